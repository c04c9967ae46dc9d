package org.songline.measure.music;

/**
 * Smooths a row of values so that the change of their change is even: it minimises the weighted
 * squares of what it moves plus the squares of third differences (Whittaker, "On a new method of
 * graduation", 1923).
 */
final class Smoother {
  private static final int REACH = 3;
  private static final double[] DIFFERENCE = {-1, 3, -3, 1};

  private Smoother() {}

  /**
   * The smooth row.
   *
   * @param y values
   * @param weights how much each of them counts, not all 0
   * @param stiffness how much a third difference counts
   */
  static double[] smooth(double[] y, double[] weights, double stiffness) {
    int n = y.length;
    if (n <= REACH) {
      return y.clone();
    }
    // The upper bands of the symmetric matrix W + stiffness D'D.
    double[][] bands = new double[REACH + 1][n];
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      bands[0][i] = weights[i] + 1e-9;
      x[i] = weights[i] * y[i] + 1e-9 * y[i];
    }
    for (int i = 0; i + REACH < n; i++) {
      for (int a = 0; a <= REACH; a++) {
        for (int b = a; b <= REACH; b++) {
          bands[b - a][i + a] += stiffness * DIFFERENCE[a] * DIFFERENCE[b];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int a = 1; a <= REACH && i + a < n; a++) {
        double share = bands[a][i] / bands[0][i];
        for (int b = a; b <= REACH && i + b < n; b++) {
          bands[b - a][i + a] -= share * bands[b][i];
        }
        x[i + a] -= share * x[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int a = 1; a <= REACH && i + a < n; a++) {
        x[i] -= bands[a][i] * x[i + a];
      }
      x[i] /= bands[0][i];
    }
    return x;
  }
}
