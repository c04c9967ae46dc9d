package org.songline.devices.drums;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;

/** The parameters of the drum machine: a few of the whole, then as many for each pad. */
final class DrumsTable {
  static final int KIT = 0;
  static final int ALL_LEVEL = 1;
  static final int MAP = 2;
  static final int BASS_KEYS = 3;
  static final int BASS_PAD = 4;
  static final int BASS_GLIDE = 5;
  static final int BASS_RELEASE = 6;
  static final int BEND_RANGE = 7;
  private static final int PADS = 8;

  /** Places of a pad's parameters after {@link #pad}. */
  static final int LEVEL = 0;

  static final int PAN = 1;
  static final int TUNE = 2;
  static final int DECAY = 3;
  static final int SNAP = 4;
  static final int MODEL = 5;
  static final int BODY = 6;
  static final int SWEEP = 7;
  static final int COLOUR = 8;
  static final int DRIVE = 9;
  static final int FILTER = 10;
  static final int CUTOFF = 11;
  static final int RESONANCE = 12;
  static final int VELOCITY = 13;
  static final int CHOKE = 14;
  static final int OUTPUT = 15;
  static final int START = 16;
  static final int END = 17;
  static final int REVERSE = 18;
  private static final int PER_PAD = 19;

  private static final int CHOKES = 8;

  /** Outputs beside the main one. */
  static final int OUTPUTS = 8;

  static final List<Parameter> ALL = all();

  private DrumsTable() {}

  /** The first parameter of a pad, from 0. */
  static int pad(int pad) {
    return PADS + pad * PER_PAD;
  }

  /** Names of the outputs beside the main one. */
  static List<String> outputs() {
    return numbered("out-", OUTPUTS);
  }

  private static List<String> numbered(String word, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(word + i);
    }
    return names;
  }

  private static List<String> numbered(String first, String word, int count) {
    List<String> names = numbered(word, count);
    names.add(0, first);
    return names;
  }

  private static List<Parameter> all() {
    List<Parameter> table = new ArrayList<>();
    table.add(
        Parameter.choice(
            "kit", "Kit", "The set of drums that pads without a model play.", DrumKit.SETS));
    table.add(
        Parameter.smooth(
            "level", "Level", Unit.DECIBELS, -60, 12, -6, "Loudness of the whole kit."));
    table.add(
        Parameter.choice(
            "map",
            "Key map",
            "Which keys play which drum: those of General MIDI, or sixteen pads from key 36 up.",
            List.of("general-midi", "pads")));
    table.add(
        Parameter.choice(
            "bass-keys",
            "Bass keys",
            "Lets keys play the bass pad in tune: from key 60 up, where 72 is the pad's own pitch,"
                + " or all keys, where 36 is.",
            List.of("off", "upper", "all")));
    table.add(
        Parameter.choice(
                "bass-pad", "Bass pad", "The pad that the bass keys play.", DrumKit.names())
            .startingAt(1));
    table.add(
        Parameter.smooth(
                "bass-glide",
                "Bass glide",
                Unit.MILLISECONDS,
                0,
                1000,
                60,
                "Time in which the bass slides to a note that overlaps the last; at 0 each note is"
                    + " struck.")
            .scaled(Scale.SQUARE));
    table.add(
        Parameter.smooth(
                "bass-release",
                "Bass release",
                Unit.MILLISECONDS,
                5,
                4000,
                120,
                "Time in which the bass ends after its key is let go.")
            .scaled(Scale.SQUARE));
    table.add(
        Parameter.smooth(
            "bend-range",
            "Bend range",
            Unit.SEMITONES,
            0,
            24,
            2,
            "How far the pitch wheel bends the bass."));
    for (DrumKit.Pad pad : DrumKit.PADS) {
      new Builder(table, pad).addAll();
    }
    return List.copyOf(table);
  }

  /** Makes the parameters of one pad. */
  private record Builder(List<Parameter> table, DrumKit.Pad pad) {
    void addAll() {
      smooth("level", "level", Unit.DECIBELS, -60, 12, 0, "Loudness of this drum.");
      smooth(
          "pan", "pan", Unit.PERCENT, -100, 100, 0, "Where this drum stands, from left to right.");
      smooth("tune", "tune", Unit.SEMITONES, -24, 24, 0, "Pitch of the strokes to come.");
      smooth(
          "decay",
          "decay",
          Unit.PERCENT,
          10,
          400,
          100,
          "How long the strokes to come ring, against their own length.");
      smooth(
          "snap",
          "snap",
          Unit.PERCENT,
          0,
          200,
          100,
          "How much click and noise the strokes to come have.");
      choice(
          "model",
          "model",
          "What the strokes to come sound like: the drum of the kit, the pad's recording, or"
              + " another drum.",
          DrumModels.choices(),
          0);
      smooth(
          "body",
          "body",
          Unit.PERCENT,
          0,
          200,
          100,
          "How much of the low tone the strokes to come have.");
      smooth(
          "sweep",
          "sweep",
          Unit.PERCENT,
          0,
          300,
          100,
          "How far the pitch of the strokes to come falls at the start.");
      smooth(
          "colour",
          "colour",
          Unit.PERCENT,
          -100,
          100,
          0,
          "Makes the synthesized strokes to come darker or brighter.");
      smooth(
          "drive", "drive", Unit.DECIBELS, 0, 36, 0, "Saturation: adds warmth, then distortion.");
      choice(
          "filter",
          "filter",
          "Which part of the sound the filter lets through.",
          List.of("off", "low-pass", "high-pass", "band-pass"),
          0);
      add(
          number("cutoff", "cutoff", Unit.HERTZ, 20, 20_000, 2000, "Where the filter works.")
              .scaled(Scale.LOGARITHMIC));
      smooth(
          "resonance",
          "resonance",
          Unit.PERCENT,
          0,
          100,
          0,
          "How much the filter rings where it works.");
      smooth(
          "velocity",
          "velocity",
          Unit.PERCENT,
          0,
          200,
          100,
          "How much softer soft strokes to come are.");
      choice(
          "choke",
          "choke group",
          "A stroke silences the other pads of its group.",
          numbered("off", "", CHOKES),
          pad.choke());
      choice(
          "output",
          "output",
          "Where this drum leaves the device; an output that is not connected is the main one.",
          numbered("main", "", OUTPUTS),
          0);
      smooth("start", "start", Unit.PERCENT, 0, 99, 0, "Where strokes of the recording start.");
      smooth("end", "end", Unit.PERCENT, 1, 100, 100, "Where strokes of the recording end.");
      add(
          Parameter.toggle(
              pad.id() + "-reverse",
              pad.name() + " reverse",
              false,
              "Plays the strokes to come of the recording backwards."));
    }

    private void add(Parameter parameter) {
      table.add(parameter);
    }

    private Parameter number(
        String id, String name, Unit unit, double min, double max, double initial, String help) {
      return Parameter.smooth(
          pad.id() + "-" + id, pad.name() + " " + name, unit, min, max, initial, help);
    }

    private void smooth(
        String id, String name, Unit unit, double min, double max, double initial, String help) {
      add(number(id, name, unit, min, max, initial, help));
    }

    private void choice(String id, String name, String help, List<String> choices, int initial) {
      add(
          Parameter.choice(pad.id() + "-" + id, pad.name() + " " + name, help, choices)
              .startingAt(initial));
    }
  }
}
