package org.songline.devices.equalizer;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Tames the hiss of s and sh in a voice. */
public final class DeEsserDevice implements DeviceType {
  static final int MODE = 0;
  static final int FREQUENCY = 1;
  static final int DETECTION = 2;
  static final int THRESHOLD = 3;
  static final int RANGE = 4;
  static final int ATTACK = 5;
  static final int RELEASE = 6;
  static final int LISTEN = 7;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "mode",
              "Mode",
              "What is turned down in a sibilant: the whole sound, or only what lies above the"
                  + " frequency.",
              List.of("wide band", "split band")),
          Parameter.smooth(
                  "frequency",
                  "Frequency",
                  Unit.HERTZ,
                  2000,
                  12000,
                  5000,
                  "Where sibilants begin; the sound above it is what the detector hears.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.choice(
              "detection",
              "Detection",
              "Whether the threshold is relative to the whole voice, so that soft and loud singing"
                  + " are treated alike, or an absolute level.",
              List.of("relative", "absolute")),
          Parameter.smooth(
              "threshold",
              "Threshold",
              Unit.DECIBELS,
              -60,
              0,
              -10,
              "Level above the frequency, relative to the whole or absolute, from which the gain is"
                  + " turned down."),
          Parameter.smooth(
              "range",
              "Range",
              Unit.DECIBELS,
              0,
              24,
              6,
              "How far a sibilant is turned down at most."),
          Parameter.smooth(
                  "attack",
                  "Attack",
                  Unit.MILLISECONDS,
                  0.1,
                  20,
                  1,
                  "Time in which the gain goes most of the way down.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  5,
                  500,
                  40,
                  "Time in which the gain comes most of the way back.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.toggle(
              "listen", "Listen", false, "Plays what the detector hears, for finding sibilants."));

  private static final List<Reading> READINGS =
      List.of(
          new Reading(
              "reduction", "Reduction", Unit.DECIBELS, "How far the sound is turned down."));

  @Override
  public String id() {
    return "de-esser";
  }

  @Override
  public String name() {
    return "De-esser";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Turns down the sibilants of a voice, as a whole or only their highs, whatever the"
        + " loudness of the singer.";
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
    return new DeEsserProcessor(setup.sampleRate());
  }
}
