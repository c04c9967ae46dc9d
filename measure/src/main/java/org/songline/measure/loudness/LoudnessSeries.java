package org.songline.measure.loudness;

import org.songline.dsp.Exact;

/**
 * Loudness over time, one value every 100 ms. Value {@code i} belongs to the window that ends at
 * {@code (i + 1) * 0.1} seconds; before the first whole window it is negative infinity.
 *
 * @param momentaryLufs windows of 400 ms
 * @param shortTermLufs windows of 3 s
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record LoudnessSeries(float[] momentaryLufs, float[] shortTermLufs) {
  public static final double STEP_SECONDS = 0.1;

  static final double OFFSET_LU = -0.691;
  static final int MOMENTARY_STEPS = 4;
  public static final int SHORT_TERM_STEPS = 30;

  /** The loudness in LUFS of a weighted mean square; negative infinity for 0. */
  static double lufs(double meanSquare) {
    return OFFSET_LU + 0.5 * Exact.decibels(meanSquare);
  }

  /** The weighted mean square of a loudness in LUFS. */
  static double meanSquare(double lufs) {
    double gain = Exact.gain(lufs - OFFSET_LU);
    return gain * gain;
  }
}
