package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;

/**
 * Reads a sample at any speed: eight-point windowed-sinc interpolation with {@value #PHASES}
 * phases. The window is Kaiser's with beta 6.5. Positions are fixed point, frames in the upper 32
 * bits. The kernel has four lanes because every vector machine has them; {@link #scalar} gives the
 * same bits.
 */
final class Interpolation {
  static final int TAPS = 8;
  static final int PHASE_BITS = 11;
  static final int PHASES = 1 << PHASE_BITS;

  private static final int FRACTION_SHIFT = 32 - PHASE_BITS;
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final VectorShuffle<Float> HALVES = VectorShuffle.fromValues(FOUR, 2, 3, 0, 1);
  private static final VectorShuffle<Float> PAIRS = VectorShuffle.fromValues(FOUR, 1, 0, 3, 2);
  private static final double BETA = 6.5;
  private static final float[] TABLE = table();

  private Interpolation() {}

  /** Row {@code p}: the weights of frames -3 to 4 around a position {@code p / PHASES} past 0. */
  private static float[] table() {
    float[] table = new float[PHASES * TAPS];
    double[] row = new double[TAPS];
    for (int phase = 0; phase < PHASES; phase++) {
      double fraction = phase / (double) PHASES;
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - 3 - fraction;
        double w = x / (TAPS / 2.0);
        double window = Math.abs(w) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - w * w));
        double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
        row[tap] = sinc * window;
        sum += row[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        table[phase * TAPS + tap] = (float) (row[tap] / sum);
      }
    }
    return table;
  }

  /** Modified Bessel function of the first kind and order zero, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /**
   * Reads frames into every sixteenth place of {@code out} until {@code to} or until the position
   * reaches {@code limit}.
   *
   * @param data frame {@code i} is at {@code i + LEAD + offset}
   * @param at position of the first frame read and what it moves a frame; left behind the last
   * @return the first frame not read
   */
  static int vector(
      float[] data, int offset, Cursor at, long limit, float[] out, int lane, int from, int to) {
    long position = at.position;
    long step = at.step;
    long bend = at.bend;
    int base = offset + Sample.LEAD - 3;
    int n = from;
    for (; n < to && position < limit; n++) {
      int i = (int) (position >> 32) + base;
      int row = ((int) position >>> FRACTION_SHIFT) * TAPS;
      FloatVector v =
          FloatVector.fromArray(FOUR, data, i).mul(FloatVector.fromArray(FOUR, TABLE, row));
      v =
          FloatVector.fromArray(FOUR, data, i + 4)
              .fma(FloatVector.fromArray(FOUR, TABLE, row + 4), v);
      v = v.add(v.rearrange(HALVES));
      v = v.add(v.rearrange(PAIRS));
      out[n * Quantum.LANES + lane] = v.lane(0);
      position += step;
      step += bend;
    }
    at.position = position;
    at.step = step;
    return n;
  }

  /** As {@link #vector}, without vectors. */
  static int scalar(
      float[] data, int offset, Cursor at, long limit, float[] out, int lane, int from, int to) {
    int base = offset + Sample.LEAD - 3;
    int n = from;
    for (; n < to && at.position < limit; n++) {
      int i = (int) (at.position >> 32) + base;
      int row = ((int) at.position >>> FRACTION_SHIFT) * TAPS;
      float p0 = Math.fma(data[i + 4], TABLE[row + 4], data[i] * TABLE[row]);
      float p1 = Math.fma(data[i + 5], TABLE[row + 5], data[i + 1] * TABLE[row + 1]);
      float p2 = Math.fma(data[i + 6], TABLE[row + 6], data[i + 2] * TABLE[row + 2]);
      float p3 = Math.fma(data[i + 7], TABLE[row + 7], data[i + 3] * TABLE[row + 3]);
      out[n * Quantum.LANES + lane] = (p0 + p2) + (p1 + p3);
      at.position += at.step;
      at.step += at.bend;
    }
    return n;
  }

  /** Where a voice reads, and how fast. */
  static final class Cursor {
    long position;

    /** What the position moves a frame. */
    long step;

    /** What the step grows a frame. */
    long bend;
  }
}
