package org.songline.devices.sampler;

/**
 * Finds clicks in sounds whose partials are low: what a fourth difference leaves, scaled so that
 * the highest frequencies pass unchanged, falls by 24 dB an octave below; a tone of 480 Hz leaves
 * nothing, a step or a kink a burst.
 */
final class Clicks {
  private static final int WINDOW = 32;

  private Clicks() {}

  /** The loudest burst between two frames, decibels of full scale, mean of 32 frames. */
  static double loudest(double[] x, int from, int to) {
    double worst = 0;
    double sum = 0;
    double[] ring = new double[WINDOW];
    for (int i = Math.max(4, from); i < to; i++) {
      double d = (x[i] - 4 * x[i - 1] + 6 * x[i - 2] - 4 * x[i - 3] + x[i - 4]) / 16;
      sum += d * d - ring[i % WINDOW];
      ring[i % WINDOW] = d * d;
      worst = Math.max(worst, sum);
    }
    return 10 * Math.log10(Math.max(1e-30, worst / WINDOW));
  }
}
