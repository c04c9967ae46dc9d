package org.songline.devices.utility;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Everything about left and right, mid and side. */
public final class StereoDevice implements DeviceType {
  static final int WIDTH = 0;
  static final int LOW_WIDTH = 1;
  static final int CROSSOVER = 2;
  static final int MID = 3;
  static final int SIDE = 4;
  static final int BALANCE = 5;
  static final int ROTATION = 6;
  static final int HAAS = 7;
  static final int INVERT_LEFT = 8;
  static final int INVERT_RIGHT = 9;
  static final int SWAP = 10;
  static final int LISTEN = 11;
  static final int OUTPUT = 12;

  static final int CORRELATION = 0;
  static final int SIDE_SHARE = 1;

  /** Level of mid or side at and below which there is silence. */
  static final double SILENCE = -60;

  /** Longest Haas delay in milliseconds. */
  static final double LONGEST = 30;

  private static final List<Reading> READINGS =
      List.of(
          new Reading(
              "correlation",
              "Correlation",
              Unit.PLAIN,
              "How alike the sides are: 1 is mono, 0 wide, below 0 loses sound in mono."),
          new Reading(
              "side-share",
              "Side share",
              Unit.PERCENT,
              "Share of the power that differs between the sides."));

  static final List<Parameter> TABLE =
      List.of(
          SideTable.width(),
          Parameter.smooth(
              "low-width",
              "Low width",
              Unit.PERCENT,
              0,
              200,
              100,
              "Width below the crossover, on top of the width: 0 makes the bass mono."),
          Parameter.smooth(
                  "crossover",
                  "Crossover",
                  Unit.HERTZ,
                  20,
                  1000,
                  120,
                  "Where low width ends, 24 dB an octave, in phase with the rest.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "mid",
              "Mid",
              Unit.DECIBELS,
              SILENCE,
              12,
              0,
              "Level of what both sides share; the lowest value is silence."),
          Parameter.smooth(
              "side",
              "Side",
              Unit.DECIBELS,
              SILENCE,
              12,
              0,
              "Level of what differs between the sides; the lowest value is silence."),
          SideTable.balance(),
          Parameter.smooth(
              "rotation",
              "Rotation",
              Unit.PLAIN,
              -90,
              90,
              0,
              "Degrees by which the whole image turns: at 45 the middle is on the right."),
          Parameter.smooth(
              "haas",
              "Haas",
              Unit.MILLISECONDS,
              -LONGEST,
              LONGEST,
              0,
              "Delays the right side (above 0) or the left side (below 0), which moves the sound to"
                  + " the earlier side; mind the mono sum."),
          SideTable.invertLeft(),
          SideTable.invertRight(),
          SideTable.swap(),
          Parameter.choice(
              "listen",
              "Listen",
              "What is heard on both sides, for checking: all, the mono sum, the side, or one"
                  + " side.",
              List.of("stereo", "mono", "side", "left", "right")),
          Common.output());

  @Override
  public String id() {
    return "stereo";
  }

  @Override
  public String name() {
    return "Stereo tools";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Width above and below a crossover, mid and side levels, balance, rotation, a Haas"
        + " delay, polarity and swap, and ways to listen. With its initial values it changes"
        + " nothing, to the bit.";
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
    return new StereoProcessor(setup);
  }
}
