package org.songline.dsp.oversample;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/**
 * Pairs of equal taps about the middle of a filter, over a block of one channel: each tap runs
 * along the block, which processors do side by side, three at a time; lane by lane, so that the
 * bits are the same at every width.
 */
final class TapPairs {
  private TapPairs() {}

  /**
   * Adds {@code taps[j] * (x[left + j + i] + x[right - j + i])} to every {@code sum[i]}, {@code j}
   * after {@code j}.
   *
   * @param left place of the first tap's later sample for the first sum
   * @param right the same of its earlier sample
   */
  static void add(float[] taps, float[] x, int left, int right, float[] sum) {
    int j = 0;
    for (; j + 3 <= taps.length; j += 3) {
      three(taps, j, x, left + j, right - j, sum);
    }
    for (; j < taps.length; j++) {
      one(taps[j], x, left + j, right - j, sum);
    }
  }

  private static void three(float[] taps, int j, float[] x, int left, int right, float[] sum) {
    for (int i = 0; i < sum.length; i += Lanes.STEP) {
      load(x, left + 2 + i)
          .add(load(x, right - 2 + i))
          .fma(
              tap(taps[j + 2]),
              load(x, left + 1 + i)
                  .add(load(x, right - 1 + i))
                  .fma(
                      tap(taps[j + 1]),
                      load(x, left + i).add(load(x, right + i)).fma(tap(taps[j]), load(sum, i))))
          .intoArray(sum, i);
    }
  }

  private static void one(float tap, float[] x, int left, int right, float[] sum) {
    for (int i = 0; i < sum.length; i += Lanes.STEP) {
      load(x, left + i).add(load(x, right + i)).fma(tap(tap), load(sum, i)).intoArray(sum, i);
    }
  }

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.SPECIES, x, at);
  }

  private static FloatVector tap(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }
}
