package org.songline.measure.stereo;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/**
 * How left and right relate in one third octave.
 *
 * @param hertz its centre
 * @param dbfs its level, mean of both; a sine at full scale has 0
 * @param correlation 1 mono, 0 unrelated, -1 opposite; null when a side is silent
 * @param balanceDb right over left; null when a side is silent
 * @param widthDb side over mid; null when there is no side or no mid
 * @param monoLossDb what is lost as mono: 0 for equal sides, -3.01 unrelated; null when all is lost
 *     or silent
 */
public record StereoBand(
    double hertz,
    double dbfs,
    @Nullable Double correlation,
    @Nullable Double balanceDb,
    @Nullable Double widthDb,
    @Nullable Double monoLossDb) {
  private static final double NOTHING = 1e-20;

  /** What is so far below counts as not there: the rounding of sums. */
  private static final double ROUNDING = 1e-13;

  /**
   * From sums over the band.
   *
   * @param left power, a sine at full scale being 1
   * @param right power
   * @param cross the real part of left times the conjugate of right
   */
  public static StereoBand of(double hertz, double left, double right, double cross) {
    double both = left + right;
    double level = 0.5 * Exact.decibels(Math.max(NOTHING, 0.5 * both));
    if (both <= 2 * NOTHING) {
      return new StereoBand(hertz, level, null, null, null, null);
    }
    double mid = 0.25 * (both + 2 * cross);
    double side = 0.25 * (both - 2 * cross);
    double norm = Math.sqrt(left) * Math.sqrt(right);
    boolean one = norm <= ROUNDING * both;
    return new StereoBand(
        hertz,
        level,
        one ? null : (Double) Math.clamp(cross / norm, -1.0, 1.0),
        one ? null : ratio(right, left),
        mid < ROUNDING * both || side < ROUNDING * both ? null : ratio(side, mid),
        mid < ROUNDING * both ? null : ratio(2 * mid, both));
  }

  private static @Nullable Double ratio(double power, double reference) {
    return power <= 0 || reference <= 0 ? null : (Double) (0.5 * Exact.decibels(power / reference));
  }
}
