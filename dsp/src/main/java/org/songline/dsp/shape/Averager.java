package org.songline.dsp.shape;

import java.util.Arrays;

/**
 * Bends a signal by a curve averaged over all that lies between three samples, that is over every
 * weighted mean of them: twice the second divided difference of the curve's second integral,
 * antiderivative antialiasing of second order (Bilbao, Esqueda, Parker and Valimaki,
 * "Antiderivative Antialiasing for Memoryless Nonlinearities", 2017). The result is one sample
 * late. One channel.
 *
 * <p>Only the last two samples of the signal are remembered, so the curve may change from block to
 * block, and two curves may be faded between.
 */
public final class Averager {
  /** Steps below this are bent at their middle: there the quotient would lose its digits. */
  private static final double NEAR = 3e-4;

  private final double[] x;
  private final double[] second;
  private final double[] slope;
  private double before;
  private double last;

  /**
   * @param longest samples in the longest block
   */
  public Averager(int longest) {
    x = new double[longest + 2];
    second = new double[longest + 2];
    slope = new double[longest + 2];
  }

  /** Takes the block to be bent, {@code count} samples. */
  public void take(float[] in, int count) {
    x[0] = before;
    x[1] = last;
    for (int i = 0; i < count; i++) {
      x[i + 2] = in[i];
    }
    before = x[count];
    last = x[count + 1];
  }

  /** Bends the block that was taken last; may be called for several curves. */
  public void bend(Shape shape, float[] out, int count) {
    int size = count + 2;
    shape.second(x, second, size);
    for (int i = 1; i < size; i++) {
      double step = x[i] - x[i - 1];
      slope[i] =
          Math.abs(step) > NEAR
              ? (second[i] - second[i - 1]) / step
              : shape.first(0.5 * (x[i] + x[i - 1]));
    }
    for (int i = 2; i < size; i++) {
      double step = x[i] - x[i - 2];
      out[i - 2] =
          (float) (Math.abs(step) > NEAR ? 2 * (slope[i] - slope[i - 1]) / step : turn(shape, i));
    }
  }

  /** Where the signal comes back to where it was two samples before. */
  private double turn(Shape shape, int i) {
    double middle = 0.5 * (x[i] + x[i - 2]);
    double away = middle - x[i - 1];
    if (Math.abs(away) <= NEAR) {
      return shape.at(0.5 * (middle + x[i - 1]));
    }
    double part = (second[i - 1] - shape.second(middle)) / away;
    return 2 / away * (shape.first(middle) + part);
  }

  public void reset() {
    before = 0;
    last = 0;
    Arrays.fill(x, 0);
  }
}
