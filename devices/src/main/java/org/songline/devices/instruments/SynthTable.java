package org.songline.devices.instruments;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.Parameter.toggle;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.oscillator.FactoryWavetables;

/** The parameters of the synthesizer, and the place of each in the table. */
final class SynthTable {
  /** Parameters of one oscillator, after the first of each. */
  static final int SHAPE = 0;

  static final int POSITION = 1;
  static final int WIDTH = 2;
  static final int OCTAVE = 3;
  static final int SEMITONES = 4;
  static final int FINE = 5;
  static final int LEVEL = 6;

  /** First parameter of each oscillator. */
  static final int[] OSCILLATORS = {0, 7};

  static final int SUB_SHAPE = 14;
  static final int SUB_LEVEL = 15;
  static final int NOISE_LEVEL = 16;
  static final int UNISON = 17;
  static final int DETUNE = 18;
  static final int SPREAD = 19;
  static final int BLEND = 20;
  static final int RANDOM_PHASE = 21;
  static final int FILTER = 22;
  static final int CUTOFF = 23;
  static final int RESONANCE = 24;
  static final int DRIVE = 25;
  static final int KEY_TRACK = 26;
  static final int FILTER_ENVELOPE = 27;
  static final int FILTER_VELOCITY = 28;
  static final int AMP_ATTACK = 29;
  static final int MOD_ATTACK = 33;
  static final int PITCH_ENVELOPE = 37;
  static final int LFO_SHAPE = 38;
  static final int LFO_SYNC = 39;
  static final int LFO_RATE = 40;
  static final int LFO_START = 41;
  static final int LFO_FADE = 42;
  static final int LFO_PITCH = 43;
  static final int LFO_CUTOFF = 44;
  static final int LFO_LEVEL = 45;
  static final int LFO_WIDTH = 46;
  static final int LFO_POSITION = 47;
  static final int VELOCITY = 48;
  static final int MODE = 49;
  static final int GLIDE = 50;
  static final int BEND_RANGE = 51;
  static final int PRESSURE_CUTOFF = 52;
  static final int TIMBRE_CUTOFF = 53;
  static final int TIMBRE_POSITION = 54;
  static final int STEREO = 55;
  static final int VOICES = 56;
  static final int OUTPUT = 57;

  /** Waves before the wavetables in the list of shapes. */
  static final int CLASSIC = 4;

  /** Cycle lengths in quarter notes by choice of sync; 0 is none. */
  static final double[] CYCLES = {
    0, 16, 8, 4, 3, 2, 1.5, 4.0 / 3, 1, 0.75, 2.0 / 3, 0.5, 1.0 / 3, 0.25, 1.0 / 6, 0.125
  };

  private static final List<String> SYNC_NAMES =
      List.of(
          "off",
          "4/1",
          "2/1",
          "1/1",
          "1/2 dotted",
          "1/2",
          "1/4 dotted",
          "1/2 triplet",
          "1/4",
          "1/8 dotted",
          "1/4 triplet",
          "1/8",
          "1/8 triplet",
          "1/16",
          "1/16 triplet",
          "1/32");

  private SynthTable() {}

