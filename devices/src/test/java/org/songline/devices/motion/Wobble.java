package org.songline.devices.motion;

import java.util.Arrays;

/** The pitch of a tone that wavers, in cents from where it should be, over time. */
final class Wobble {
  private static final int HOP = 24;

  private Wobble() {}

  /**
   * Cents every {@link #HOP} frames.
   *
   * @param hertz of the tone
   * @param span frames of the window in which the phase is read
   */
  static double[] cents(double[] x, double hertz, double rate, int span) {
    double turn = 2 * Math.PI * hertz / rate;
    double[] phase = new double[(x.length - span) / HOP];
    double last = 0;
    for (int p = 0; p < phase.length; p++) {
      double re = 0;
      double im = 0;
      for (int k = 0; k < span; k++) {
        int i = p * HOP + k;
        double window = 1 - Math.cos(2 * Math.PI * k / span);
        re += window * x[i] * Math.cos(turn * i);
        im -= window * x[i] * Math.sin(turn * i);
      }
      double now = Math.atan2(im, re);
      last += Math.IEEEremainder(now - last, 2 * Math.PI);
      phase[p] = last;
    }
    double[] cents = new double[phase.length - 1];
    for (int i = 0; i < cents.length; i++) {
      double ratio = 1 + (phase[i + 1] - phase[i]) / (HOP * turn);
      cents[i] = 1200 * Math.log(ratio) / Math.log(2);
    }
    return cents;
  }

  static double highest(double[] x) {
    return Arrays.stream(x).max().orElseThrow();
  }

  static double lowest(double[] x) {
    return Arrays.stream(x).min().orElseThrow();
  }
}
