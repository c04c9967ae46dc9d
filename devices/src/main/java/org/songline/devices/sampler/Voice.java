package org.songline.devices.sampler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Events;
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

  /** The shortest release, -7200 timecents: the time in which a hundred decibels do not click. */
  private static final float SHORTEST_RELEASE = -7200;

  private final double rate;
  private final VoiceGroup group;
  private final int lane;
  private final VolumeEnvelope volume = new VolumeEnvelope();
  private final Lfo vibratoLfo = new Lfo();
  private final Lfo wobbleLfo = new Lfo();
  private final ModulationEnvelope modulation = new ModulationEnvelope();
  private final SampleReader reader;
  private final float[] values = new float[Generator.COUNT];
  private final float[] sums = new float[Generator.COUNT];

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
  private int delay;
  private int releaseAt;
  private long age;
  private float key;
  private float velocity;
  private float keyPressure;
  private float notePitch;
  private float noteGain;
  private float notePan;
  private float noteTimbre;
  private int seen;
  private boolean starting;

  private double ratio;
  private double basePitch;
  private float pitch;
  private long step;
  private float target;
  private float leftNow;
  private float rightNow;
  private float left;
  private float right;
  private float panned;
  private float cutoff;
  private float resonance;
  private boolean filtering;

  // What a quantum needs of the generators, so that it need not look at them.
  private float tuning;
  private float vibrato;
  private boolean wobbles;
  private float wobbleToPitch;
  private float wobbleToFilter;
  private float wobbleToVolume;
  private float wobble;
  private boolean modulates;
  private float envToPitch;
  private float envToFilter;
  private float swell;
  private float filterCents;
  private float filterQ;

  Voice(double rate, VoiceGroup group, int lane) {
    this.rate = rate;
    this.group = group;
    this.lane = lane;
    reader = new SampleReader(group.parts, lane);
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

  Zone.@Nullable Trigger trigger() {
    return zone == null ? null : zone.trigger;
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
   */
  void start(
      Zone newZone,
      int frame,
      int newNote,
      float newKey,
      float newVelocity,
      Channel channel,
      VoiceSettings settings) {
    zone = newZone;
    note = newNote;
    held = false;
    sostenuto = false;
    releasing = false;
    dying = false;
    ending = false;
    delay = frame;
    releaseAt = -1;
    age = 0;
    float[] g = newZone.generators;
    key = g[Generator.FIXED_KEY] >= 0 ? g[Generator.FIXED_KEY] : newKey;
    velocity = g[Generator.FIXED_VELOCITY] >= 0 ? g[Generator.FIXED_VELOCITY] : newVelocity;
    keyPressure = 0;
    notePitch = 0;
    noteGain = 0;
    notePan = 0;
    noteTimbre = 0.5f;
    starting = true;
    filtering = false;
    cutoff = -1;
    panned = Float.NaN;
    group.open(lane);
    group.mute(lane);
    modulate(channel, settings);
    startEnvelopes(settings);
    int offset =
        Math.round(sums[Generator.START_OFFSET] + 32768 * sums[Generator.START_COARSE_OFFSET]);
    reader.start(newZone, Math.clamp(newZone.start + (long) offset, 0, newZone.end));
    ratio = newZone.sample.rate / rate;
    float scale = value(Generator.SCALE_TUNING);
    double root = newZone.rootCents;
    basePitch = scale * (key - root / 100);
  }

  private void startEnvelopes(VoiceSettings settings) {
    float up = 60 - key;
    volume.start(
        pause(value(Generator.VOL_ENV_DELAY)),
        frames(value(Generator.VOL_ENV_ATTACK)) + settings.attack * rate,
        pause(value(Generator.VOL_ENV_HOLD) + up * value(Generator.KEY_TO_VOL_ENV_HOLD)),
        frames(value(Generator.VOL_ENV_DECAY) + up * value(Generator.KEY_TO_VOL_ENV_DECAY)),
        Math.clamp(value(Generator.VOL_ENV_SUSTAIN), 0f, 1000f) / 10);
    modulation.start(
        pause(value(Generator.MOD_ENV_DELAY)),
        frames(value(Generator.MOD_ENV_ATTACK)),
        pause(value(Generator.MOD_ENV_HOLD) + up * value(Generator.KEY_TO_MOD_ENV_HOLD)),
        frames(value(Generator.MOD_ENV_DECAY) + up * value(Generator.KEY_TO_MOD_ENV_DECAY)),
        1 - Math.clamp(value(Generator.MOD_ENV_SUSTAIN), 0f, 1000f) / 1000);
  }

  /** Frames of a time in timecents. */
  private double frames(float timecents) {
    return Exact.fastExp2(Math.clamp(timecents, -12000f, 8000f) / 1200) * rate;
  }

  /** As {@link #frames}, for delays and holds, whose least value means none. */
  private double pause(float timecents) {
    return timecents <= -12000 ? 0 : frames(timecents);
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
    System.arraycopy(z.generators, 0, values, 0, values.length);
    for (Modulator m : z.modulators) {
      if (settings.velocityToFilter || !m.equals(VELOCITY_TO_FILTER)) {
        sums[m.destination()] += channel.amount(m, key, velocity, keyPressure);
      }
    }
    envToPitch = value(Generator.MOD_ENV_TO_PITCH);
    envToFilter = value(Generator.MOD_ENV_TO_FILTER);
    modulates = envToPitch != 0 || envToFilter != 0;
    vibrato = value(Generator.VIB_LFO_TO_PITCH);
    vibratoLfo.set(pause(value(Generator.VIB_LFO_DELAY)), value(Generator.VIB_LFO_FREQUENCY), rate);
    wobbleToPitch = value(Generator.MOD_LFO_TO_PITCH);
    wobbleToFilter = value(Generator.MOD_LFO_TO_FILTER);
    wobbleToVolume = value(Generator.MOD_LFO_TO_VOLUME) / 10;
    wobbles = wobbleToPitch != 0 || wobbleToFilter != 0 || wobbleToVolume != 0;
    wobbleLfo.set(pause(value(Generator.MOD_LFO_DELAY)), value(Generator.MOD_LFO_FREQUENCY), rate);
    tuning =
        channel.tuning()
            + sums[Modulator.INITIAL_PITCH]
            + value(Generator.COARSE_TUNE) * 100
            + value(Generator.FINE_TUNE);
    filterCents = value(Generator.FILTER_CUTOFF);
    filterQ = Math.clamp(value(Generator.FILTER_Q), 0f, 960f);
    float attenuation =
        values[Generator.ATTENUATION] * ATTENUATION_SCALE + sums[Generator.ATTENUATION];
    target = Exact.fastGain(z.gain - Math.clamp(attenuation, -240f, 1440f) / 10 + noteGain);
    pan();
  }

  private static final Modulator VELOCITY_TO_FILTER = Modulator.velocityToFilter();

  private void pan() {
    float pan = Math.clamp(value(Generator.PAN) + 500 * notePan, -500f, 500f);
    if (pan != panned) {
      float turns = (500 + pan) / 4000;
      left = Exact.fastCos(turns);
      right = Exact.fastSin(turns);
      panned = pan;
    }
  }

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

  /** Ends the voice within a few milliseconds, from a frame of the next quantum. */
  void fade(int frame) {
    if (zone != null && !dying) {
      dying = true;
      releasing = true;
      releaseAt = frame;
    }
  }

  void express(int kind, float amount) {
    switch (kind) {
      case Events.NOTE_PITCH -> notePitch = amount * 100;
      case Events.NOTE_PRESSURE -> keyPressure = amount * 127;
      case Events.NOTE_TIMBRE -> noteTimbre = amount;
      case Events.NOTE_GAIN -> noteGain = amount;
      default -> notePan = amount;
    }
    seen = -1;
  }

  void stop() {
    if (filtering) {
      group.filtered--;
      filtering = false;
    }
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
    int sounding = Quantum.FRAMES - delay;
    age += sounding;
    pitch(settings, sounding);
  }

  /** Second step: reads its samples. */
  void read(boolean vectors) {
    ending = !reader.read(delay, vectors);
  }

  /** The second step of two voices at once where that is possible; else nothing has happened. */
  boolean readWith(Voice twin) {
    boolean read = delay == twin.delay && reader.readWith(twin.reader, delay);
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
    filter(z, settings);
    ending |= !gains(settings);
    delay = 0;
    starting = false;
  }

  private void pitch(VoiceSettings settings, int sounding) {
    float cents = tuning + settings.tune + notePitch;
    if (vibrato != 0) {
      cents += vibrato * vibratoLfo.at(age);
    }
    if (wobbles) {
      wobble = wobbleLfo.at(age);
      cents += wobbleToPitch * wobble;
    }
    if (modulates) {
      swell = (float) modulation.at((double) age);
      cents += envToPitch * swell;
    }
    if (starting || cents != pitch) {
      pitch = cents;
      double factor = ratio * Cents.ratio(basePitch + cents);
      long end = (long) (Math.clamp(factor, 1e-6, MAX_STEP) * ONE);
      reader.glide(starting ? end : step, end, sounding);
      step = end;
    } else {
      reader.glide(step, step, sounding);
    }
  }

  private void filter(Zone z, VoiceSettings settings) {
    float cents = filterCents + settings.cutoff + (noteTimbre - 0.5f) * 4800;
    if (modulates) {
      cents += envToFilter * swell;
    }
    if (wobbles) {
      cents += wobbleToFilter * wobble;
    }
    float q = filterQ;
    boolean needed =
        cents < 13500 || q > 0 || settings.cutoff != 0 || z.filter != Zone.Filter.LOW_PASS;
    if (!needed && !filtering) {
      return;
    }
    if (!filtering) {
      filtering = true;
      group.filtered++;
      group.s1[lane] = 0;
      group.s2[lane] = z.filter == Zone.Filter.LOW_PASS ? group.parts.scalar(0, lane) : 0;
      cutoff = Float.NaN;
    }
    if (cents != cutoff || q != resonance) {
      cutoff = cents;
      resonance = q;
      group.tune(lane, z.filter, cents, q, (float) rate);
    }
  }

  /** Fills the gain nodes; false when the voice has faded out. */
  private boolean gains(VoiceSettings settings) {
    float goal = target;
    if (wobbles) {
      goal *= Exact.fastGain(wobbleToVolume * wobble);
    }
    float l0 = starting ? goal * left : leftNow;
    float r0 = starting ? goal * right : rightNow;
    leftNow = approach(l0, goal * left);
    rightNow = approach(r0, goal * right);
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
          beginRelease(at, settings);
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

  private void beginRelease(int frame, VoiceSettings settings) {
    releaseAt = -1;
    if (dying) {
      volume.release(FADE_SECONDS * rate);
      return;
    }
    float tc = Math.max(SHORTEST_RELEASE, value(Generator.VOL_ENV_RELEASE));
    volume.release(frames(tc) + settings.release * rate);
    float mod = Math.max(SHORTEST_RELEASE, value(Generator.MOD_ENV_RELEASE));
    modulation.release((double) (age - (Quantum.FRAMES - frame)), frames(mod));
  }
}
