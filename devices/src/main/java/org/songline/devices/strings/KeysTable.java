package org.songline.devices.strings;

import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;

/** The parameters of the electric keys. */
final class KeysTable {
  static final int MODEL = 0;
  static final int HARDNESS = 1;
  static final int BELL = 2;
  static final int POSITION = 3;
  static final int DISTANCE = 4;
  static final int NOISE = 5;
  static final int RELEASE_NOISE = 6;
  static final int DECAY = 7;
  static final int RELEASE = 8;
  static final int VELOCITY_TONE = 9;
  static final int VELOCITY_LEVEL = 10;
  static final int DRAWBARS = 11;
  static final int DRIVE = 12;
  static final int TREMOLO_RATE = 13;
  static final int TREMOLO = 14;
  static final int TREMOLO_WIDTH = 15;
  static final int TUNE = 16;
  static final int BEND_RANGE = 17;
  static final int WIDTH = 18;
  static final int VOICES = 19;
  static final int LEVEL = 20;

  /** Models, in the order of the choice. */
  static final int TINE = 0;

  static final int REED = 1;
  static final int CLAV = 2;
  static final int ORGAN = 3;

  /** The most notes at a time. */
  static final int MOST_VOICES = 32;

  static final List<Parameter> ALL =
      List.of(
          Parameter.choice(
              "model",
              "Model",
              "What the keys of the notes to come strike: tines, reeds, the strings of a clavinet,"
                  + " or the tone wheels of an organ.",
              List.of("tine", "reed", "clav", "organ")),
          Parameter.percent(
              "hardness", "Hardness", 0, 100, 50, "How hard and bright the hammers are."),
          Parameter.percent(
              "bell",
              "Bell",
              0,
              100,
              45,
              "How much the overtones of tine or reed ring, or the organ's percussion sounds."),
          Parameter.percent(
              "pickup-position",
              "Pickup position",
              0,
              100,
              30,
              "From the hollow octave of a pickup right before the tine to a fuller tone off it."),
          Parameter.percent(
              "pickup-distance",
              "Pickup closeness",
              0,
              100,
              45,
              "How close the pickup is: the closer, the more hard notes bark."),
          Parameter.percent(
              "noise", "Key noise", 0, 100, 25, "How much the stroke of the key is heard."),
          Parameter.percent(
              "release-noise",
              "Release noise",
              0,
              100,
              20,
              "How much the damper is heard when a key is let go."),
          Parameter.smooth(
                  "decay",
                  "Decay",
                  Unit.PERCENT,
                  10,
                  400,
                  100,
                  "How long held notes ring, against what the model has.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.SECONDS,
                  0.02,
                  10,
                  0.18,
                  "Time in which a note falls silent after its key is let go.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.percent(
              "velocity-tone",
              "Velocity to tone",
              0,
              100,
              50,
              "How much harder hard notes are struck."),
          CommonRows.velocityLevel(),
          Parameter.choice(
              "drawbars",
              "Drawbars",
              "The registration of the organ's notes to come, 16' to 1'.",
              Drawbars.NAMES),
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              0,
              24,
              0,
              "Saturation of all notes together, as of a warm amplifier."),
          Parameter.smooth(
                  "tremolo-rate",
                  "Tremolo rate",
                  Unit.HERTZ,
                  0.2,
                  12,
                  4.5,
                  "How fast the tremolo swings.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.percent("tremolo", "Tremolo", 0, 100, 0, "How deep the loudness swings."),
          Parameter.percent(
              "tremolo-width",
              "Tremolo width",
              0,
              100,
              100,
              "Lets the tremolo go from side to side instead of up and down."),
          CommonRows.tune("keys"),
          CommonRows.bendRange("notes"),
          CommonRows.width(20, "keys"),
          CommonRows.voices(MOST_VOICES),
          CommonRows.level());

  private KeysTable() {}
}
