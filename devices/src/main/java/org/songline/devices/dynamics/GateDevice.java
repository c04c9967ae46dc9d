package org.songline.devices.dynamics;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Closes on what is soft. */
public final class GateDevice implements DeviceType {
  static final int THRESHOLD = 0;
  static final int HYSTERESIS = 1;
  static final int ATTACK = 2;
  static final int HOLD = 3;
  static final int RELEASE = 4;
  static final int RANGE = 5;

  /** Range at and below which the closed gate is silent. */
  static final double SILENCE = -96;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "threshold", "Threshold", Unit.DECIBELS, -80, 0, -40, "Level that opens the gate."),
          Parameter.smooth(
              "hysteresis",
              "Hysteresis",
              Unit.DECIBELS,
              0,
              24,
              6,
              "How far below the threshold the level must fall before the gate closes."),
          Parameter.smooth(
                  "attack", "Attack", Unit.MILLISECONDS, 0.1, 100, 2, "Time to open all the way.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "hold",
              "Hold",
              Unit.MILLISECONDS,
              0,
              1000,
              30,
              "Time to stay open after the level has fallen."),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  2,
                  4000,
                  150,
                  "Time to close all the way.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "range",
              "Range",
              Unit.DECIBELS,
              SILENCE,
              0,
              SILENCE,
              "Level while closed; the lowest value is silence."));

  @Override
  public String id() {
    return "gate";
  }

  @Override
  public String name() {
    return "Gate";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Lets through what is louder than the threshold, with hysteresis, hold and side-chain.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public boolean sideChain() {
    return true;
  }

  @Override
  public Processor create(Setup setup) {
    return new GateProcessor(setup.sampleRate());
  }
}
