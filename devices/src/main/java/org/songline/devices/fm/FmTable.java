package org.songline.devices.fm;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.percent;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.Parameter.toggle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.songline.devices.Common;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.voices.LfoControls;
import org.songline.devices.voices.Player;
import org.songline.dsp.oscillator.Algorithm;
import org.songline.dsp.oscillator.LaneOperators;

/** The parameters of the FM synthesizer, and the place of each in the table. */
final class FmTable {
  static final List<Parameter> PARAMETERS = parameters();

  static final int ALGORITHM = at("algorithm");
  static final int FEEDBACK = at("feedback");
  static final int BRIGHTNESS = at("brightness");

  /** Parameters of one operator, after the first of each. */
  static final int RATIO = 0;

  static final int FIXED = 1;
  static final int HERTZ = 2;
  static final int DETUNE = 3;
  static final int LEVEL = 4;
  static final int VELOCITY = 5;
  static final int KEY_LEVEL = 6;
  static final int KEY_RATE = 7;
  static final int FORM = 8;
  static final int LFO = 9;

  /** Attack; decay, sustain, fall and release follow. */
  static final int ATTACK = 10;

  /** First parameter of each operator. */
  static final int[] OPERATORS =
      IntStream.rangeClosed(1, LaneOperators.COUNT).map(n -> at("op" + n + "-ratio")).toArray();

  static final int PITCH_ENVELOPE = at("pitch-envelope");

  /** Attack; decay, sustain and release follow. */
  static final int PITCH_ATTACK = at("pitch-attack");

  static final int LFO_FIRST = at("lfo-shape");
  static final int LFO_PITCH = at("lfo-pitch");
  static final int LFO_LEVEL = at("lfo-level");
  static final int PRESSURE = at("pressure-brightness");
  static final int TIMBRE = at("timbre-brightness");
  static final int PHASES = at("phases");
  static final int STEREO = at("stereo");
  static final int PLAYER = at("mode");
  static final int VOICES = at("voices");
  static final int OUTPUT = at("output");

  private FmTable() {}

  private static int at(String id) {
    int place = Parameter.place(PARAMETERS, id);
    if (place < 0) {
      throw new IllegalArgumentException(id);
    }
    return place;
  }

  private static List<Parameter> parameters() {
    List<Parameter> table = new ArrayList<>();
    List<String> numbers =
        IntStream.rangeClosed(1, Algorithm.ALL.size()).mapToObj(Integer::toString).toList();
    table.add(
        choice(
                "algorithm",
                "Algorithm",
                "Which operators are heard and which shake others: one of 32 arrangements.",
                numbers)
            .startingAt(4)
            .of(Kind.STRUCTURAL));
    table.add(
        percent(
            "feedback",
            "Feedback",
            0,
            100,
            0,
            "How far one operator shakes itself: from a sine through a saw to noise."));
    table.add(
        percent(
            "brightness",
            "Brightness",
            0,
            200,
            100,
            "Scales how far all operators shake others: dull below 100, harsh above."));
    for (int n = 1; n <= LaneOperators.COUNT; n++) {
      operator(table, "op" + n + "-", "Op " + n + " ", n);
    }
    pitch(table);
    expression(table);
    Player.addParameters(table);
    table.add(
        smooth("voices", "Voices", Unit.PLAIN, 1, 128, 32, "Most notes that sound at once.")
            .of(Kind.STRUCTURAL));
    table.add(Common.output());
    return List.copyOf(table);
  }

