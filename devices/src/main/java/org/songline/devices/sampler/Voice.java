package org.songline.devices.sampler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;

/**
 * One sounding zone: the control side of a voice, which once a quantum fills its lane of a {@link
 * VoiceGroup} with samples, gains and filter coefficients. Pitch and gain glide over the quantum.
 */
final class Voice {
  /** What real fonts expect of initialAttenuation: the sound cards it was made for scale it so. */
  private static final float ATTENUATION_SCALE = 0.4f;

  private static final double ONE = 4294967296.0;
  private static final double MAX_STEP = 64;

  /** Time in which a voice that must go falls by 100 dB. */
  private static final float FADE_SECONDS = 0.012f;

  /** The longest delay of a voice. */
  private static final double LONGEST_DELAY = 100;

  private final double rate;
  private final VoiceGroup group;
  private final int lane;
  private final Streams streams;
  private final int number;
  private final VoiceLfos lfos = new VoiceLfos();
  private final SampleReader reader;
  private final Expression expression;
  private final float[] values = new float[Target.COUNT];
  private final float[] sums = new float[Target.COUNT];
  private final VoiceEnvelopes envelopes;
  private final VolumeEnvelope volume;
  private final ModulationEnvelope modulation;
  private final VoicePan pan = new VoicePan();

  private @Nullable Zone zone;

  /** The event number of the note that sounds, and the order in which voices began. */
  int note;

  long order;
  boolean held;
  boolean sostenuto;
  boolean releasing;

  /** Whether it has made its last quantum. */
  boolean ending;

  private boolean dying;
  private boolean choked;
  private int delay;
  private int releaseAt;
  private long age;
  private float key;
  private float velocity;
  private final NoteTouch touch = new NoteTouch();
  private int seen;
  private boolean starting;
  private boolean waiting;
  private boolean swinging;
  private float own;
  private float fadeSeconds;

  private double ratio;
  private double basePitch;
  private float pitch;
  private long step;
  private float target;
  private float leftNow;
  private float rightNow;
  private float cutoff;
  private float resonance;
  private boolean filtering;

  private float tuning;
  private boolean modulates;
  private float envToPitch;
  private float envToFilter;
  private float swell;
  private float filterCents;
  private float filterQ;

  Voice(double rate, VoiceGroup group, int lane, Channel channel, Streams streams, int number) {
    this.streams = streams;
    this.number = number;
    this.rate = rate;
    this.group = group;
    this.lane = lane;
    reader = new SampleReader(group.parts, lane);
    expression = new Expression(rate, channel);
    if (streams.any()) {
      reader.stream(streams.fastest());
    }
    envelopes = new VoiceEnvelopes(rate, values, sums);
    volume = envelopes.volume;
    modulation = envelopes.modulation;
  }

  boolean active() {
    return zone != null;
  }

  /** Whether it sounds only to end quickly. */
  boolean dying() {
    return dying;
  }

  /** A measure of how loud it is, for choosing which voice to give up. */
  float loudness() {
    return target * volume.level();
  }

  int exclusiveGroup() {
    return zone == null ? 0 : zone.offBy;
  }

  /** The group that it is of, for the polyphony of groups. */
  int group() {
    return zone == null ? 0 : zone.group;
  }

  /** Seconds since its start. */
  double seconds() {
    return age / rate;
  }

  /** Whether a key that is down started it, so that the key's end matters. */
  boolean fromKey() {
    Zone z = zone;
    return z != null
        && (z.trigger == Zone.Trigger.ATTACK
            || z.trigger == Zone.Trigger.FIRST
            || z.trigger == Zone.Trigger.LEGATO);
  }

  /** Whether it is on its way out because of another voice. */
  boolean choked() {
    return dying || choked;
  }

  float key() {
    return key;
  }

  float velocity() {
    return velocity;
  }

  /**
   * Starts a zone.
   *
   * @param frame of the next quantum, 0 to 63
   * @param newVelocity 0 to 127
   * @param seed of the chance of this note and region
   * @param trim decibels added to this voice alone
   */
  void start(
      Zone newZone,
      int frame,
      int newNote,
      float newKey,
      float newVelocity,
      long seed,
      float trim,
      Channel channel,
      VoiceSettings settings) {
    zone = newZone;
    own = trim;
    fadeSeconds = FADE_SECONDS;
    note = newNote;
    held = false;
    sostenuto = false;
    releasing = false;
    dying = false;
    choked = false;
    ending = false;
    delay = frame;
    releaseAt = -1;
    age = 0;
    float[] g = newZone.generators;
    key = g[Generator.FIXED_KEY] >= 0 ? g[Generator.FIXED_KEY] : newKey;
    velocity = g[Generator.FIXED_VELOCITY] >= 0 ? g[Generator.FIXED_VELOCITY] : newVelocity;
    touch.reset();
    starting = true;
    filtering = false;
    cutoff = -1;
    pan.renew();
    group.open(lane);
    group.mute(lane);
    expression.start(newZone.articulation, key, velocity, seed);
    modulate(channel, settings);
    envelopes.start(newZone, key, settings);
    float later = sums[Generator.START_OFFSET] + 32768 * sums[Generator.START_COARSE_OFFSET];
    float detuned = 0;
    Articulation a = newZone.articulation;
    if (a != null) {
      double late = value(Target.DELAY) + expression.lateness(a);
      delay += (int) Math.rint(Math.clamp(late, 0, LONGEST_DELAY) * rate);
      later += value(Target.OFFSET) + expression.skipped(a);
      detuned = expression.detuned(a);
      expression.begin(values, sums);
    }
    int offset = Math.round(later);
    reader.start(
        newZone, streams.of(newZone), Math.clamp(newZone.start + (long) offset, 0, newZone.end));
    streams.at(number, newZone, reader.frame());
    ratio = newZone.sample.rate / rate;
    float scale = value(Generator.SCALE_TUNING);
    double root = newZone.rootCents;
    basePitch = scale * (key - root / 100) + detuned;
  }

