package org.songline.devices.strings;

import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;

/** The parameters of the string instrument. */
final class StringTable {
  static final int EXCITER = 0;
  static final int POSITION = 1;
  static final int HARDNESS = 2;
  static final int NOISE = 3;
  static final int VELOCITY_TONE = 4;
  static final int VELOCITY_LEVEL = 5;
  static final int DECAY = 6;
  static final int DECAY_KEY = 7;
  static final int DAMPING = 8;
  static final int STIFFNESS = 9;
  static final int DETUNE = 10;
  static final int MUTE = 11;
  static final int RELEASE = 12;
  static final int BODY = 13;
  static final int BODY_AMOUNT = 14;
  static final int SYMPATHY = 15;
  static final int TUNE = 16;
  static final int BEND_RANGE = 17;
  static final int VIBRATO_RATE = 18;
  static final int VIBRATO = 19;
  static final int WIDTH = 20;
  static final int VOICES = 21;
  static final int LEVEL = 22;

  /** The most notes at a time. */
  static final int MOST_VOICES = 32;

  static final List<Parameter> ALL =
      List.of(
          Parameter.choice(
              "exciter",
              "Exciter",
              "What sets the strings ringing: each is longer and softer than the one before.",
              List.of("pick", "finger", "hammer", "mallet")),
          Parameter.percent(
              "position",
              "Position",
              1,
              50,
              16,
              "Where the string is struck: thin and bright near 1, hollow in the middle at 50."),
          Parameter.percent("hardness", "Hardness", 0, 100, 55, "How bright the attack is."),
          Parameter.percent("noise", "Noise", 0, 100, 25, "How much the pick or finger scrapes."),
          Parameter.percent(
              "velocity-tone",
              "Velocity to tone",
              0,
              100,
              50,
              "How much brighter hard notes are than soft ones."),
          CommonRows.velocityLevel(),
          Parameter.smooth(
                  "decay",
                  "Decay",
                  Unit.SECONDS,
                  0.05,
                  30,
                  3,
                  "Time in which middle C falls by 60 dB while its key is held.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.percent(
              "decay-key",
              "Decay over keys",
              0,
              100,
              50,
              "How much longer low strings ring than high ones."),
          Parameter.percent("damping", "Damping", 0, 100, 40, "How fast the highs fade."),
          Parameter.percent(
              "stiffness",
              "Stiffness",
              0,
              100,
              0,
              "Makes overtones sharp, as in thick strings, bars and bells."),
          Parameter.smooth(
              "detune",
              "Detune",
              Unit.CENTS,
              0,
              30,
              0.8,
              "Lets the two ways in which a string swings beat against each other."),
          Parameter.percent(
              "mute", "Palm mute", 0, 100, 0, "Damps the strings as the side of the hand does."),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.SECONDS,
                  0.02,
                  20,
                  0.25,
                  "Time in which a string falls silent after its key is let go.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.choice("body", "Body", "The box that colours the strings.", Body.NAMES)
              .startingAt(1),
          Parameter.percent(
              "body-amount", "Body amount", 0, 100, 50, "How much of the box is heard."),
          Parameter.percent(
              "sympathetic",
              "Sympathetic strings",
              0,
              100,
              0,
              "How much other open strings ring along."),
          CommonRows.tune("strings"),
          CommonRows.bendRange("strings"),
          Parameter.smooth(
                  "vibrato-rate",
                  "Vibrato rate",
                  Unit.HERTZ,
                  0.5,
                  12,
                  5.2,
                  "How fast the vibrato swings.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "vibrato",
              "Vibrato",
              Unit.CENTS,
              0,
              100,
              0,
              "How far the pitch swings; pressure and the wheel add up to half a semitone."),
          CommonRows.width(30, "strings"),
          CommonRows.voices(MOST_VOICES),
          CommonRows.level());

  private StringTable() {}
}
