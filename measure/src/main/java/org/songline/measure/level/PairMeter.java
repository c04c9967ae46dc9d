package org.songline.measure.level;

import org.songline.measure.curve.Curve;

/**
 * How left and right relate: sums of products, over all and for each block, and a picture of where
 * the points (left, right) lie.
 */
public final class PairMeter {
  /** Points each way in {@link #cloud}. */
  public static final int CLOUD = 128;

  private static final int CLOUD_STRIDE = 5;

  private final int[] cloud = new int[CLOUD * CLOUD];
  private final boolean draws;
  private final Curve correlation = new Curve();
  private double leftSquares;
  private double rightSquares;
  private double products;

  /**
   * @param draws whether the picture is wanted
   */
  public PairMeter(boolean draws) {
    this.draws = draws;
  }

  /**
   * Takes the next block.
   *
   * @param left2 the sum of squares of {@code left}
   * @param right2 the sum of squares of {@code right}
   */
  public void accept(float[] left, float[] right, int count, double left2, double right2) {
    double p0 = 0;
    double p1 = 0;
    int i = 0;
    for (; i + 1 < count; i += 2) {
      p0 = Math.fma(left[i], (double) right[i], p0);
      p1 = Math.fma(left[i + 1], (double) right[i + 1], p1);
    }
    if (i < count) {
      p0 = Math.fma(left[i], (double) right[i], p0);
    }
    double product = p0 + p1;
    products += product;
    leftSquares += left2;
    rightSquares += right2;
    if (draws) {
      correlation.add(correlation(left2, right2, product));
      draw(left, right, count);
    }
  }

  private void draw(float[] left, float[] right, int count) {
    float scale = CLOUD / 2f;
    for (int i = 0; i < count; i += CLOUD_STRIDE) {
      int column = (int) Math.clamp(scale * (1 + left[i]), 0f, CLOUD - 1f);
      int row = (int) Math.clamp(scale * (1 + right[i]), 0f, CLOUD - 1f);
      cloud[row * CLOUD + column]++;
    }
  }

  /** The correlation of a block or a whole; NaN when one side is silent. */
  static double correlation(double left2, double right2, double product) {
    double norm = Math.sqrt(left2) * Math.sqrt(right2);
    return norm == 0 ? Double.NaN : Math.clamp(product / norm, -1.0, 1.0);
  }

  public double correlation() {
    return correlation(leftSquares, rightSquares, products);
  }

  public double leftSquares() {
    return leftSquares;
  }

  public double rightSquares() {
    return rightSquares;
  }

  /** The sum of squares of the mid signal, (left + right) / 2. */
  public double midSquares() {
    return Math.max(0, leftSquares + rightSquares + 2 * products) / 4;
  }

  /** The sum of squares of the side signal, (left - right) / 2. */
  public double sideSquares() {
    return Math.max(0, leftSquares + rightSquares - 2 * products) / 4;
  }

  /** The correlation of every block; NaN where a side is silent. */
  public double[] correlationCurve() {
    return correlation.toArray();
  }

  /** How often each place (row right, column left, from -1 to 1) was met. */
  public int[] cloud() {
    return cloud.clone();
  }
}
