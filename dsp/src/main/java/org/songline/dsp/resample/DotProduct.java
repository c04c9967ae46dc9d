package org.songline.dsp.resample;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products in double precision, over sixteen partial sums whatever the hardware, added in
 * one fixed order, so that the bits are the same at every vector width.
 */
final class DotProduct {
  /** Lengths are multiples of this. */
  static final int WIDTH = 16;

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > WIDTH / 2
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private final double[] first = new double[WIDTH];
  private final double[] second = new double[WIDTH];

  /** {@code sums[0] = x[at..] . h[hAt..]} and {@code sums[1] = y[at..] . h[hAt..]}. */
  void two(double[] x, double[] y, int at, double[] h, int hAt, int length, double[] sums) {
    int step = SPECIES.length();
    for (int lane = 0; lane < WIDTH; lane += 2 * step) {
      lanes(x, y, at + lane, h, hAt + lane, length - lane, lane);
    }
    sums[0] = tree(first);
    sums[1] = tree(second);
  }

  private void lanes(double[] x, double[] y, int at, double[] h, int hAt, int length, int lane) {
    int step = SPECIES.length();
    DoubleVector x0 = DoubleVector.zero(SPECIES);
    DoubleVector x1 = x0;
    DoubleVector y0 = x0;
    DoubleVector y1 = x0;
    for (int k = 0; k < length; k += WIDTH) {
      DoubleVector h0 = DoubleVector.fromArray(SPECIES, h, hAt + k);
      DoubleVector h1 = DoubleVector.fromArray(SPECIES, h, hAt + k + step);
      x0 = h0.fma(DoubleVector.fromArray(SPECIES, x, at + k), x0);
      x1 = h1.fma(DoubleVector.fromArray(SPECIES, x, at + k + step), x1);
      y0 = h0.fma(DoubleVector.fromArray(SPECIES, y, at + k), y0);
      y1 = h1.fma(DoubleVector.fromArray(SPECIES, y, at + k + step), y1);
    }
    x0.intoArray(first, lane);
    x1.intoArray(first, lane + step);
    y0.intoArray(second, lane);
    y1.intoArray(second, lane + step);
  }

  /** {@code x[at..] . h[hAt..]}. */
  double one(double[] x, int at, double[] h, int hAt, int length) {
    int step = SPECIES.length();
    for (int lane = 0; lane < WIDTH; lane += step) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int k = lane; k < length; k += WIDTH) {
        sum =
            DoubleVector.fromArray(SPECIES, h, hAt + k)
                .fma(DoubleVector.fromArray(SPECIES, x, at + k), sum);
      }
      sum.intoArray(first, lane);
    }
    return tree(first);
  }

  private static double tree(double[] s) {
    double a = ((s[0] + s[8]) + (s[4] + s[12])) + ((s[2] + s[10]) + (s[6] + s[14]));
    double b = ((s[1] + s[9]) + (s[5] + s[13])) + ((s[3] + s[11]) + (s[7] + s[15]));
    return a + b;
  }

  /** The weighted sum of four rows that follow each other in a table. */
  static void blend(
      double[] table, int at, int length, double a, double b, double c, double d, double[] row) {
    for (int k = 0; k < length; k += SPECIES.length()) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, table, at + k).mul(a);
      sum = DoubleVector.fromArray(SPECIES, table, at + length + k).fma(set(b), sum);
      sum = DoubleVector.fromArray(SPECIES, table, at + 2 * length + k).fma(set(c), sum);
      sum = DoubleVector.fromArray(SPECIES, table, at + 3 * length + k).fma(set(d), sum);
      sum.intoArray(row, k);
    }
  }

  private static DoubleVector set(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
