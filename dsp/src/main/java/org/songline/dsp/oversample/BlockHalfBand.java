package org.songline.dsp.oversample;

import java.util.Arrays;

/**
 * Halves the rate of one channel, many samples at a time, with the filter of {@link HalfBand} and
 * its bits. Filters that run in turn share what they need within a block.
 */
public final class BlockHalfBand {
  private final int pairs;
  private final Work work;
  private final float[] taps;
  private final float[] even;
  private final float[] odd;

  /** What is used within one block only. */
  public static final class Work {
    private final TapKernel kernel = TapKernel.best();
    private final float[] even;
    private final float[] odd;

    /**
     * Room for filters of some size.
     *
     * @param pairs the most of any filter
     * @param most samples that {@link BlockHalfBand#down} makes at a time
     */
    public Work(int pairs, int most) {
      even = new float[2 * pairs + most];
      odd = new float[2 * pairs + most];
    }
  }

  /**
   * A filter of {@code 4 * pairs - 1} taps.
   *
   * @param beta of the window: 9 is about 90 dB down
   */
  public BlockHalfBand(int pairs, double beta, Work work) {
    this.pairs = pairs;
    this.work = work;
    taps = HalfBand.taps(pairs, beta);
    even = new float[2 * pairs];
    odd = new float[2 * pairs];
  }

  /** Takes {@code 2 * count} samples from {@code at} on and makes {@code count}. */
  public void down(float[] x, int at, int count, float[] out) {
    int first = 2 * pairs;
    System.arraycopy(even, 0, work.even, 0, first);
    System.arraycopy(odd, 0, work.odd, 0, first);
    for (int i = 0; i < count; i++) {
      work.even[first + i] = x[at + 2 * i];
      work.odd[first + i] = x[at + 2 * i + 1];
    }
    Arrays.fill(out, 0, count, 0f);
    for (int j = 0; j < pairs; j++) {
      int left = first - (pairs - 1 - j);
      work.kernel.add(taps[j], work.even, left, first - (pairs + j), count, out);
    }
    for (int i = 0; i < count; i++) {
      out[i] = Math.fma(0.5f, work.odd[pairs + i], out[i]);
    }
    System.arraycopy(work.even, count, even, 0, first);
    System.arraycopy(work.odd, count, odd, 0, first);
  }

  public void reset() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }
}
