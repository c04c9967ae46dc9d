package org.songline.media.audio;

/**
 * Finds linear predictors: autocorrelation of the windowed samples, Levinson-Durbin recursion,
 * rounding of the coefficients. Plain double arithmetic in a fixed order, so the result is the same
 * everywhere.
 */
final class FlacLpc {
  static final int MAX_ORDER = 12;

  private final double[] correlation = new double[MAX_ORDER + 1];
  private final double[][] predictors = new double[MAX_ORDER + 1][MAX_ORDER];
  private final double[] errors = new double[MAX_ORDER + 1];
  private final double[] working = new double[MAX_ORDER];

  /** A Tukey window of {@code n} values whose tapers together take the part {@code taper} of it. */
  static double[] tukey(int n, double taper) {
    double[] w = new double[n];
    int slope = (int) (taper * n / 2);
    for (int i = 0; i < n; i++) {
      int edge = Math.min(i, n - 1 - i);
      w[i] = edge >= slope ? 1 : 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * (edge + 0.5) / slope);
    }
    return w;
  }

  /**
   * Makes predictors of all orders for windowed samples.
   *
   * @return the largest order that could be made, 0 for none
   */
  int analyse(double[] windowed, int n) {
    correlate(windowed, n);
    return recurse(Math.min(MAX_ORDER, n - 1));
  }

  private void correlate(double[] x, int n) {
    double a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0,
        a4 = 0,
        a5 = 0,
        a6 = 0,
        a7 = 0,
        a8 = 0,
        a9 = 0,
        a10 = 0,
        a11 = 0,
        a12 = 0;
    int head = Math.min(n, MAX_ORDER);
    java.util.Arrays.fill(correlation, 0);
    for (int i = 0; i < head; i++) {
      for (int lag = 0; lag <= i; lag++) {
        correlation[lag] += x[i] * x[i - lag];
      }
    }
    for (int i = MAX_ORDER; i < n; i++) {
      double v = x[i];
      a0 += v * v;
      a1 += v * x[i - 1];
      a2 += v * x[i - 2];
      a3 += v * x[i - 3];
      a4 += v * x[i - 4];
      a5 += v * x[i - 5];
      a6 += v * x[i - 6];
      a7 += v * x[i - 7];
      a8 += v * x[i - 8];
      a9 += v * x[i - 9];
      a10 += v * x[i - 10];
      a11 += v * x[i - 11];
      a12 += v * x[i - 12];
    }
    correlation[0] += a0;
    correlation[1] += a1;
    correlation[2] += a2;
    correlation[3] += a3;
    correlation[4] += a4;
    correlation[5] += a5;
    correlation[6] += a6;
    correlation[7] += a7;
    correlation[8] += a8;
    correlation[9] += a9;
    correlation[10] += a10;
    correlation[11] += a11;
    correlation[12] += a12;
  }

  private int recurse(int maxOrder) {
    double error = correlation[0];
    if (!(error > 0)) {
      return 0;
    }
    double[] a = working;
    for (int order = 1; order <= maxOrder; order++) {
      double reflection = correlation[order];
      for (int j = 0; j < order - 1; j++) {
        reflection -= a[j] * correlation[order - 1 - j];
      }
      reflection /= error;
      a[order - 1] = reflection;
      for (int j = 0; j < (order - 1) / 2; j++) {
        double t = a[j];
        a[j] = t - reflection * a[order - 2 - j];
        a[order - 2 - j] -= reflection * t;
      }
      if (((order - 1) & 1) == 1) {
        int middle = (order - 1) / 2;
        a[middle] -= reflection * a[middle];
      }
      error *= 1 - reflection * reflection;
      System.arraycopy(a, 0, predictors[order], 0, order);
      errors[order] = error;
      if (!(error > 0)) {
        return order;
      }
    }
    return maxOrder;
  }

  /** The order that promises the fewest bits for {@code n} samples. */
  int bestOrder(int maxOrder, int n, int bitsPerOrder) {
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int order = 1; order <= maxOrder; order++) {
      double each = errors[order] > 0 ? 0.5 * log2(errors[order] * 0.5 / n) : 0;
      double bits = Math.max(0, each) * (n - order) + (double) order * bitsPerOrder;
      if (bits < least) {
        least = bits;
        best = order;
      }
    }
    return best;
  }

  private static double log2(double v) {
    return StrictMath.log(v) * (1 / 0.6931471805599453);
  }

  /**
   * Rounds a predictor to integers of {@code precision} bits, carrying each rounding error to the
   * next.
   *
   * @return the shift 0..15 that belongs to them, or -1 when the predictor has no use
   */
  int quantise(int order, int precision, int[] to) {
    double[] from = predictors[order];
    double largest = 0;
    for (int j = 0; j < order; j++) {
      largest = Math.max(largest, Math.abs(from[j]));
    }
    if (!(largest > 0) || largest > 1 << 20) {
      return -1;
    }
    int shift = Math.clamp(precision - 2 - Math.getExponent(largest), 0, 15);
    int max = (1 << (precision - 1)) - 1;
    double carried = 0;
    for (int j = 0; j < order; j++) {
      carried += from[j] * (1 << shift);
      to[j] = (int) Math.max(-max - 1.0, Math.min(max, Math.rint(carried)));
      carried -= to[j];
    }
    return shift;
  }
}
