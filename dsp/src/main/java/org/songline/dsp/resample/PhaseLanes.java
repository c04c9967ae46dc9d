package org.songline.dsp.resample;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sixteen neighbouring outputs of a filter bank at once, one in each lane: every input value is
 * spread over the lanes and weighed by a column of coefficients, one for each output, zero where an
 * output does not reach. Four streams share the coefficients they load: channels, and stretches of
 * one channel that lie whole periods apart. Each lane is a plain sum from the first input to the
 * last, so the bits are the same at every vector width.
 */
final class PhaseLanes {
  /** Outputs at once. */
  static final int LANES = 16;

  /** Streams at once. */
  static final int STREAMS = 4;

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES / 2
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int STEP = SPECIES.length();

  private PhaseLanes() {}

  /**
   * {@code sums[s * LANES + lane] = sum of x[s][at[s] + j] * table[tableAt + j * LANES + lane]}, j
   * from 0 to length.
   */
  static void sum(double[][] x, int[] at, double[] table, int tableAt, int length, double[] sums) {
    for (int lane = 0; lane < LANES; lane += 2 * STEP) {
      lanes(
          x[0],
          at[0],
          x[1],
          at[1],
          x[2],
          at[2],
          x[3],
          at[3],
          table,
          tableAt + lane,
          length,
          sums,
          lane);
    }
  }

  private static void lanes(
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      double[] d,
      int dAt,
      double[] table,
      int tableAt,
      int length,
      double[] sums,
      int lane) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector d0 = a0;
    DoubleVector d1 = a0;
    for (int j = 0; j < length; j++) {
      DoubleVector h0 = DoubleVector.fromArray(SPECIES, table, tableAt + j * LANES);
      DoubleVector h1 = DoubleVector.fromArray(SPECIES, table, tableAt + j * LANES + STEP);
      DoubleVector v = DoubleVector.broadcast(SPECIES, a[aAt + j]);
      a0 = h0.fma(v, a0);
      a1 = h1.fma(v, a1);
      v = DoubleVector.broadcast(SPECIES, b[bAt + j]);
      b0 = h0.fma(v, b0);
      b1 = h1.fma(v, b1);
      v = DoubleVector.broadcast(SPECIES, c[cAt + j]);
      c0 = h0.fma(v, c0);
      c1 = h1.fma(v, c1);
      v = DoubleVector.broadcast(SPECIES, d[dAt + j]);
      d0 = h0.fma(v, d0);
      d1 = h1.fma(v, d1);
    }
    a0.intoArray(sums, lane);
    a1.intoArray(sums, lane + STEP);
    b0.intoArray(sums, lane + LANES);
    b1.intoArray(sums, lane + LANES + STEP);
    c0.intoArray(sums, lane + 2 * LANES);
    c1.intoArray(sums, lane + 2 * LANES + STEP);
    d0.intoArray(sums, lane + 3 * LANES);
    d1.intoArray(sums, lane + 3 * LANES + STEP);
  }

  /** As {@link #sum}, without vectors: the same bits. */
  static void scalar(
      double[][] x, int[] at, double[] table, int tableAt, int length, double[] sums) {
    for (int s = 0; s < STREAMS; s++) {
      for (int lane = 0; lane < LANES; lane++) {
        double sum = 0;
        for (int j = 0; j < length; j++) {
          sum = Math.fma(table[tableAt + j * LANES + lane], x[s][at[s] + j], sum);
        }
        sums[s * LANES + lane] = sum;
      }
    }
  }
}
