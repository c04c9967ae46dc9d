package org.songline.devices.motion;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Moves every frequency by the same number of hertz, or multiplies with a carrier. */
public final class FrequencyShifterDevice implements DeviceType {
  static final int MODE = 0;
  static final int SHIFT = 1;
  static final int FINE = 2;
  static final int SPREAD = 3;
  static final int CARRIER = 4;
  static final int FEEDBACK = 5;
  static final int DELAY = 6;
  static final int MIX = 7;
  static final int OUTPUT = 8;

  static final double FARTHEST = 5000;

  /** Longest delay in the loop in milliseconds. */
  static final double LONGEST = 500;

  static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "mode",
              "Mode",
              "Shift moves all frequencies one way, ring moves them both ways at once.",
              List.of("shift", "ring")),
          Parameter.smooth(
              "shift",
              "Shift",
              Unit.HERTZ,
              -FARTHEST,
              FARTHEST,
              0,
              "By how much frequencies move; in ring mode the pitch of the carrier."),
          Parameter.smooth(
              "fine",
              "Fine",
              Unit.HERTZ,
              -10,
              10,
              2,
              "Added to the shift: a few hertz beat or drift slowly."),
          Parameter.smooth(
              "spread",
              "Spread",
              Unit.PERCENT,
              0,
              100,
              0,
              "Moves the right side less, at 100 as far the other way: a wide, turning sound."),
          Parameter.choice(
              "carrier",
              "Carrier",
              "Wave of the carrier in ring mode: more partials give a denser, harsher sound.",
              List.of("sine", "triangle", "square", "saw")),
          Parameter.smooth(
              "feedback",
              "Feedback",
              Unit.PERCENT,
              -95,
              95,
              0,
              "Sends the shifted sound round again, each time shifted further."),
          Parameter.smooth(
                  "delay",
                  "Delay",
                  Unit.MILLISECONDS,
                  1,
                  LONGEST,
                  20,
                  "Time of each round of the feedback: short rings, long makes steps.")
              .scaled(Scale.LOGARITHMIC),
          Common.mix(50, "Share of the shifted sound."),
          Common.output());

  @Override
  public String id() {
    return "frequency-shifter";
  }

  @Override
  public String name() {
    return "Frequency shifter";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Shifts all frequencies by up to 5000 Hz up or down, with the unwanted side 80 dB down,"
        + " or multiplies with a carrier as a ring modulator. A delay in the loop makes"
        + " spirals and barber poles.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new FrequencyShifterProcessor(setup);
  }
}
