package org.songline.devices.sampler;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;
import org.songline.media.soundfont.Preset;

/** The running sampler: notes and controllers in, voices out. */
final class SamplerProcessor implements Processor {
  /** Voices beyond the polyphony that may still fade out. */
  private static final int SPARE = 64;

  private static final int GROUPS =
      (SamplerDevice.MOST_VOICES + SPARE + Quantum.LANES - 1) / Quantum.LANES;

  /** Cents by which filters may move in a quantum. */
  private static final float CUTOFF_STEP = 100;

  private final Setup setup;
  private final int[] programNumbers;
  private final Program[] programs;
  private final Selection selection;
  private final Crowd crowd;
  private final Streams streams;
  private final RoundPlayer round;
  private final double tempo;
  private final VoiceGroup[] groups = new VoiceGroup[GROUPS];
  private final Voice[] voices = new Voice[GROUPS * Quantum.LANES];
  private final Channel channel = new Channel();
  private final VoiceSettings settings = new VoiceSettings();
  private final float[] left = new float[Quantum.FRAMES * Quantum.LANES];
  private final float[] right = new float[Quantum.FRAMES * Quantum.LANES];
  private final Glide tune;
  private final GainGlide gain;
  private final boolean vectors;
  private final int initial;
  private final boolean percussion;
  private int current;
  private boolean freshCutoff;
  private long order;
  private long random;
  private long serial;
  private int sounding;
  private float curve;
  private int polyphony = SamplerDevice.MOST_VOICES;

