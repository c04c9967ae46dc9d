package org.songline.devices.pitch;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Adds up to four voices in harmony. */
public final class HarmoniserDevice implements DeviceType {
  static final int VOICES = 4;
  static final int MODE = 0;
  static final int KEY = 1;
  static final int SCALE = 2;
  static final int KEEP_FORMANTS = 3;
  static final int HUMANISE = 4;
  static final int DRY = 5;
  static final int WINDOW = 6;
  static final int OUTPUT = 7;

  /** The first parameter of the first voice. */
  static final int FIRST = 8;

  /** Places within a voice. */
  static final int INTERVAL = 0;

  static final int STEPS = 1;
  static final int LEVEL = 2;
  static final int PAN = 3;
  static final int FORMANT = 4;
  static final int DELAY = 5;

  /** Parameters of a voice. */
  static final int EACH = 6;

  /** Decibels at which a voice is silent. */
  static final double SILENCE = -60;

  static final double MOST_DELAY = 0.25;

  private static final int[] INTERVALS = {4, 7, 12, -12};
  private static final int[] DEGREES = {2, 4, 7, -7};

  static final List<Parameter> TABLE = table();

  private static List<Parameter> table() {
    var table = new ArrayList<Parameter>();
    table.add(
        Parameter.choice(
            "mode",
            "Mode",
            "Whether voices keep a fixed interval, or follow the key from the pitch that is sung.",
            List.of("fixed", "in key")));
    table.add(Keys.root());
    table.add(Keys.scale(1));
    table.add(
        Parameter.toggle(
            "keep-formants",
            "Keep formants",
            true,
            "Gives every voice the throat of the singer instead of one that shrinks as it rises."));
    table.add(
        Parameter.smooth(
            "humanise",
            "Humanise",
            Unit.PERCENT,
            0,
            100,
            20,
            "Lets every voice wander in pitch and level by itself, as people do."));
    table.add(
        Parameter.smooth(
            "dry", "Dry", Unit.DECIBELS, SILENCE, 6, 0, "Level of the untouched sound."));
    table.add(PitchShifterDevice.window());
    table.add(Common.output());
    for (int v = 0; v < VOICES; v++) {
      voice(table, v);
    }
    return List.copyOf(table);
  }

  private static void voice(List<Parameter> table, int v) {
    String id = "voice-" + (v + 1) + "-";
    String name = "Voice " + (v + 1) + " ";
    table.add(
        Parameter.smooth(
            id + "interval",
            name + "interval",
            Unit.SEMITONES,
            -24,
            24,
            INTERVALS[v],
            "How far this voice is above the sung one when intervals are fixed."));
    table.add(
        Parameter.smooth(
                id + "steps",
                name + "steps",
                Unit.PLAIN,
                -14,
                14,
                DEGREES[v],
                "How many steps of the scale this voice is above the sung one when it follows the"
                    + " key.")
            .of(Kind.STEPPED));
    table.add(
        Parameter.smooth(
            id + "level",
            name + "level",
            Unit.DECIBELS,
            SILENCE,
            6,
            v == 0 ? -6 : SILENCE,
            "Level of this voice; silent at the lowest."));
    table.add(
        Parameter.smooth(
            id + "pan",
            name + "pan",
            Unit.PERCENT,
            -100,
            100,
            new int[] {-40, 40, 70, -70}[v],
            "Where this voice stands between left and right."));
    table.add(
        Parameter.smooth(
            id + "formant",
            name + "formant",
            Unit.SEMITONES,
            -12,
            12,
            0,
            "Moves the resonances of this voice: down for a larger singer, up for a smaller one."));
    table.add(
        Parameter.smooth(
            id + "delay",
            name + "delay",
            Unit.MILLISECONDS,
            0,
            1000 * MOST_DELAY,
            new int[] {12, 19, 27, 8}[v],
            "How late this voice comes in."));
  }

  @Override
  public String id() {
    return "harmoniser";
  }

  @Override
  public String name() {
    return "Harmoniser";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Sings along in up to four voices, at fixed intervals or in the key of the song, each"
        + " with its own place, throat and inaccuracy.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return List.of(
        new Reading("note", "Note", Unit.PLAIN, "The MIDI key that is heard; 0 for none."));
  }

  @Override
  public Processor create(Setup setup) {
    return new HarmoniserProcessor(
        setup.sampleRate(), (int) Math.rint(setup.initial().get(WINDOW)), setup.seed());
  }
}