  private float value(int generator) {
    return values[generator] + sums[generator];
  }

  /** Looks at all controllers again. */
  private void modulate(Channel channel, VoiceSettings settings) {
    Zone z = zone;
    if (z == null) {
      return;
    }
    seen = channel.version;
    Arrays.fill(sums, 0);
    System.arraycopy(z.generators, 0, values, 0, z.generators.length);
    for (Modulator m : z.modulators) {
      if (settings.velocityToFilter || !m.equals(VELOCITY_TO_FILTER)) {
        sums[m.destination()] += channel.amount(m, key, velocity, touch.pressure);
      }
    }
    Articulation a = z.articulation;
    if (a != null) {
      expression.move(a, sums);
    }
    envToPitch = value(Generator.MOD_ENV_TO_PITCH);
    envToFilter = value(Generator.MOD_ENV_TO_FILTER);
    modulates = envToPitch != 0 || envToFilter != 0;
    lfos.set(values, sums, envelopes, rate);
    tuning =
        channel.tuning()
            + sums[Modulator.INITIAL_PITCH]
            + value(Generator.COARSE_TUNE) * 100
            + value(Generator.FINE_TUNE);
    if (a != null && a.bends) {
      float bend = channel.bend();
      tuning += bend >= 0 ? bend * value(Target.BEND_UP) : -bend * value(Target.BEND_DOWN);
    }
    filterCents = value(Generator.FILTER_CUTOFF);
    filterQ = Math.clamp(value(Generator.FILTER_Q), 0f, 960f);
    float attenuation =
        values[Generator.ATTENUATION] * ATTENUATION_SCALE + sums[Generator.ATTENUATION];
    target = Exact.fastGain(z.gain + own - Math.clamp(attenuation, -240f, 1440f) / 10 + touch.gain);
    if (a != null) {
      target *= expression.gain(a, values, sums);
      filterCents += expression.brightness(a);
    }
    pan.renew();
    pan.set(z, values, sums, 500 * touch.pan);
  }

  private static final Modulator VELOCITY_TO_FILTER = Modulator.velocityToFilter();

  /** The note ends at a frame of the next quantum. */
  void release(int frame) {
    Zone z = zone;
    if (z != null && !releasing && z.looping != Zone.Looping.ONE_SHOT) {
      releasing = true;
      releaseAt = frame;
      if (z.looping == Zone.Looping.UNTIL_RELEASE) {
        reader.leaveLoop();
      }
    }
  }

  /** The note ends whatever the voice would rather do. */
  void releaseHard(int frame) {
    if (zone != null && !releasing) {
      release(frame);
      if (!releasing) {
        fade(frame);
      }
    }
  }

  /** Another voice chokes this one: it ends as its zone wants. */
  void choke(int frame) {
    Zone z = zone;
    Articulation a = z == null ? null : z.articulation;
    if (a == null || a.off == Articulation.Off.FAST) {
      fade(frame);
    } else if (a.off == Articulation.Off.TIME) {
      fadeSeconds = Math.max(FADE_SECONDS, a.offSeconds);
      fade(frame);
    } else {
      choked = true;
      if (!releasing) {
        releasing = true;
        releaseAt = frame;
      }
    }
  }

  /** Ends the voice within a few milliseconds, from a frame of the next quantum. */
  void fade(int frame) {
    if (zone != null && !dying) {
      dying = true;
      releasing = true;
      releaseAt = frame;
    }
  }

  void express(int kind, float amount) {
    touch.express(kind, amount);
    expression.keyPressure(touch.pressure);
    seen = -1;
  }

  void stop() {
    if (filtering && zone != null) {
      group.finish(zone);
    }
    filtering = false;
    streams.at(number, null, 0);
    zone = null;
    volume.end();
    group.mute(lane);
    group.open(lane);
    group.used &= ~(1 << lane);
  }

  /** First step of a quantum: where it reads, and how fast. */
  void prepare(Channel channel, VoiceSettings settings) {
    if (seen != channel.version) {
      modulate(channel, settings);
    }
    waiting = delay >= Quantum.FRAMES;
    if (waiting) {
      return;
    }
    int sounding = Quantum.FRAMES - delay;
    age += sounding;
    expression.quantum(age, values, sums);
    pitch(settings, sounding);
  }

