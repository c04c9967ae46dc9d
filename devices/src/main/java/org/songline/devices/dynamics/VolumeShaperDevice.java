package org.songline.devices.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A volume curve that is drawn over a beat and repeats with the song. */
public final class VolumeShaperDevice implements DeviceType {
  static final int SYNC = 0;
  static final int NOTE = 1;
  static final int RATE = 2;
  static final int OFFSET = 3;
  static final int DEPTH = 4;
  static final int SMOOTHING = 5;
  static final int LOWS_ONLY = 6;
  static final int SPLIT = 7;
  static final int POINTS = 8;
  static final int FIRST_POINT = 9;
  static final int PER_POINT = 3;
  static final int MOST = 8;
  static final int OUTPUT = FIRST_POINT + PER_POINT * MOST;

  /** Positions, levels and bends of a new device: the classic pump. */
  private static final double[][] INITIAL = {
    {0, 0, 0}, {12, 15, -20}, {60, 100, 0}, {100, 100, 0},
    {100, 100, 0}, {100, 100, 0}, {100, 100, 0}, {100, 100, 0}
  };

  private static final List<Parameter> TABLE = table();

  private static List<Parameter> table() {
    var table = new ArrayList<Parameter>();
    table.add(Common.sync(true));
    table.add(
        Common.note(
            Common.noteNamed("1/4"),
            "How long the curve is while it follows the tempo, counted from the song's start."));
    table.add(
        Parameter.smooth(
                "rate",
                "Rate",
                Unit.HERTZ,
                0.05,
                20,
                2,
                "How often a second the curve comes round while it does not follow the tempo.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
            "offset",
            "Offset",
            Unit.PERCENT,
            0,
            100,
            0,
            "Shifts the curve to later in its cycle."));
    table.add(
        Parameter.smooth(
            "depth",
            "Depth",
            Unit.PERCENT,
            0,
            100,
            100,
            "How far the curve moves the volume: 0 leaves it alone."));
    table.add(
        Parameter.smooth(
            "smoothing",
            "Smoothing",
            Unit.MILLISECONDS,
            1,
            50,
            4,
            "The least time that a jump of the curve takes, the one at its turn too."));
    table.add(
        Parameter.toggle(
            "lows-only",
            "Lows only",
            false,
            "Shapes only what lies below the split, so that a kick finds room and the highs go"
                + " on."));
    table.add(
        Parameter.smooth(
                "split", "Split", Unit.HERTZ, 40, 2000, 180, "Where the lows end, 24 dB an octave.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.choice(
                "points",
                "Points",
                "How many points the curve has; those beyond are not used.",
                List.of("1", "2", "3", "4", "5", "6", "7", "8"))
            .startingAt(2));
    for (int p = 0; p < MOST; p++) {
      int number = p + 1;
      table.add(
          Parameter.smooth(
              "position-" + number,
              "Position " + number,
              Unit.PERCENT,
              0,
              100,
              INITIAL[p][0],
              "Where in the cycle point " + number + " stands, not before the one before it."));
      table.add(
          Parameter.smooth(
              "level-" + number,
              "Level " + number,
              Unit.PERCENT,
              0,
              100,
              INITIAL[p][1],
              "How loud it is at point " + number + ": 100 is the sound as it comes."));
      table.add(
          Parameter.smooth(
              "curve-" + number,
              "Curve " + number,
              Unit.PERCENT,
              -100,
              100,
              INITIAL[p][2],
              "Bends the line after point "
                  + number
                  + ": above 0 it waits and then hurries, below 0 it hurries and then waits."));
    }
    table.add(Common.output());
    return List.copyOf(table);
  }

  private static final List<Reading> READINGS = List.of(DynamicsReadings.REDUCTION);

  @Override
  public String id() {
    return "volume-shaper";
  }

  @Override
  public String name() {
    return "Volume shaper";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "A volume curve of up to eight points that repeats with the song's position: pumping"
        + " without a compressor, gates and rhythms, on all of the sound or its lows.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Processor create(Setup setup) {
    return new VolumeShaperProcessor(setup.sampleRate());
  }
}
