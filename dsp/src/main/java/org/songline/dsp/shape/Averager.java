package org.songline.dsp.shape;

import static jdk.incubator.vector.DoubleVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

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

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private final double[] x;
  private final double[] second;
  private final double[] slope;
  private final double[] bent;
  private double before;
  private double last;

  /**
   * @param longest samples in the longest block
   */
  public Averager(int longest) {
    int size = longest + 2 + SPECIES.length();
    x = new double[size];
    second = new double[size];
    slope = new double[size];
    bent = new double[size];
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
    divide(second, 1, slope, size);
    for (int i = 1; i < size; i++) {
      if (!(Math.abs(x[i] - x[i - 1]) > NEAR)) {
        slope[i] = shape.first(0.5 * (x[i] + x[i - 1]));
      }
    }
    divide(slope, 2, bent, size);
    for (int i = 2; i < size; i++) {
      boolean far = Math.abs(x[i] - x[i - 2]) > NEAR;
      out[i - 2] = (float) (far ? 2 * bent[i] : turn(shape, i));
    }
  }

  /**
   * Differences of neighbours over those of the signal {@code lag} samples apart, also where those
   * are too small.
   */
  private void divide(double[] y, int lag, double[] result, int size) {
    for (int i = lag; i < size; i += SPECIES.length()) {
      DoubleVector over = fromArray(SPECIES, x, i).sub(fromArray(SPECIES, x, i - lag));
      DoubleVector difference = fromArray(SPECIES, y, i).sub(fromArray(SPECIES, y, i - 1));
      difference.div(over).intoArray(result, i);
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
