package org.songline.media.audio;

/** What a predictor leaves over: the encoder's side of {@link FlacPredict}. */
final class FlacResidual {
  private static final double LARGEST = 1 << 30;

  private FlacResidual() {}

  /** Residuals of the fixed predictor of order 0..4. */
  static void fixed(int[] x, int[] r, int n, int order) {
    switch (order) {
      case 0 -> System.arraycopy(x, 0, r, 0, n);
      case 1 -> {
        for (int i = 1; i < n; i++) {
          r[i] = x[i] - x[i - 1];
        }
      }
      case 2 -> {
        for (int i = 2; i < n; i++) {
          r[i] = x[i] - 2 * x[i - 1] + x[i - 2];
        }
      }
      case 3 -> {
        for (int i = 3; i < n; i++) {
          r[i] = x[i] - 3 * (x[i - 1] - x[i - 2]) - x[i - 3];
        }
      }
      default -> {
        for (int i = 4; i < n; i++) {
          r[i] = x[i] - 4 * (x[i - 1] + x[i - 3]) + 6 * x[i - 2] + x[i - 4];
        }
      }
    }
  }

  /**
   * Residuals of a linear predictor of order 1..12. In ints where no sum can overflow, otherwise in
   * doubles, which hold every sum here exactly.
   *
   * @param d the samples as doubles
   * @param peak largest magnitude among the samples
   * @return false when a residual might not fit into 31 bits
   */
  static boolean lpc(
      int[] x, double[] d, int[] r, int n, int[] coefficients, int order, int shift, long peak) {
    long sum = 0;
    for (int j = 0; j < order; j++) {
      sum += Math.abs(coefficients[j]);
    }
    double bound = (double) sum * peak;
    double inverse = 1.0 / (1L << shift);
    if (bound * inverse + peak >= LARGEST) {
      return false;
    }
    int padded = order <= 4 ? 4 : order <= 8 ? 8 : 12;
    int[] c = java.util.Arrays.copyOf(java.util.Arrays.copyOf(coefficients, order), padded);
    for (int i = order; i < Math.min(n, padded); i++) {
      long s = 0;
      for (int j = 0; j < order; j++) {
        s += (long) x[i - 1 - j] * c[j];
      }
      r[i] = x[i] - (int) (s >> shift);
    }
    if (bound < Integer.MAX_VALUE) {
      switch (padded) {
        case 4 -> ints4(x, r, n, c, shift);
        case 8 -> ints8(x, r, n, c, shift);
        default -> ints12(x, r, n, c, shift);
      }
    } else {
      switch (padded) {
        case 4 -> doubles4(d, r, n, c, inverse);
        case 8 -> doubles8(d, r, n, c, inverse);
        default -> doubles12(d, r, n, c, inverse);
      }
    }
    return true;
  }

  private static void ints4(int[] x, int[] r, int n, int[] c, int shift) {
    int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
    for (int i = 4; i < n; i++) {
      int s = c0 * x[i - 1] + c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4];
      r[i] = x[i] - (s >> shift);
    }
  }

  private static void doubles4(double[] x, int[] r, int n, int[] c, double inverse) {
    double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
    for (int i = 4; i < n; i++) {
      double s = c0 * x[i - 1] + c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4];
      r[i] = (int) (x[i] - Math.floor(s * inverse));
    }
  }

  private static void ints8(int[] x, int[] r, int n, int[] c, int shift) {
    int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
    for (int i = 8; i < n; i++) {
      int s =
          c0 * x[i - 1]
              + c1 * x[i - 2]
              + c2 * x[i - 3]
              + c3 * x[i - 4]
              + c4 * x[i - 5]
              + c5 * x[i - 6]
              + c6 * x[i - 7]
              + c7 * x[i - 8];
      r[i] = x[i] - (s >> shift);
    }
  }

  private static void doubles8(double[] x, int[] r, int n, int[] c, double inverse) {
    double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
    for (int i = 8; i < n; i++) {
      double s =
          c0 * x[i - 1]
              + c1 * x[i - 2]
              + c2 * x[i - 3]
              + c3 * x[i - 4]
              + c4 * x[i - 5]
              + c5 * x[i - 6]
              + c6 * x[i - 7]
              + c7 * x[i - 8];
      r[i] = (int) (x[i] - Math.floor(s * inverse));
    }
  }

  private static void ints12(int[] x, int[] r, int n, int[] c, int shift) {
    int c0 = c[0],
        c1 = c[1],
        c2 = c[2],
        c3 = c[3],
        c4 = c[4],
        c5 = c[5],
        c6 = c[6],
        c7 = c[7],
        c8 = c[8],
        c9 = c[9],
        c10 = c[10],
        c11 = c[11];
    for (int i = 12; i < n; i++) {
      int s =
          c0 * x[i - 1]
              + c1 * x[i - 2]
              + c2 * x[i - 3]
              + c3 * x[i - 4]
              + c4 * x[i - 5]
              + c5 * x[i - 6]
              + c6 * x[i - 7]
              + c7 * x[i - 8]
              + c8 * x[i - 9]
              + c9 * x[i - 10]
              + c10 * x[i - 11]
              + c11 * x[i - 12];
      r[i] = x[i] - (s >> shift);
    }
  }

  private static void doubles12(double[] x, int[] r, int n, int[] c, double inverse) {
    double c0 = c[0],
        c1 = c[1],
        c2 = c[2],
        c3 = c[3],
        c4 = c[4],
        c5 = c[5],
        c6 = c[6],
        c7 = c[7],
        c8 = c[8],
        c9 = c[9],
        c10 = c[10],
        c11 = c[11];
    for (int i = 12; i < n; i++) {
      double s =
          c0 * x[i - 1]
              + c1 * x[i - 2]
              + c2 * x[i - 3]
              + c3 * x[i - 4]
              + c4 * x[i - 5]
              + c5 * x[i - 6]
              + c6 * x[i - 7]
              + c7 * x[i - 8]
              + c8 * x[i - 9]
              + c9 * x[i - 10]
              + c10 * x[i - 11]
              + c11 * x[i - 12];
      r[i] = (int) (x[i] - Math.floor(s * inverse));
    }
  }
}
