package org.songline.devices.dynamics;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A look-ahead limiter that holds a true-peak ceiling. */
public final class LimiterDevice implements DeviceType {
  static final int GAIN = 0;
  static final int CEILING = 1;
  static final int RELEASE = 2;
  static final int LINK = 3;
  static final int LOOKAHEAD = 4;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "gain",
              "Gain",
              Unit.DECIBELS,
              -24,
              24,
              0,
              "Level into the limiter: how hard it is driven."),
          Parameter.smooth(
              "ceiling",
              "Ceiling",
              Unit.DECIBELS,
              -24,
              0,
              -1,
              "The highest true peak that comes out, between samples too."),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  10,
                  1000,
                  200,
                  "How fast steady limiting follows the music; lone peaks recover sooner anyway.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "link",
              "Link",
              Unit.PERCENT,
              0,
              100,
              100,
              "How far both sides are turned down together; less is louder, more keeps the picture"
                  + " still."),
          Parameter.smooth(
                  "lookahead",
                  "Look-ahead",
                  Unit.MILLISECONDS,
                  1,
                  10,
                  3,
                  "How early the gain begins to fall before a peak; more is smoother and later.")
              .of(Kind.STRUCTURAL));

  /** Place of the true peak among the readings. */
  static final int PEAK_AT = 1;

  private static final List<Reading> READINGS =
      List.of(
          DynamicsReadings.REDUCTION,
          new Reading(
              "true-peak",
              "True peak",
              Unit.DECIBELS,
              "The highest peak that comes out at this moment, between samples too."));

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public String id() {
    return "limiter";
  }

  @Override
  public String name() {
    return "Limiter";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Holds a true-peak ceiling, also between samples. What stays under the ceiling passes"
        + " unchanged, to the bit, a few milliseconds late.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new LimiterProcessor(setup.sampleRate(), setup.initial().get(LOOKAHEAD) / 1000);
  }
}
