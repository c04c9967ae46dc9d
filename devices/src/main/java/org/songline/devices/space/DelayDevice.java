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
                  "Takes bass out of every echo anew, 6 dB an octave.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "high-cut",
                  "High cut",
                  Unit.HERTZ,
                  500,
                  20000,
                  6000,
                  "Takes treble out of every echo anew, 6 dB an octave.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "ducking",
              "Ducking",
              Unit.PERCENT,
              0,
              100,
              0,
              "Turns the echoes down while the input sounds."),
          Parameter.smooth(
              "mix", "Mix", Unit.PERCENT, 0, 100, 25, "Share of the echoes; use 100 on a return."));

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
    return "Stereo or ping-pong echoes in time with the song or in milliseconds, with filters in"
        + " the loop and ducking. A new time fades in without a click.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new DelayProcessor(setup.sampleRate());
  }
}
