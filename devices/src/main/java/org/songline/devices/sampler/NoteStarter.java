package org.songline.devices.sampler;

import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.noise.Noise;

/** What begins, and when: the zones of notes and controllers, and the slices of a round in turn. */
final class NoteStarter {
  private static final float MOST_VELOCITY = 127;

  /** Velocity of what the end of a key starts. */
  private static final float KEY_UP_VELOCITY = 64;

  /** Notes of which each may start so many regions have chance of their own. */
  private static final int REGIONS = 1024;

  private static final float LEAST_TRIM = -144;

  private final long seed;
  private final VoiceBank bank;
  private final Program[] programs;
  private final Channel channel;
  private final VoiceSettings settings;
  private final Selection selection;
  private final Crowd crowd;
  private final RoundPlayer round;
  private int current;
  private long random;
  private long serial;

  /**
   * @param programs of which the first is the initial one
   */
  NoteStarter(
      Setup setup, VoiceBank bank, Program[] programs, Channel channel, VoiceSettings settings) {
    seed = setup.seed();
    this.bank = bank;
    this.programs = programs;
    this.channel = channel;
    this.settings = settings;
    selection = new Selection(programs, channel);
    crowd = new Crowd(bank.voices);
    round = new RoundPlayer(setup.sampleRate());
    reset();
  }

  void reset() {
    selection.reset();
    round.stop();
    current = 0;
    serial = 0;
    random = seed * 0x9E3779B97F4A7C15L | 1;
  }

  /** New notes play this one of the programs. */
  void select(int program) {
    current = program;
  }

  /** Whether slices are being played in turn. */
  boolean inTurn() {
    return round.playing();
  }

  /**
   * A key goes down.
   *
   * @param key in semitones, 60 the middle C
   * @param loudness 0 to 1
   */
  void press(int frame, int note, float key, float loudness) {
    float shifted = key + settings.transpose;
    int nearest = Math.round(shifted);
    if (nearest < 0 || nearest > 127) {
      return;
    }
    float velocity = Math.max(1, MOST_VELOCITY * bent(Math.clamp(loudness, 0f, 1f)));
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
    float curve = settings.velocityCurve;
    return curve == 0 || velocity <= 0
        ? velocity
        : Exact.fastExp2(Exact.fastLog2(velocity) * Exact.fastExp2(-curve));
  }

  /** No more slices in turn. */
  void stopTurns() {
    round.stop();
  }

  /** A key goes up: what that starts, whatever the pedal does. */
  void lift(int frame, int note) {
    if (round.playing() && round.note == note) {
      round.stop();
    }
    int key = selection.lift(note);
    if (key >= 0 && programs[current].hasKeyUpZones()) {
      start(frame, note, key, KEY_UP_VELOCITY, Zone.Trigger.RELEASE_KEY, 0);
    }
  }

  /** A note has ended, key and pedal: what that starts. */
  void released(int frame, Voice voice) {
    if (programs[current].hasReleaseZones()) {
      start(
          frame, voice.note, voice.key(), voice.velocity(), Zone.Trigger.RELEASE, voice.seconds());
    }
  }

  /** All keys are up, and nothing that follows from that starts. */
  void liftAll() {
    stopTurns();
    selection.liftAll();
  }

  /** A controller has moved from another value to the one it has now. */
  void control(int frame, int controller, float old) {
    Zone[] zones = programs[current].byControl();
    for (int i = 0; i < zones.length; i++) {
      Zone zone = zones[i];
      if (Selection.starts(zone, controller, old, channel.value(controller))) {
        serial++;
        if (selection.plays(current, zone, nextRandom())) {
          float key = (float) Math.clamp(zone.rootCents / 100, 0, 127);
          begin(zone, frame, -1 - zone.region, key, MOST_VELOCITY, 0);
        }
      }
    }
  }

  /** Starts the slices that are due in this quantum, after all its events. */
  void turns(double tempo) {
    if (!round.playing()) {
      return;
    }
    for (Zone[] zones = round.take(tempo); zones != null; zones = round.take(tempo)) {
      for (Voice voice : bank.voices) {
        if (voice.active() && voice.note == round.note) {
          voice.fade(round.frame());
        }
      }
      serial++;
      for (int i = 0; i < zones.length; i++) {
        start(zones[i], round.frame(), round.note, round.key, round.velocity, 0);
      }
    }
    round.pass(tempo);
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
      trim = (float) Math.max(LEAST_TRIM, -a.releaseDecay * held);
      if (a.polyphony > 0) {
        crowd.limit(frame, note, zone.group, -1, a.polyphony);
      }
      if (a.notePolyphony > 0) {
        crowd.limit(frame, note, zone.group, Math.round(key), a.notePolyphony);
      }
    }
    start(zone, frame, note, key, velocity, trim);
  }

  private void start(Zone zone, int frame, int note, float key, float velocity, float trim) {
    crowd.makeRoom(frame, note, settings.polyphony);
    long own = Noise.mix(seed + serial * REGIONS + zone.region);
    bank.start(zone, frame, note, key, velocity, own, trim);
  }

  /** Xorshift (Marsaglia, 2003): 0 to below 1. */
  private float nextRandom() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return (random >>> 40) * 0x1p-24f;
  }
}
