package org.songline.mastering.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.dither.Dither;

/**
 * A whole mastering chain: devices in order, then the limiter, then the depth of the numbers.
 *
 * @param steps devices before the limiter
 * @param limiter the last treatment
 * @param depth of the finished numbers
 */
public record Plan(List<PlanStep> steps, Limiter limiter, Depth depth) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /**
   * The true-peak limiter.
   *
   * @param driveDb gain into it, -40 to 40; null to search what gives the wanted loudness
   * @param ceilingDbtp highest true peak, -24 to 0
   * @param lookaheadMs how early it begins to turn down, 1 to 10
   * @param releaseMs how long its slow path takes to let go, 10 to 2000
   * @param why the reason, for people
   */
  public record Limiter(
      @Nullable Double driveDb,
      double ceilingDbtp,
      double lookaheadMs,
      double releaseMs,
      String why) {
    public static final double LOOKAHEAD_MS = 3;
    public static final double RELEASE_MS = 200;

    public Limiter {
      if (driveDb != null) {
        check("drive", driveDb, -40, 40, "dB");
      }
      check("ceiling", ceilingDbtp, -24, 0, "dB");
      check("lookahead", lookaheadMs, 1, 10, "ms");
      check("release", releaseMs, 10, 2000, "ms");
    }

    /** With another ceiling. */
    public Limiter at(double newCeilingDbtp) {
      return new Limiter(driveDb, newCeilingDbtp, lookaheadMs, releaseMs, why);
    }

    /** With another reason. */
    public Limiter because(String newWhy) {
      return new Limiter(driveDb, ceilingDbtp, lookaheadMs, releaseMs, newWhy);
    }
  }

  /**
   * What the finished numbers are.
   *
   * @param bits 16 or 24 for whole numbers, 32 for floats
   * @param dither how bits are dropped; {@link Dither.Kind#NONE} for floats
   * @param why the reason, for people
   */
  public record Depth(int bits, Dither.Kind dither, String why) {
    public Depth {
      if (bits != 16 && bits != 24 && bits != 32) {
        throw new IllegalArgumentException("bits " + bits + ": needs 16, 24 or 32");
      }
      if (bits == 32 && dither != Dither.Kind.NONE) {
        throw new IllegalArgumentException("dither is for 16 and 24 bits, not for floats");
      }
    }
  }

  static void check(String what, double value, double min, double max, String unit) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          what
              + " is "
              + PlanText.number(value)
              + " "
              + unit
              + "; needs "
              + PlanText.number(min)
              + " to "
              + PlanText.number(max));
    }
  }
}
