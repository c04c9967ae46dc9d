package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.Exact;
import org.songline.dsp.noise.Noise;

/** Shapes how hard notes are struck. */
final class Velocity implements NoteRule {
  private static final int CURVE = 0;
  private static final int LOW = 1;
  private static final int HIGH = 2;
  private static final int RANDOM = 3;
  private static final int FIXED = 4;
  private static final int FIXED_VALUE = 5;

  static final DeviceType TYPE =
      new NoteType(
          "velocity",
          "Velocity",
          "Shapes how hard notes are struck: a curve, a range, chance within limits, or one"
              + " strength for all.",
          List.of(
              Parameter.smooth(
                  "curve",
                  "Curve",
                  Unit.PERCENT,
                  -100,
                  100,
                  0,
                  "Above 0 soft notes become louder, below 0 softer."),
              Parameter.smooth(
                  "low", "Low", Unit.PLAIN, 1, 127, 1, "What the softest note becomes."),
              Parameter.smooth(
                  "high", "High", Unit.PLAIN, 1, 127, 127, "What the hardest note becomes."),
              Parameter.smooth(
                  "random",
                  "Random",
                  Unit.PLAIN,
                  0,
                  64,
                  0,
                  "Changes each note by up to this much, the same in every render."),
              Parameter.toggle("fixed", "Fixed", false, "Strikes every note alike."),
              Parameter.smooth(
                  "fixed-value",
                  "Fixed value",
                  Unit.PLAIN,
                  1,
                  127,
                  100,
                  "How hard every note is struck when fixed is on.")),
          setup -> new Velocity(setup.seed()));

  private final long seed;

  private Velocity(long seed) {
    this.seed = seed;
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    float strength = flow.velocity(slot);
    if (io.values.on(FIXED)) {
      strength = io.values.at(FIXED_VALUE) / 127;
    } else {
      // Between a bend of 1/4 and one of 4.
      float bend = Exact.fastExp2(-0.02f * io.values.at(CURVE));
      strength = Exact.fastExp2(bend * Exact.fastLog2(Math.max(strength, 1 / 127f)));
      float low = io.values.at(LOW) / 127;
      float high = io.values.at(HIGH) / 127;
      strength = low + (high - low) * strength;
    }
    long number = frame * 128 + Math.round(flow.key(slot));
    strength += Noise.level(seed, number) * io.values.at(RANDOM) / 127;
    flow.play(slot, frame, flow.key(slot), Math.clamp(strength, 1 / 127f, 1f));
  }

  @Override
  public void reset() {}
}