  private static void operator(List<Parameter> table, String id, String name, int number) {
    table.add(
        smooth(
                id + "ratio",
                name + "ratio",
                Unit.PLAIN,
                0.125,
                32,
                1,
                "Frequency in multiples of the note's: whole numbers are in tune.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        toggle(
            id + "fixed",
            name + "fixed",
            false,
            "Keeps one frequency for all notes instead of a multiple of theirs."));
    table.add(
        smooth(id + "hertz", name + "hertz", Unit.HERTZ, 0.1, 10_000, 440, "The fixed frequency.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        smooth(
            id + "detune",
            name + "detune",
            Unit.CENTS,
            -100,
            100,
            0,
            "Puts the operator out of tune, so that it beats with the others."));
    table.add(
        percent(
            id + "level",
            name + "level",
            0,
            100,
            number == 1 ? 100 : 0,
            "Loudness of an operator that is heard; of another, how far it shakes: its square, up"
                + " to four pi."));
    table.add(
        percent(
            id + "velocity",
            name + "velocity",
            0,
            100,
            number == 1 ? 70 : 0,
            "How much soft notes lower its level."));
    table.add(
        smooth(
            id + "key-level",
            name + "key level",
            Unit.DECIBELS,
            -12,
            12,
            0,
            "How much louder it is with each octave above middle C."));
    table.add(
        percent(
            id + "key-rate",
            name + "key rate",
            0,
            100,
            0,
            "How much faster its envelope is with each octave above middle C; 100 is twice."));
    table.add(
        choice(
            id + "form",
            name + "form",
            "The wave of the operator.",
            List.of("sine", "half", "full", "square", "pinched", "peaked")));
    table.add(
        percent(
            id + "lfo",
            name + "LFO",
            0,
            100,
            0,
            "How much the LFO's level depth moves its level."));
    envelope(table, id, name);
  }

  private static void envelope(List<Parameter> table, String id, String name) {
    table.add(
        seconds(id + "attack", name + "attack", 10, 0.001, "Time to rise after a note starts."));
    table.add(seconds(id + "decay", name + "decay", 20, 0.5, "Time to fall to the sustain level."));
    table.add(
        percent(
            id + "sustain", name + "sustain", 0, 100, 100, "Where the decay ends, of its level."));
    table.add(
        seconds(
            id + "fall",
            name + "fall",
            60,
            0,
            "Time to fall from there to silence while the note is held; 0 stays there."));
    table.add(
        seconds(
            id + "release",
            name + "release",
            20,
            0.15,
            "Time to fall to silence after the note is let go."));
  }

  private static void pitch(List<Parameter> table) {
    table.add(
        smooth(
            "pitch-envelope",
            "Pitch envelope",
            Unit.SEMITONES,
            -48,
            48,
            0,
            "How far the pitch envelope bends the note."));
    table.add(seconds("pitch-attack", "Pitch attack", 10, 0, "Time in which the pitch bends."));
    table.add(seconds("pitch-decay", "Pitch decay", 20, 0.1, "Time in which it comes back."));
    table.add(
        percent("pitch-sustain", "Pitch sustain", 0, 100, 0, "How much of the bend then stays."));
    table.add(
        seconds("pitch-release", "Pitch release", 20, 0.1, "Time to lose it after the note."));
  }

  private static void expression(List<Parameter> table) {
    LfoControls.addParameters(table, "lfo", "LFO");
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
        percent(
            "lfo-level",
            "LFO to level",
            0,
            100,
            0,
            "Tremolo, or a wah: how deep the LFO dips the operators that follow it."));
    table.add(
        percent(
            "pressure-brightness",
            "Pressure to brightness",
            -100,
            100,
            50,
            "How much full pressure brightens the note."));
    table.add(
        percent(
            "timbre-brightness",
            "Timbre to brightness",
            -100,
            100,
            50,
            "How much full per-note timbre brightens the note."));
    table.add(
        choice(
            "phases",
            "Phases",
            "Whether all operators of a note begin together or anywhere in their cycle.",
            List.of("together", "random")));
    table.add(
        percent("stereo", "Stereo", 0, 100, 0, "Spreads successive notes between left and right."));
  }

  private static Parameter seconds(String id, String name, double max, double at, String help) {
    return smooth(id, name, Unit.SECONDS, 0, max, at, help).scaled(Scale.SQUARE);
  }
}
