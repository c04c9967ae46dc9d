package org.songline.dsp.peak;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;

/** Reads many frames at once; apart, so that vector code is loaded only when it is used. */
final class GroupReader {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Quantum.LANES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final int STEP = SPECIES.length();

  /** Frames at a time: two vectors, as many sums as keep both multipliers busy. */
  static final int FRAMES = 2 * STEP;

  private GroupReader() {}

  /**
   * The readings at four phases, whose weights are {@code row} apart from {@code c} on.
   *
   * @param outStep distance from the readings of one phase to those of the next
   */
  static void each(
      float[] h, int c, int row, int taps, float[] x, int at, float[] out, int outAt, int outStep) {
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    FloatVector z0 = y0;
    FloatVector z1 = y0;
    FloatVector z2 = y0;
    FloatVector z3 = y0;
    for (int k = 0; k < taps; k++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, at + k);
      FloatVector w = FloatVector.fromArray(SPECIES, x, at + STEP + k);
      FloatVector g = FloatVector.broadcast(SPECIES, h[c + k]);
      y0 = v.fma(g, y0);
      z0 = w.fma(g, z0);
      g = FloatVector.broadcast(SPECIES, h[c + row + k]);
      y1 = v.fma(g, y1);
      z1 = w.fma(g, z1);
      g = FloatVector.broadcast(SPECIES, h[c + 2 * row + k]);
      y2 = v.fma(g, y2);
      z2 = w.fma(g, z2);
      g = FloatVector.broadcast(SPECIES, h[c + 3 * row + k]);
      y3 = v.fma(g, y3);
      z3 = w.fma(g, z3);
    }
    y0.intoArray(out, outAt);
    z0.intoArray(out, outAt + STEP);
    y1.intoArray(out, outAt + outStep);
    z1.intoArray(out, outAt + outStep + STEP);
    y2.intoArray(out, outAt + 2 * outStep);
    z2.intoArray(out, outAt + 2 * outStep + STEP);
    y3.intoArray(out, outAt + 3 * outStep);
    z3.intoArray(out, outAt + 3 * outStep + STEP);
  }

  /** Raises {@code out} to the readings at every so many phases, four at a time. */
  static void read(
      float[] h,
      int taps,
      int first,
      int step,
      int phases,
      float[] x,
      int at,
      float[] out,
      int outAt) {
    int row = step * taps;
    for (int p = first; p < phases; p += 4 * step) {
      FloatVector y0 = FloatVector.zero(SPECIES);
      FloatVector y1 = y0;
      FloatVector y2 = y0;
      FloatVector y3 = y0;
      FloatVector z0 = y0;
      FloatVector z1 = y0;
      FloatVector z2 = y0;
      FloatVector z3 = y0;
      int c = p * taps;
      for (int k = 0; k < taps; k++) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + k);
        FloatVector w = FloatVector.fromArray(SPECIES, x, at + STEP + k);
        FloatVector g = FloatVector.broadcast(SPECIES, h[c + k]);
        y0 = v.fma(g, y0);
        z0 = w.fma(g, z0);
        g = FloatVector.broadcast(SPECIES, h[c + row + k]);
        y1 = v.fma(g, y1);
        z1 = w.fma(g, z1);
        g = FloatVector.broadcast(SPECIES, h[c + 2 * row + k]);
        y2 = v.fma(g, y2);
        z2 = w.fma(g, z2);
        g = FloatVector.broadcast(SPECIES, h[c + 3 * row + k]);
        y3 = v.fma(g, y3);
        z3 = w.fma(g, z3);
      }
      FloatVector.fromArray(SPECIES, out, outAt)
          .max(y0.abs())
          .max(y1.abs())
          .max(y2.abs())
          .max(y3.abs())
          .intoArray(out, outAt);
      FloatVector.fromArray(SPECIES, out, outAt + STEP)
          .max(z0.abs())
          .max(z1.abs())
          .max(z2.abs())
          .max(z3.abs())
          .intoArray(out, outAt + STEP);
    }
  }
}
