package org.songline.devices;

/**
 * Judges whether a change made a click: a splash of high frequencies that was there neither before
 * nor after. The measure is the fourth difference, which a low tone hardly has, a step of one has 3
 * of, and a corner of a ramp of n samples has about 2 / n of.
 */
public final class Clicks {
  /** What a change may add, relative to the loudest sample near it: a step of 0.7 %. */
  static final double ALLOWED = 0.02;

  private Clicks() {}

  /**
   * The splash of a change, relative to what is allowed: above 1 is a click.
   *
   * @param x one channel
   * @param from first sample that the change may touch
   * @param to the sample after the last that it touches
   */
  public static double splash(double[] x, int from, int to) {
    int length = Math.max(4096, to - from);
    double before = roughest(x, Math.max(4, from - length), from);
    double after = roughest(x, Math.min(to, x.length), Math.min(to + length, x.length));
    double during = roughest(x, from, Math.min(to, x.length));
    double loudest = 1e-3;
    for (int i = Math.max(0, from - length); i < Math.min(to + length, x.length); i++) {
      loudest = Math.max(loudest, Math.abs(x[i]));
    }
    return during / (2 * Math.max(before, after) + ALLOWED * loudest);
  }

  private static double roughest(double[] x, int from, int to) {
    double worst = 0;
    for (int i = Math.max(4, from); i < to; i++) {
      double d = x[i] - 4 * x[i - 1] + 6 * x[i - 2] - 4 * x[i - 3] + x[i - 4];
      worst = Math.max(worst, Math.abs(d));
    }
    return worst;
  }
}
