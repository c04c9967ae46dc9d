package org.songline.media.audio;

/** Turns residuals back into samples, in place (RFC 9639, section 9.2). */
final class FlacPredict {
  private FlacPredict() {}

  static void fixed(int[] x, int n, int order) {
    switch (order) {
      case 1 -> {
        for (int i = 1, p = x[0]; i < n; i++) {
          p += x[i];
          x[i] = p;
        }
      }
      case 2 -> {
        for (int i = 2; i < n; i++) {
          x[i] += 2 * x[i - 1] - x[i - 2];
        }
      }
      case 3 -> {
        for (int i = 3; i < n; i++) {
          x[i] += 3 * (x[i - 1] - x[i - 2]) + x[i - 3];
        }
      }
      case 4 -> {
        for (int i = 4; i < n; i++) {
          x[i] += 4 * (x[i - 1] + x[i - 3]) - 6 * x[i - 2] - x[i - 4];
        }
      }
      default -> {}
    }
  }

  /**
   * Linear prediction. Coefficients are padded with zeros to the next unrolled length; the first
   * samples, which lack that much history, take the plain loop.
   */
  static void lpc(int[] x, int n, int[] coefficients, int order, int shift) {
    if (order > 12) {
      plain(x, order, n, coefficients, order, shift);
      return;
    }
    int padded = order <= 4 ? 4 : order <= 8 ? 8 : 12;
    int[] c = java.util.Arrays.copyOf(java.util.Arrays.copyOf(coefficients, order), padded);
    plain(x, order, Math.min(n, padded), c, order, shift);
    switch (padded) {
      case 4 -> lpc4(x, 4, n, c, shift);
      case 8 -> lpc8(x, 8, n, c, shift);
      default -> lpc12(x, 12, n, c, shift);
    }
  }

  private static void plain(int[] x, int from, int n, int[] c, int order, int shift) {
    for (int i = from; i < n; i++) {
      long s = 0;
      for (int j = 0; j < order; j++) {
        s += (long) x[i - 1 - j] * c[j];
      }
      x[i] += (int) (s >> shift);
    }
  }

  private static void lpc4(int[] x, int from, int n, int[] c, int shift) {
    long c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
    long p = x[from - 1];
    for (int i = from; i < n; i++) {
      long s = x[i - 4] * c3 + x[i - 3] * c2 + x[i - 2] * c1;
      p = (int) (x[i] + ((s + p * c0) >> shift));
      x[i] = (int) p;
    }
  }

  private static void lpc8(int[] x, int from, int n, int[] c, int shift) {
    long c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
    long p = x[from - 1];
    for (int i = from; i < n; i++) {
      long s =
          x[i - 8] * c7
              + x[i - 7] * c6
              + x[i - 6] * c5
              + x[i - 5] * c4
              + x[i - 4] * c3
              + x[i - 3] * c2
              + x[i - 2] * c1;
      p = (int) (x[i] + ((s + p * c0) >> shift));
      x[i] = (int) p;
    }
  }

  private static void lpc12(int[] x, int from, int n, int[] c, int shift) {
    long c0 = c[0],
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
    long p = x[from - 1];
    for (int i = from; i < n; i++) {
      long s =
          x[i - 12] * c11
              + x[i - 11] * c10
              + x[i - 10] * c9
              + x[i - 9] * c8
              + x[i - 8] * c7
              + x[i - 7] * c6
              + x[i - 6] * c5
              + x[i - 5] * c4
              + x[i - 4] * c3
              + x[i - 3] * c2
              + x[i - 2] * c1;
      p = (int) (x[i] + ((s + p * c0) >> shift));
      x[i] = (int) p;
    }
  }

  /** Samples of 33 bits, which only the side channel of a 32-bit file has. */
  static void fixedWide(long[] x, int n, int order) {
    long[][] c = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};
    wide(x, n, c[order], order, 0);
  }

  static void wide(long[] x, int n, long[] c, int order, int shift) {
    for (int i = order; i < n; i++) {
      long s = 0;
      for (int j = 0; j < order; j++) {
        s += x[i - 1 - j] * c[j];
      }
      x[i] += s >> shift;
    }
  }
}
