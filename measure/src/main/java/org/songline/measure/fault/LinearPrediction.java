package org.songline.measure.fault;

import java.util.Arrays;

/** What of a sound follows from the samples before, by the recursion of Levinson and Durbin. */
final class LinearPrediction {
  private final int order;
  private final double[] correlation;
  private final double[] a;
  private final double[] next;

  LinearPrediction(int order) {
    this.order = order;
    correlation = new double[order + 1];
    a = new double[order + 1];
    next = new double[order + 1];
  }

  /**
   * Fits the filter whose output is what cannot be foretold.
   *
   * @param x a windowed stretch
   * @return its taps, the newest sample's first, which is 1; used again by the next call
   */
  double[] fit(double[] x) {
    for (int lag = 0; lag <= order; lag++) {
      double sum = 0;
      for (int i = lag; i < x.length; i++) {
        sum = Math.fma(x[i], x[i - lag], sum);
      }
      correlation[lag] = sum;
    }
    Arrays.fill(a, 0);
    a[0] = 1;
    double error = correlation[0] * (1 + 1e-9) + 1e-30;
    for (int m = 1; m <= order; m++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += a[k] * correlation[m - k];
      }
      double reflection = -sum / error;
      for (int k = 0; k <= m; k++) {
        next[k] = a[k] + reflection * a[m - k];
      }
      System.arraycopy(next, 0, a, 0, m + 1);
      error *= 1 - reflection * reflection;
    }
    return a;
  }
}