  /** Second step: reads its samples. */
  void read(boolean vectors) {
    if (waiting) {
      group.parts.clear(lane, 0, Quantum.FRAMES);
      ending = dying;
    } else {
      ending = !reader.read(delay, vectors);
    }
  }

  /** The second step of two voices at once where that is possible; else nothing has happened. */
  boolean readWith(Voice twin) {
    boolean read = !waiting && delay == twin.delay && reader.readWith(twin.reader, delay);
    if (read) {
      ending = false;
      twin.ending = false;
    }
    return read;
  }

  /** Last step: filter and gains. */
  void finish(VoiceSettings settings) {
    Zone z = zone;
    if (z == null) {
      return;
    }
    if (waiting) {
      delay -= Quantum.FRAMES;
      return;
    }
    filter(z, settings);
    ending |= !gains(z, settings);
    streams.at(number, z, reader.frame());
    delay = 0;
    starting = false;
  }

  private void pitch(VoiceSettings settings, int sounding) {
    float cents = tuning + settings.tune + touch.pitch + expression.cents();
    cents += lfos.cents(age);
    if (modulates) {
      swell = (float) modulation.at((double) age);
      cents += envToPitch * swell;
    }
    if (starting || cents != pitch) {
      pitch = cents;
      double factor = ratio * Cents.ratio(basePitch + cents);
      long end =
          (long) (Math.clamp(factor, 1e-6, reader.streams() ? streams.fastest() : MAX_STEP) * ONE);
      reader.glide(starting ? end : step, end, sounding);
      step = end;
    } else {
      reader.glide(step, step, sounding);
    }
  }

  private void filter(Zone z, VoiceSettings settings) {
    float cents =
        filterCents + settings.cutoff + (touch.timbre - 0.5f) * 4800 + expression.cutoff();
    if (modulates) {
      cents += envToFilter * swell;
    }
    cents += lfos.filterCents();
    float q = filterQ;
    boolean needed =
        cents < 13500 || q > 0 || settings.cutoff != 0 || z.filter != Zone.Filter.LOW_PASS;
    if (!needed && !filtering) {
      return;
    }
    if (!filtering) {
      filtering = true;
      group.begin(lane, z);
      cutoff = Float.NaN;
    }
    if (cents != cutoff || q != resonance) {
      cutoff = cents;
      resonance = q;
      group.tune(lane, z, cents, q, (float) rate);
    }
  }

  /** Fills the gain nodes; false when the voice has faded out. */
  private boolean gains(Zone z, VoiceSettings settings) {
    float goal = target * expression.swell();
    if (lfos.decibels() != 0) {
      goal *= Exact.fastGain(lfos.decibels());
    }
    if (expression.pan() != 0 || swinging) {
      swinging = expression.pan() != 0;
      pan.set(z, values, sums, 500 * touch.pan + 5 * expression.pan());
    }
    float l0 = starting ? goal * pan.left : leftNow;
    float r0 = starting ? goal * pan.right : rightNow;
    leftNow = approach(l0, goal * pan.left);
    rightNow = approach(r0, goal * pan.right);
    int at = delay;
    float level = volume.level();
    float peak = 0;
    group.leftGain[lane] = level * l0;
    group.rightGain[lane] = level * r0;
    for (int node = 1; node < VoiceGroup.NODES; node++) {
      int frame = node * VoiceGroup.NODE_FRAMES;
      if (frame > at) {
        if (releaseAt >= 0 && releaseAt < frame) {
          int before = Math.max(0, releaseAt - at);
          volume.advance(before);
          at += before;
          beginRelease(z, at, settings);
        }
        level = volume.advance(frame - at);
        at = frame;
      }
      float part = frame / (float) Quantum.FRAMES;
      float l = level * Math.fma(leftNow - l0, part, l0);
      float r = level * Math.fma(rightNow - r0, part, r0);
      group.leftGain[node * Quantum.LANES + lane] = l;
      group.rightGain[node * Quantum.LANES + lane] = r;
      peak = Math.max(peak, Math.max(l, r));
    }
    if (volume.ended() || (volume.fading() && peak < VolumeEnvelope.FLOOR)) {
      int last = (VoiceGroup.NODES - 1) * Quantum.LANES + lane;
      group.leftGain[last] = 0;
      group.rightGain[last] = 0;
      return false;
    }
    return true;
  }

  /** A gain on its way: four tenths of the rest each quantum, so that no controller clicks. */
  private static float approach(float from, float to) {
    return Math.abs(to - from) < 1e-6f ? to : Math.fma(to - from, 0.4f, from);
  }

  private void beginRelease(Zone z, int frame, VoiceSettings settings) {
    releaseAt = -1;
    if (dying) {
      volume.release(fadeSeconds * rate);
      return;
    }
    double at = (double) (age - (Quantum.FRAMES - frame));
    expression.release(at, values, sums);
    envelopes.release(z, at, settings);
  }
}
