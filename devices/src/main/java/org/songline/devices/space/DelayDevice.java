package org.songline.devices.space;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Echoes, in time with the song or in milliseconds. */
public final class DelayDevice implements DeviceType {
  static final int SYNC = 0;
  static final int NOTE = 1;
  static final int TIME = 2;
  static final int FEEDBACK = 3;
  static final int PING_PONG = 4;
  static final int LOW_CUT = 5;
  static final int HIGH_CUT = 6;
  static final int DUCKING = 7;
  static final int MIX = 8;
  static final int SLOPE = 9;
  static final int RESONANCE = 10;
  static final int CHARACTER = 11;
  static final int DRIVE = 12;
  static final int WOW = 13;
  static final int FLUTTER = 14;
  static final int OFFSET = 15;
  static final int DIFFUSION = 16;
  static final int WIDTH = 17;
  static final int FREEZE = 18;
  static final int OUTPUT = 19;

  /** Choices of the character. */
  static final int CLEAN = 0;

  static final int TAPE = 1;
  static final int ANALOGUE = 2;
  static final int DIGITAL = 3;
  static final int CHARACTERS = 4;

  /** Longest delay in seconds; longer notes are halved until they fit. */
  static final double LONGEST = 4;

  private static final List<Parameter> TABLE =
      List.of(
          Common.sync(true),
          Common.note(6, "Time between echoes as a note, when sync is on."),
          Parameter.smooth(
                  "time",
                  "Time",
                  Unit.MILLISECONDS,
                  1,
                  2000,
                  350,
                  "Time between echoes, when sync is off.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "feedback",
              "Feedback",
              Unit.PERCENT,
              0,
              98,
              35,
              "Level of each echo relative to the one before."),
          Parameter.toggle(
              "ping-pong",
              "Ping-pong",
              false,
              "Sends mono into the left side and lets the echoes change sides."),
          Parameter.smooth(
                  "low-cut",
                  "Low cut",
                  Unit.HERTZ,
                  20,
                  2000,
                  120,
                  "Takes bass out of every echo anew.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "high-cut",
                  "High cut",
                  Unit.HERTZ,
                  500,
                  20000,
                  6000,
                  "Takes treble out of every echo anew.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "ducking",
              "Ducking",
              Unit.PERCENT,
              0,
              100,
              0,
              "Turns the echoes down while the input sounds."),
          Common.mix(25, "Share of the echoes; use 100 on a return."),
          Parameter.choice(
              "slope",
              "Slope",
              "How steeply the cuts take bass and treble out.",
              List.of("6 dB", "12 dB")),
          Parameter.smooth(
              "resonance",
              "Resonance",
              Unit.PERCENT,
              0,
              100,
              0,
              "Makes the cuts of 12 dB ring where they begin; with much feedback they howl, but"
                  + " stay within bounds."),
          Parameter.choice(
              "character",
              "Character",
              "Clean: every echo as it was; tape: rounds and softens; analogue: dark, with even"
                  + " harmonics;"
                  + " digital: coarse steps of 12 bits.",
              List.of("clean", "tape", "analogue", "digital")),
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              0,
              24,
              0,
              "Level into the saturation of tape, analogue and digital; each echo is driven anew."),
          Parameter.smooth(
              "wow", "Wow", Unit.PERCENT, 0, 100, 0, "Slow drift of pitch, as of a worn tape."),
          Parameter.smooth(
              "flutter", "Flutter", Unit.PERCENT, 0, 100, 0, "Fast trembling of pitch."),
          Parameter.smooth(
              "offset",
              "Offset",
              Unit.MILLISECONDS,
              -100,
              100,
              0,
              "Time by which the right side's echoes come later than the left's; below 0 earlier."),
          Parameter.smooth(
              "diffusion",
              "Diffusion",
              Unit.PERCENT,
              0,
              100,
              0,
              "Smears the echoes, each time around more, towards a reverb."),
          Parameter.smooth(
              "width",
              "Width",
              Unit.PERCENT,
              0,
              200,
              100,
              "Stereo width of the echoes; 0 is mono, 200 leaves no middle."),
          Parameter.toggle(
              "freeze",
              "Freeze",
              false,
              "Repeats what is in the loop for ever and lets nothing new in."),
          Common.output());

  @Override
  public String id() {
    return "delay";
  }

  @Override
  public String name() {
    return "Delay";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Stereo or ping-pong echoes in time with the song or in milliseconds: filters,"
        + " saturation, wow and diffusion in the loop, ducking, freeze. A new time fades in"
        + " without a click.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new DelayProcessor(setup.sampleRate(), setup.seed());
  }
}