  /**
   * @param programNumbers of {@code programs}, as bank * 128 + program; the first is the initial
   *     one
   * @param tempo at which the recording plays as it is, when the tempo of the song moves its pitch;
   *     else 0
   */
  SamplerProcessor(
      Setup setup, int[] programNumbers, Program[] programs, double tempo, boolean vectors) {
    this.tempo = tempo;
    round = new RoundPlayer(setup.sampleRate());
    this.setup = setup;
    this.programNumbers = programNumbers;
    this.programs = programs;
    this.vectors = vectors;
    initial = 0;
    percussion = programNumbers[0] >> 7 == Preset.PERCUSSION;
    crowd = new Crowd(voices);
    selection = new Selection(programs, channel);
    channel.initial(programs[0].controllers());
    streams = new Streams(programs[0].streamed(), voices.length);
    var scratch = new Partials();
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = new VoiceGroup(scratch);
      for (int lane = 0; lane < Quantum.LANES; lane++) {
        voices[g * Quantum.LANES + lane] =
            new Voice(
                setup.sampleRate(), groups[g], lane, channel, streams, g * Quantum.LANES + lane);
      }
    }
    tune = new Glide(setup.sampleRate());
    gain = new GainGlide(setup.sampleRate(), SamplerDevice.SILENCE);
    reset();
  }

  @Override
  public void reset() {
    for (int i = 0; i < voices.length; i++) {
      if (voices[i].active()) {
        end(i);
      }
    }
    for (VoiceGroup group : groups) {
      group.reset();
    }
    channel.reset();
    selection.reset();
    round.stop();
    current = initial;
    order = 0;
    serial = 0;
    random = setup.seed() * 0x9E3779B97F4A7C15L | 1;
    tune.snap();
    freshCutoff = true;
    gain.snap();
  }

  @Override
  public boolean readsAhead() {
    return streams.any();
  }

  @Override
  public void readAhead(int frames) {
    streams.readAhead(frames);
  }

  /** Bytes of samples that lie in files which are held for the voices now. */
  long streamedBytes() {
    return streams.bytes();
  }

  @Override
  public boolean idle() {
    return sounding == 0 && !round.playing();
  }

  @Override
  public void process(Io io) {
    settings(io);
    Events events = io.events;
    for (int i = 0; i < events.size(); i++) {
      handle(events, i);
    }
    turns(io.tempo);
    Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
    if (sounding == 0) {
      return;
    }
    boolean first = true;
    for (int g = 0; g < GROUPS; g++) {
      if (groups[g].used != 0) {
        process(g, first);
        first = false;
      }
    }
    float[] gains = gain.gains();
    if (vectors) {
      LaneSum.vector(left, right, gains, io.audio, io.offset);
    } else {
      LaneSum.scalar(left, right, gains, io.audio, io.offset);
    }
  }

  private void process(int g, boolean first) {
    VoiceGroup group = groups[g];
    int base = g * Quantum.LANES;
    for (int used = group.used; used != 0; used &= used - 1) {
      voices[base + Integer.numberOfTrailingZeros(used)].prepare(channel, settings);
    }
    for (int rest = group.used; rest != 0; ) {
      int lane = Integer.numberOfTrailingZeros(rest);
      rest &= rest - 1;
      int twin = vectors ? twin(base, lane, rest) : 0;
      if (twin == 0) {
        voices[base + lane].read(vectors);
      }
      rest &= ~twin;
    }
    for (int used = group.used; used != 0; used &= used - 1) {
      voices[base + Integer.numberOfTrailingZeros(used)].finish(settings);
    }
    if (vectors) {
      group.vector(left, right, first);
    } else {
      group.scalar(left, right, first);
    }
    for (int used = group.used; used != 0; used &= used - 1) {
      int slot = base + Integer.numberOfTrailingZeros(used);
      if (voices[slot].ending) {
        end(slot);
      }
    }
  }

  /** Reads a voice together with another of the rest; the bit of the other's lane, 0 for none. */
  private int twin(int base, int lane, int rest) {
    Voice voice = voices[base + lane];
    for (int others = rest; others != 0; others &= others - 1) {
      Voice other = voices[base + Integer.numberOfTrailingZeros(others)];
      if (other.note == voice.note && voice.readWith(other)) {
        return others & -others;
      }
    }
    return 0;
  }

  private void end(int slot) {
    voices[slot].stop();
    sounding--;
  }

  private void settings(Io io) {
    tune.next(io.values, SamplerDevice.TUNE);
    gain.next(io.values, SamplerDevice.GAIN);
    settings.tune = tune.to() + repitched(io.tempo);
    cutoff(io.values.end(SamplerDevice.CUTOFF) * 100);
    settings.attack = io.values.at(SamplerDevice.ATTACK) / 1000;
    settings.release = io.values.at(SamplerDevice.RELEASE) / 1000;
    settings.transpose = Math.round(io.values.at(SamplerDevice.TRANSPOSE));
    settings.velocityToFilter = io.values.on(SamplerDevice.VELOCITY_FILTER);
    curve = io.values.at(SamplerDevice.VELOCITY_CURVE) / 100;
    polyphony = Math.round(io.values.at(SamplerDevice.POLYPHONY));
    channel.initialBendRange(io.values.at(SamplerDevice.BEND_RANGE));
  }

  /** Cents by which the tempo of the song moves the pitch of a loop. */
  private float repitched(double now) {
    return tempo <= 0 ? 0 : 1200 * Exact.fastLog2((float) (Math.clamp(now, 1, 2000) / tempo));
  }

  /** Starts the slices that are due in this quantum. */
  private void turns(double now) {
    if (!round.playing()) {
      return;
    }
    for (Zone[] zones = round.take(now); zones != null; zones = round.take(now)) {
      for (Voice voice : voices) {
        if (voice.active() && voice.note == round.note) {
          voice.fade(round.frame());
        }
      }
      serial++;
      for (int i = 0; i < zones.length; i++) {
        start(zones[i], round.frame(), round.note, round.key, round.velocity, 0);
      }
    }
    round.pass(now);
  }

  /** The filters follow at a speed that does not click. */
  private void cutoff(float cents) {
    float way = cents - settings.cutoff;
    settings.cutoff =
        freshCutoff ? cents : settings.cutoff + Math.clamp(way, -CUTOFF_STEP, CUTOFF_STEP);
    freshCutoff = false;
  }

  private void handle(Events events, int i) {
    int frame = events.frame(i);
    int note = events.note(i);
    float key = events.key(i);
    float value = events.value(i);
    switch (events.kind(i)) {
      case Events.NOTE_ON -> noteOn(frame, note, key, value);
      case Events.NOTE_OFF -> noteOff(frame, note);
      case Events.NOTE_PITCH,
          Events.NOTE_PRESSURE,
          Events.NOTE_TIMBRE,
          Events.NOTE_GAIN,
          Events.NOTE_PAN ->
          express(events.kind(i), note, value);
      case Events.CONTROL -> control(frame, Math.clamp((int) key, 0, 127), value);
      case Events.BEND -> channel.bend(Math.clamp(value, -1f, 1f));
      case Events.PRESSURE -> channel.pressure(Math.clamp(value, 0f, 1f));
      case Events.PROGRAM -> program(Math.clamp((int) key, 0, 127), (int) value);
      case Events.ALL_OFF -> releaseAll(frame);
      default -> {}
    }
  }

  private void program(int program, int bank) {
    int wanted = SamplerDevice.number(bank, program, percussion);
    for (int i = 0; i < programNumbers.length; i++) {
      if (programNumbers[i] == wanted) {
        current = i;
        return;
      }
    }
  }

  private void noteOn(int frame, int note, float key, float loudness) {
    float shifted = key + settings.transpose;
    int nearest = Math.round(shifted);
    if (nearest < 0 || nearest > 127) {
      return;
    }
    float velocity = Math.max(1, 127 * bent(Math.clamp(loudness, 0f, 1f)));
    SliceRound turns = programs[current].round();
    if (turns != null && turns.key() == nearest) {
      round.start(turns, frame, note, shifted, velocity);
      return;
    }
    selection.choose(current, nearest);
    start(frame, note, shifted, velocity, Zone.Trigger.ATTACK, 0);
    selection.press(note, nearest);
  }

  /** The velocity curve: a power, one half at one end and two at the other. */
  private float bent(float velocity) {
    return curve == 0 || velocity <= 0
        ? velocity
        : Exact.fastExp2(Exact.fastLog2(velocity) * Exact.fastExp2(-curve));
  }

  /**
   * Starts the zones of a note.
   *
   * @param held seconds for which the note has been held, for zones that its end starts
   */
  private void start(
      int frame, int note, float key, float velocity, Zone.Trigger trigger, double held) {
    int nearest = Math.round(key);
    if (nearest < 0 || nearest > 127) {
      return;
    }
    serial++;
    float chance = nextRandom();
    int rounded = Math.round(velocity);
    Zone[] zones = programs[current].at(nearest);
    for (int i = 0; i < zones.length; i++) {
      Zone zone = zones[i];
      if (answers(zone, trigger)
          && zone.covers(nearest, rounded)
          && selection.plays(current, zone, chance)) {
        begin(zone, frame, note, key, velocity, held);
      }
    }
  }

  private boolean answers(Zone zone, Zone.Trigger trigger) {
    return zone.trigger == trigger
        || (trigger == Zone.Trigger.ATTACK
            && zone.trigger == (selection.legato() ? Zone.Trigger.LEGATO : Zone.Trigger.FIRST));
  }

  private void begin(Zone zone, int frame, int note, float key, float velocity, double held) {
    if (zone.group != 0) {
      crowd.choke(frame, note, zone.group);
    }
    Articulation a = zone.articulation;
    float trim = 0;
    if (a != null) {
      trim = (float) Math.max(-144, -a.releaseDecay * held);
      if (a.polyphony > 0) {
        crowd.limit(frame, note, zone.group, -1, a.polyphony);
      }
      if (a.notePolyphony > 0) {
        crowd.limit(frame, note, zone.group, Math.round(key), a.notePolyphony);
      }
    }
    start(zone, frame, note, key, velocity, trim);
  }

  private float nextRandom() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return (random >>> 40) * 0x1p-24f;
  }

  private void start(Zone zone, int frame, int note, float key, float velocity, float trim) {
    crowd.makeRoom(frame, note, polyphony);
    for (int g = 0; g < GROUPS; g++) {
      int free = ~groups[g].used & 0xFFFF;
      if (free != 0) {
        int lane = Integer.numberOfTrailingZeros(free);
        Voice voice = voices[g * Quantum.LANES + lane];
        groups[g].used |= 1 << lane;
        long seed = Noise.mix(setup.seed() + serial * 1024 + zone.region);
        voice.start(zone, frame, note, key, velocity, seed, trim, channel, settings);
        voice.order = order++;
        sounding++;
        return;
      }
    }
  }

  private void noteOff(int frame, int note) {
    if (round.playing() && round.note == note) {
      round.stop();
    }
    int key = selection.lift(note);
    if (key >= 0 && programs[current].hasKeyUpZones()) {
      start(frame, note, key, 64, Zone.Trigger.RELEASE_KEY, 0);
    }
    boolean pedal = channel.value(64) >= 64;
    boolean triggered = false;
    for (Voice voice : voices) {
      if (!voice.active() || voice.note != note || !voice.fromKey()) {
        continue;
      }
      if (pedal || voice.sostenuto) {
        voice.held = true;
      } else {
        triggered |= release(voice, frame, triggered);
      }
    }
  }

  /** Releases a voice, and starts the release zones of its note unless that has been done. */
  private boolean release(Voice voice, int frame, boolean triggered) {
    if (voice.releasing) {
      return triggered;
    }
    voice.held = false;
    voice.release(frame);
    if (!triggered && programs[current].hasReleaseZones()) {
      start(
          frame, voice.note, voice.key(), voice.velocity(), Zone.Trigger.RELEASE, voice.seconds());
    }
    return true;
  }

  private void express(int kind, int note, float value) {
    for (Voice voice : voices) {
      if (voice.active() && voice.note == note) {
        voice.express(kind, value);
      }
    }
  }

  private void control(int frame, int controller, float value) {
    float old = channel.value(controller);
    channel.control(controller, Math.clamp(value, 0f, 127f));
    startByControl(frame, controller, old);
    switch (controller) {
      case 64 -> pedals(frame);
      case 66 -> {
        boolean down = value >= 64;
        for (Voice voice : voices) {
          voice.sostenuto = down && (voice.sostenuto || (voice.active() && !voice.held));
        }
        pedals(frame);
      }
      case 120 -> {
        for (Voice voice : voices) {
          voice.fade(frame);
        }
      }
      case 121 -> {
        channel.resetControllers();
        for (Voice voice : voices) {
          voice.sostenuto = false;
        }
        pedals(frame);
      }
      case 123, 124, 125, 126, 127 -> {
        for (Voice voice : voices) {
          if (voice.active() && !voice.releasing) {
            voice.held = true;
          }
        }
        pedals(frame);
      }
      default -> {}
    }
  }

  private void startByControl(int frame, int controller, float old) {
    Zone[] zones = programs[current].byControl();
    for (int i = 0; i < zones.length; i++) {
      Zone zone = zones[i];
      if (Selection.starts(zone, controller, old, channel.value(controller))) {
        serial++;
        if (selection.plays(current, zone, nextRandom())) {
          float key = (float) Math.clamp(zone.rootCents / 100, 0, 127);
          begin(zone, frame, -1 - zone.region, key, 127, 0);
        }
      }
    }
  }

  /** Lets go of the notes that no pedal holds any longer. */
  private void pedals(int frame) {
    if (channel.value(64) >= 64) {
      return;
    }
    int last = -1;
    for (Voice voice : voices) {
      if (voice.active() && voice.held && !voice.sostenuto) {
        release(voice, frame, voice.note == last);
        last = voice.note;
      }
    }
  }

  private void releaseAll(int frame) {
    round.stop();
    selection.liftAll();
    for (Voice voice : voices) {
      voice.sostenuto = false;
      voice.held = false;
      if (voice.active()) {
        voice.releaseHard(frame);
      }
    }
  }
}
