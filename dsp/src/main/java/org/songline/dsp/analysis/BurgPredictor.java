package org.songline.dsp.analysis;

/**
 * Predicts a sound from its own past: the coefficients that leave the least error both forward and
 * backward (Burg, "Maximum entropy spectral analysis", 1967). Tones that go on are foretold; what
 * begins is not.
 */
final class BurgPredictor {
  private static final double NOTHING = 1e-30;

  private final int order;
  private final double[] a;
  private final double[] next;
  private double[] forward = new double[0];
  private double[] backward = new double[0];

  BurgPredictor(int order) {
    this.order = order;
    a = new double[order + 1];
    next = new double[order + 1];
  }

  /** Learns from {@code count} samples from {@code from} on. */
  void learn(float[] x, int from, int count) {
    if (forward.length < count) {
      forward = new double[count];
      backward = new double[count];
    }
    for (int i = 0; i < count; i++) {
      forward[i] = x[from + i];
      backward[i] = forward[i];
    }
    java.util.Arrays.fill(a, 0);
    a[0] = 1;
    for (int k = 1; k <= order; k++) {
      double cross = 0;
      double power = NOTHING;
      for (int i = k; i < count; i++) {
        cross = Math.fma(forward[i], backward[i - 1], cross);
        power += forward[i] * forward[i] + backward[i - 1] * backward[i - 1];
      }
      double turn = -2 * cross / power;
      for (int i = 0; i <= k; i++) {
        next[i] = a[i] + turn * a[k - i];
      }
      System.arraycopy(next, 0, a, 0, k + 1);
      for (int i = count - 1; i >= k; i--) {
        double f = forward[i];
        double b = backward[i - 1];
        forward[i] = f + turn * b;
        backward[i] = b + turn * f;
      }
    }
  }

  /** What could not be foretold of the sample at {@code at}; {@code order} samples precede it. */
  double surprise(float[] x, int at) {
    double sum = 0;
    for (int i = 0; i <= order; i++) {
      sum = Math.fma(a[i], x[at - i], sum);
    }
    return sum;
  }
}
