package org.songline.devices.pitch;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Brings a voice into tune. */
public final class PitchCorrectionDevice implements DeviceType {
  static final int KEY = 0;
  static final int SCALE = 1;
  static final int NOTES = 2;
  static final int SPEED = 14;
  static final int AMOUNT = 15;
  static final int VIBRATO = 16;
  static final int HUMANISE = 17;
  static final int TRANSPOSE = 18;
  static final int KEEP_FORMANTS = 19;
  static final int FORMANT = 20;
  static final int REFERENCE = 21;
  static final int RANGE = 22;
  static final int MIX = 23;
  static final int OUTPUT = 24;

  static final int READ_NOTE = 0;
  static final int READ_CENTS = 1;
  static final int READ_CORRECTION = 2;

  private static final double[] LOWEST = {140, 90, 60, 40};
  private static final double[] HIGHEST = {1400, 1000, 800, 800};

  static final List<Parameter> TABLE = table();

  private static List<Parameter> table() {
    var table = new ArrayList<Parameter>();
    table.add(Keys.root());
    table.add(Keys.scale(0));
    for (String note : Keys.ROOTS) {
      String id = note.toLowerCase(java.util.Locale.ROOT).replace("#", "-sharp");
      table.add(
          Parameter.toggle(
              "note-" + id,
              note,
              true,
              "Whether " + note + " may be sung, where the scale has it."));
    }
    table.add(
        Parameter.smooth(
                "speed",
                "Retune speed",
                Unit.MILLISECONDS,
                0,
                400,
                40,
                "How long the voice takes into tune: 0 snaps from note to note, long is not"
                    + " noticed.")
            .scaled(Scale.SQUARE));
    table.add(
        Parameter.smooth(
            "amount", "Amount", Unit.PERCENT, 0, 100, 100, "How much of each mistake is mended."));
    table.add(
        Parameter.smooth(
            "vibrato",
            "Vibrato",
            Unit.PERCENT,
            0,
            200,
            0,
            "How much of the singer's vibrato stays, or is added to, whatever the speed."));
    table.add(
        Parameter.smooth(
            "humanise",
            "Humanise",
            Unit.PERCENT,
            0,
            100,
            0,
            "Leaves held notes more to the singer and lets them wander a few cents."));
    table.add(
        Parameter.smooth(
            "transpose",
            "Transpose",
            Unit.SEMITONES,
            -12,
            12,
            0,
            "Moves the mended voice to other notes, with the same throat."));
    table.add(
        Parameter.toggle(
            "keep-formants",
            "Keep formants",
            true,
            "Leaves the resonances of the throat where they are when the pitch moves."));
    table.add(
        Parameter.smooth(
            "formant",
            "Formant",
            Unit.SEMITONES,
            -12,
            12,
            0,
            "Moves the resonances by themselves: down is a larger throat, up a smaller one."));
    table.add(
        Parameter.smooth(
            "reference",
            "Reference",
            Unit.HERTZ,
            415,
            466,
            440,
            "The pitch of A4 that everything is tuned to."));
    table.add(
        Parameter.choice(
                "range",
                "Range",
                "The lowest pitch that is expected: higher ranges answer sooner.",
                List.of("soprano", "alto and tenor", "baritone", "bass"))
            .startingAt(1)
            .of(Kind.STRUCTURAL));
    table.add(Common.mix(100, "The share of the mended voice beside the untouched one."));
    table.add(Common.output());
    return List.copyOf(table);
  }

  @Override
  public String id() {
    return "pitch-correction";
  }

  @Override
  public String name() {
    return "Pitch correction";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Tunes one voice to the notes of a key, slowly and unnoticed or at once; formants stay,"
        + " and breath and consonants pass untouched.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return List.of(
        new Reading("note", "Note", Unit.PLAIN, "The MIDI key that is aimed at; 0 for none."),
        new Reading("cents", "Cents", Unit.CENTS, "How far the voice is above that note."),
        new Reading("correction", "Correction", Unit.CENTS, "By how much the voice is raised."));
  }

  @Override
  public Processor create(Setup setup) {
    int range = (int) Math.rint(setup.initial().get(RANGE));
    return new PitchCorrectionProcessor(
        setup.sampleRate(), LOWEST[range], HIGHEST[range], setup.seed());
  }
}