  static List<Parameter> parameters() {
    List<Parameter> table = new ArrayList<>();
    oscillator(table, 1, 100);
    oscillator(table, 2, 0);
    table.add(
        choice(
            "sub-shape",
            "Sub shape",
            "The wave of the sub oscillator, one octave below the note.",
            List.of("sine", "triangle", "square")));
    table.add(percent("sub-level", "Sub level", 0, "Weight under the sound from the sub."));
    table.add(percent("noise-level", "Noise level", 0, "White noise mixed in before the filter."));
    table.add(
        whole("unison", "Unison", 1, 8, 1, "Copies of both oscillators that each note plays."));
    table.add(
        smooth(
            "detune",
            "Detune",
            Unit.CENTS,
            0,
            100,
            15,
            "How far the outermost unison copies are out of tune."));
    table.add(percent("spread", "Spread", 70, "How far unison copies stand apart in stereo."));
    table.add(
        percent("blend", "Blend", 80, "Level of the outer unison copies against the centre."));
    table.add(
        toggle(
            "random-phase",
            "Random phase",
            false,
            "Starts each note anywhere in the wave, softer and less even, instead of at its"
                + " beginning."));
    table.add(
        choice(
                "filter",
                "Filter",
                "What the filter lets through and how steeply it cuts the rest.",
                List.of(
                    "off", "low 12", "low 24", "band 12", "band 24", "high 12", "high 24", "notch"))
            .startingAt(1));
    table.add(
        smooth(
                "cutoff",
                "Cutoff",
                Unit.HERTZ,
                20,
                20_000,
                8000,
                "Where the filter begins to cut, for the note middle C.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        smooth(
                "resonance",
                "Resonance",
                Unit.PLAIN,
                0.5,
                40,
                0.7071,
                "Q of the filter: how strongly it rings at the cutoff.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        smooth(
            "drive",
            "Drive",
            Unit.DECIBELS,
            0,
            36,
            0,
            "Saturation before the filter; the level is kept about the same."));
    table.add(
        percent("key-track", "Key track", 0, "How much the cutoff follows the pitch of the note."));
    table.add(
        smooth(
            "filter-envelope",
            "Filter envelope",
            Unit.SEMITONES,
            -96,
            96,
            0,
            "How far the modulation envelope moves the cutoff."));
    table.add(
        percent(
            "filter-velocity",
            "Filter velocity",
            0,
            "How much soft notes shrink the filter envelope."));
    envelope(table, "amp", "Amp", 0.002, 0.2, 100, 0.15, "the loudness");
    envelope(table, "mod", "Mod", 0.002, 0.4, 0, 0.3, "the modulation envelope");
    table.add(
        smooth(
            "pitch-envelope",
            "Pitch envelope",
            Unit.SEMITONES,
            -48,
            48,
            0,
            "How far the modulation envelope bends the pitch."));
    table.add(
        choice(
            "lfo-shape",
            "LFO shape",
            "The form of the low-frequency oscillator.",
            List.of(
                "sine",
                "triangle",
                "rising saw",
                "falling saw",
                "square",
                "sample and hold",
                "drift")));
    table.add(
        choice(
            "lfo-sync", "LFO sync", "Length of a cycle in notes; off uses the rate.", SYNC_NAMES));
    table.add(
        smooth("lfo-rate", "LFO rate", Unit.HERTZ, 0.02, 40, 5, "Cycles a second when not in sync.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        choice(
            "lfo-start",
            "LFO start",
            "Whether the cycles run with the song or begin with each note.",
            List.of("song", "note")));
    table.add(
        smooth(
                "lfo-fade",
                "LFO fade",
                Unit.SECONDS,
                0,
                5,
                0,
                "Time in which the LFO comes in after the start of a note.")
            .scaled(Scale.SQUARE));
    table.add(
        smooth(
                "lfo-pitch",
                "LFO to pitch",
                Unit.SEMITONES,
                0,
                24,
                0,
                "Vibrato: how far the LFO bends the pitch.")
            .scaled(Scale.SQUARE));
    table.add(
        smooth(
            "lfo-cutoff",
            "LFO to cutoff",
            Unit.SEMITONES,
            0,
            60,
            0,
            "How far the LFO moves the cutoff."));
    table.add(percent("lfo-level", "LFO to level", 0, "Tremolo: how deep the LFO dips the level."));
    table.add(
        percent("lfo-width", "LFO to width", 0, "How far the LFO moves the width of pulses."));
    table.add(
        percent("lfo-position", "LFO to position", 0, "How far the LFO moves through wavetables."));
    table.add(percent("velocity", "Velocity", 70, "How much softer a soft note is."));
    table.add(
        choice(
            "mode",
            "Mode",
            "Many notes at once; one at a time; or one at a time where overlapping notes flow into"
                + " each other without a new attack.",
            List.of("poly", "mono", "legato")));
    table.add(
        smooth(
                "glide",
                "Glide",
                Unit.SECONDS,
                0,
                5,
                0,
                "Time to slide from the last note to the next; in legato mode only between"
                    + " overlapping notes.")
            .scaled(Scale.SQUARE));
    table.add(whole("bend-range", "Bend range", 0, 48, 2, "Semitones of a full pitch bend."));
    table.add(
        smooth(
            "pressure-cutoff",
            "Pressure to cutoff",
            Unit.SEMITONES,
            -60,
            60,
            24,
            "How far full pressure moves the cutoff."));
    table.add(
        smooth(
            "timbre-cutoff",
            "Timbre to cutoff",
            Unit.SEMITONES,
            -60,
            60,
            0,
            "How far full per-note timbre moves the cutoff."));
    table.add(
        smooth(
            "timbre-position",
            "Timbre to position",
            Unit.PERCENT,
            -100,
            100,
            0,
            "How far full per-note timbre moves through wavetables."));
    table.add(percent("stereo", "Stereo", 0, "Spreads successive notes between left and right."));
    table.add(
        whole(
                "voices",
                "Voices",
                1,
                128,
                32,
                "Most notes that sound at once, before the oldest" + " gives way.")
            .of(Kind.STRUCTURAL));
    table.add(
        smooth("level", "Level", Unit.DECIBELS, -60, 12, -12, "Loudness of the whole instrument."));
    return List.copyOf(table);
  }

