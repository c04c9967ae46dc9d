package org.songline.devices.motion;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A cabinet with a turning horn and a turning drum. */
public final class RotaryDevice implements DeviceType {
  static final int SPEED = 0;
  static final int SLOW = 1;
  static final int FAST = 2;
  static final int INERTIA = 3;
  static final int DRIVE = 4;
  static final int BALANCE = 5;
  static final int DISTANCE = 6;
  static final int ANGLE = 7;
  static final int MIX = 8;
  static final int OUTPUT = 9;

  static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
                  "speed",
                  "Speed",
                  "What the motors do: horn and drum each take their time to get there.",
                  List.of("brake", "slow", "fast"))
              .startingAt(1),
          Parameter.smooth(
              "slow", "Slow", Unit.HERTZ, 0.2, 2, 0.8, "Turns a second of the horn at slow speed."),
          Parameter.smooth(
              "fast", "Fast", Unit.HERTZ, 3, 10, 6.7, "Turns a second of the horn at fast speed."),
          Parameter.smooth(
              "inertia",
              "Inertia",
              Unit.PERCENT,
              10,
              300,
              100,
              "How long the rotors take to change speed; at 100 a second up and one and a half down"
                  + " for the horn, four to five for the drum."),
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              0,
              24,
              3,
              "Pushes the valve amplifier, from clean to growling."),
          Parameter.smooth(
              "balance",
              "Balance",
              Unit.PERCENT,
              -100,
              100,
              0,
              "Turns down the horn (below 0) or the drum (above 0)."),
          Parameter.smooth(
                  "distance",
                  "Distance",
                  Unit.PLAIN,
                  0.3,
                  3,
                  0.8,
                  "Metres from the cabinet to the microphones: near throbs more.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "angle",
              "Angle",
              Unit.PLAIN,
              0,
              180,
              120,
              "Degrees between the microphones; at 0 the sound is mono."),
          Common.mix(60, "Share of the cabinet; 100 is the cabinet alone."),
          Common.output());

  @Override
  public String id() {
    return "rotary";
  }

  @Override
  public String name() {
    return "Rotary speaker";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "A rotary speaker: amplifier, crossover, a horn and a drum that turn, with Doppler"
        + " effect, level and tone by direction, and motors that take their time, heard by"
        + " two microphones.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new RotaryProcessor(setup);
  }
}
