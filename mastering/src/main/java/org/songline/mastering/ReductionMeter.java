package org.songline.mastering;

import org.songline.dsp.Exact;

/** How far a limiter turns down, by the level of what it turns down. */
final class ReductionMeter {
  /** Levels in steps of a decibel, from -100 dB. */
  private static final int LEVELS = 160;

  private static final int LOWEST = -100;

  /** Parts further under the loudness do not count towards it. */
  private static final double RELATIVE_GATE = 10;

  private final double[] reductions = new double[LEVELS];
  private final long[] counts = new long[LEVELS];
  private double lowest = 1;

  /**
   * Takes a short part.
   *
   * @param power mean square of what came in
   * @param gain the lowest within it
   */
  void add(double power, double gain) {
    lowest = Math.min(lowest, gain);
    int level = place(0.5 * Exact.decibels(power + 1e-12));
    counts[level]++;
    if (gain < 1) {
      reductions[level] -= Exact.decibels(gain);
    }
  }

  private static int place(double decibels) {
    return Math.clamp((int) (decibels - LOWEST), 0, LEVELS - 1);
  }

  /** The most, in dB, 0 or above. */
  double most() {
    return 0 - Exact.decibels(lowest);
  }

  /** The mean over what counts towards a loudness, in dB, 0 or above. */
  double mean(double lufs) {
    double sum = 0;
    long count = 0;
    for (int i = place(lufs - RELATIVE_GATE); i < LEVELS; i++) {
      sum += reductions[i];
      count += counts[i];
    }
    return count == 0 ? 0 : sum / count;
  }
}
