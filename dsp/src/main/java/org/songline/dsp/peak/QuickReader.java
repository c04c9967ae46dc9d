package org.songline.dsp.peak;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads one point, four taps at a time, because every vector machine has four lanes: the bits are
 * the same everywhere.
 */
final class QuickReader {
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final int LANES = 4;

  private QuickReader() {}

  static void read(float[] h, int c, int taps, float[] x, int at, float[] parts) {
    FloatVector y0 = FloatVector.zero(FOUR);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    for (int k = 0; k < taps; k += 4 * LANES) {
      y0 = product(h, c + k, x, at + k, y0);
      y1 = product(h, c + k + LANES, x, at + k + LANES, y1);
      y2 = product(h, c + k + 2 * LANES, x, at + k + 2 * LANES, y2);
      y3 = product(h, c + k + 3 * LANES, x, at + k + 3 * LANES, y3);
    }
    y0.add(y1).add(y2.add(y3)).intoArray(parts, 0);
  }

  private static FloatVector product(float[] h, int c, float[] x, int at, FloatVector sum) {
    return FloatVector.fromArray(FOUR, h, c).fma(FloatVector.fromArray(FOUR, x, at), sum);
  }
}
