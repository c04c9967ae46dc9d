package org.songline.devices.distortion;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Cuts peaks off at a ceiling, without aliases. */
public final class ClipperDevice implements DeviceType {
  static final int DRIVE = 0;
  static final int CEILING = 1;
  static final int KNEE = 2;
  static final int GUARD = 3;
  static final int DELTA = 4;
  static final int QUALITY = 5;

  static final int CLIPPED_AT = 0;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              -12,
              36,
              0,
              "Level into the clipper: how much is cut off."),
          Parameter.smooth(
              "ceiling",
              "Ceiling",
              Unit.DECIBELS,
              -24,
              0,
              -0.3,
              "Where peaks are cut off: no sample comes out above it while the guard is on."),
          Parameter.smooth(
              "knee",
              "Knee",
              Unit.PERCENT,
              0,
              100,
              20,
              "How early the curve begins to bend: 0 is a hard corner, 100 bends everywhere."),
          Parameter.toggle(
              "guard",
              "Guard",
              true,
              "Turns the overshoots that filtering leaves beside a clipped edge down to the"
                  + " ceiling, between samples too; without it they may pass it by 3 dB."),
          Parameter.toggle(
              "delta", "Delta", false, "Plays what is cut off in place of what is left."),
          Parameter.choice(
                  "quality",
                  "Quality",
                  "How many times the sample rate the curve runs at: eight has fewer aliases and"
                      + " costs twice as much.",
                  List.of("4x", "8x"))
              .of(Kind.STRUCTURAL));

  private static final List<Reading> READINGS =
      List.of(
          new Reading(
              "clipped",
              "Clipped",
              Unit.DECIBELS,
              "Decibels by which the loudest sample of this moment was above the ceiling."));

  @Override
  public String id() {
    return "clipper";
  }

  @Override
  public String name() {
    return "Clipper";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Hard to soft clipping at four or eight times the sample rate with antiderivative"
        + " antialiasing, and a guard that holds the ceiling.";
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
    int factor = setup.initial().get(QUALITY) < 0.5 ? 4 : 8;
    return new ClipperProcessor(setup.sampleRate(), factor);
  }
}
