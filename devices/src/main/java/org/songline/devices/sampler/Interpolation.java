package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;
import org.songline.dsp.resample.ShortSinc;

/**
 * Reads a sample at any speed through a {@link ShortSinc}. Positions are fixed point, frames in the
 * upper 32 bits. The kernel has four lanes because every vector machine has them; {@link #scalar}
 * gives the same bits.
 */
final class Interpolation {
  static final int TAPS = ShortSinc.TAPS;
  static final int PHASES = ShortSinc.PHASES;

  private static final int FRACTION_SHIFT = 32 - ShortSinc.PHASE_BITS;
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final float[] TABLE = ShortSinc.weights();

  private Interpolation() {}

  /**
   * Reads frames into the partial sums of a lane until {@code to} or until the position reaches
   * {@code limit}.
   *
   * @param data frame {@code i} is at {@code i + LEAD + offset}
   * @param at position of the first frame read and what it moves a frame; left behind the last
   * @return the first frame not read
   */
  static int vector(
      float[] data, int offset, Cursor at, long limit, float[] out, int lane, int from, int to) {
    int base = offset + Sample.LEAD - 3;
    int place = Partials.place(lane);
    int n = from;
    while (n < to && at.position < limit) {
      int end = n + at.within(limit, to - n);
      long position = at.position;
      long step = at.step;
      long bend = at.bend;
      for (; n < end; n++) {
        int i = (int) (position >> 32) + base;
        int row = ((int) position >>> FRACTION_SHIFT) * TAPS;
        var early = FloatVector.fromArray(FOUR, data, i);
        var late = FloatVector.fromArray(FOUR, data, i + 4);
        late.fma(
                FloatVector.fromArray(FOUR, TABLE, row + 4),
                early.mul(FloatVector.fromArray(FOUR, TABLE, row)))
            .intoArray(out, n * Partials.FRAME + place);
        position += step;
        step += bend;
      }
      at.position = position;
      at.step = step;
    }
    return n;
  }

  /**
   * Reads the rest of a quantum for two voices of one speed and phase, like the sides of a stereo
   * sample, to the same bits as {@link #vector}; neither may reach the end of its data.
   *
   * @param ahead frames by which the second voice is ahead of the first
   * @param at of the first voice
   */
  static void pair(
      float[] first,
      float[] second,
      int ahead,
      Cursor at,
      float[] out,
      int lane,
      int otherLane,
      int from) {
    int place = Partials.place(lane);
    int otherPlace = Partials.place(otherLane);
    long position = at.position;
    long step = at.step;
    long bend = at.bend;
    for (int n = from; n < Quantum.FRAMES; n++) {
      int i = (int) (position >> 32) + Sample.LEAD - 3;
      int k = i + ahead;
      int row = ((int) position >>> FRACTION_SHIFT) * TAPS;
      var early = FloatVector.fromArray(FOUR, TABLE, row);
      var late = FloatVector.fromArray(FOUR, TABLE, row + 4);
      late.fma(
              FloatVector.fromArray(FOUR, first, i + 4),
              early.mul(FloatVector.fromArray(FOUR, first, i)))
          .intoArray(out, n * Partials.FRAME + place);
      late.fma(
              FloatVector.fromArray(FOUR, second, k + 4),
              early.mul(FloatVector.fromArray(FOUR, second, k)))
          .intoArray(out, n * Partials.FRAME + otherPlace);
      position += step;
      step += bend;
    }
    at.position = position;
    at.step = step;
  }

  /** As {@link #vector}, without vectors. */
  static int scalar(
      float[] data, int offset, Cursor at, long limit, float[] out, int lane, int from, int to) {
    int base = offset + Sample.LEAD - 3;
    int n = from;
    for (; n < to && at.position < limit; n++) {
      int i = (int) (at.position >> 32) + base;
      int row = ((int) at.position >>> FRACTION_SHIFT) * TAPS;
      int place = n * Partials.FRAME + Partials.place(lane);
      for (int part = 0; part < Partials.PARTS; part++) {
        out[place + part] =
            Math.fma(data[i + part + 4], TABLE[row + part + 4], data[i + part] * TABLE[row + part]);
      }
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

    /** Whether another reads at the same speed and phase. */
    boolean inStepWith(Cursor other) {
      return step == other.step && bend == other.bend && (int) position == (int) other.position;
    }

    /** Whether so many frames begin before a limit. */
    boolean reaches(long limit, int frames) {
      return position < limit && within(limit, frames) == frames;
    }

    /** Frames, 1 to {@code most}, that surely begin before a limit that lies ahead. */
    int within(long limit, int most) {
      long fastest = Math.max(step, step + bend * most);
      long room = limit - 1 - position;
      return room >= fastest * most ? most : (int) Math.min(most, room / fastest + 1);
    }
  }
}