  private static void oscillator(List<Parameter> table, int number, double level) {
    String id = "osc" + number + "-";
    String name = "Osc " + number + " ";
    List<String> shapes = new ArrayList<>(List.of("sine", "triangle", "saw", "pulse"));
    shapes.addAll(FactoryWavetables.NAMES);
    table.add(
        choice(id + "shape", name + "shape", "A classic wave or a wavetable.", shapes)
            .startingAt(2));
    table.add(percent(id + "position", name + "position", 0, "Place within the wavetable."));
    table.add(
        smooth(
            id + "width",
            name + "width",
            Unit.PERCENT,
            2,
            98,
            50,
            "Part of the cycle that a pulse is up; 50 is a square wave."));
    table.add(whole(id + "octave", name + "octave", -4, 4, 0, "Octaves above the note."));
    table.add(whole(id + "semitones", name + "semitones", -12, 12, 0, "Semitones above the note."));
    table.add(
        smooth(
            id + "fine",
            name + "fine",
            Unit.CENTS,
            -100,
            100,
            0,
            "Fine tuning, in hundredths of a semitone."));
    table.add(percent(id + "level", name + "level", level, "Level before the filter."));
  }

  private static void envelope(
      List<Parameter> table,
      String id,
      String name,
      double attack,
      double decay,
      double sustain,
      double release,
      String what) {
    table.add(
        seconds(
            id + "-attack",
            name + " attack",
            10,
            attack,
            "Time that " + what + " takes to rise after a note starts."));
    table.add(
        seconds(
            id + "-decay",
            name + " decay",
            20,
            decay,
            "Time that " + what + " takes to fall to the sustain level."));
    table.add(
        percent(
            id + "-sustain",
            name + " sustain",
            sustain,
            "Where " + what + " stays while the note is held."));
    table.add(
        seconds(
            id + "-release",
            name + " release",
            20,
            release,
            "Time that " + what + " takes to end after the note is let go."));
  }

  private static Parameter seconds(String id, String name, double max, double at, String help) {
    return smooth(id, name, Unit.SECONDS, 0, max, at, help).scaled(Scale.SQUARE);
  }

  private static Parameter percent(String id, String name, double at, String help) {
    return smooth(id, name, Unit.PERCENT, 0, 100, at, help);
  }

  private static Parameter whole(String id, String name, int min, int max, int at, String help) {
    return smooth(id, name, Unit.PLAIN, min, max, at, help).of(Kind.STEPPED);
  }
}
