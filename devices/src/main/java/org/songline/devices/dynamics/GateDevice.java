package org.songline.devices.dynamics;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
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
  static final int RATIO = 6;
  static final int DUCK = 7;
  static final int LOOK_AHEAD = 8;
  static final int KEY_FILTER = 9;
  static final int KEY_FREQUENCY = 10;
  static final int KEY_LOW_PASS = 11;
  static final int KEY_LOW_PASS_FREQUENCY = 12;
  static final int LISTEN = 13;

  /** The ratio from which the expander is a gate. */
  static final float HARD = 100;

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
              "Level while closed; the lowest value is silence."),
          Parameter.smooth(
                  "ratio",
                  "Ratio",
                  Unit.RATIO,
                  1,
                  HARD,
                  HARD,
                  "Decibels that the sound falls for each decibel below the threshold; the greatest"
                      + " value is a gate that opens and closes.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.toggle(
              "duck",
              "Duck",
              false,
              "Turns the sound down while the level is above the threshold, not below it."),
          Parameter.smooth(
                  "look-ahead",
                  "Look-ahead",
                  Unit.MILLISECONDS,
                  0,
                  10,
                  0,
                  "Delays the sound behind the detector, so that the gate is open before a"
                      + " transient comes; adds this latency.")
              .of(Kind.STRUCTURAL),
          KeyParameters.filter(),
          KeyParameters.frequency(4000),
          KeyParameters.lowPass(),
          KeyParameters.lowPassFrequency(),
          KeyParameters.listen());

  private static final List<Reading> READINGS = List.of(DynamicsReadings.REDUCTION);

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
    return "Gate and downward expander: lets through what is louder than the threshold, with"
        + " hysteresis, hold, look-ahead and filtered side-chain, or ducks under it.";
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
    double ahead = setup.initial().get(LOOK_AHEAD) / 1000 * setup.sampleRate();
    return new GateProcessor(setup.sampleRate(), (int) Math.rint(ahead));
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }
}
