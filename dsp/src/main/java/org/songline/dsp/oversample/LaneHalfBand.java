package org.songline.dsp.oversample;

import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;

/** Halves the rate of sixteen lanes with the filter of {@link HalfBand}. */
public final class LaneHalfBand {
  /** Rows are packed to as few lanes as sound, which adds the same in less time. */
  private static final int FEW = 4;

  private final TapKernel kernel;
  private final int pairs;
  private final float[] taps;

  // Even and odd rows of as many lanes as the width, after the last ones of the block before.
  private final float[] even;
  private final float[] odd;
  private int width = LANES;

  // Used within one block only.
  private final float[] packed;

  /**
   * A filter of {@code 4 * pairs - 1} taps.
   *
   * @param beta of the window: 9 is about 90 dB down
   * @param most rows that {@link #down} makes at a time
   */
  public LaneHalfBand(int pairs, double beta, int most) {
    this.pairs = pairs;
    kernel = TapKernel.best();
    taps = HalfBand.taps(pairs, beta);
    even = new float[(2 * pairs + most) * LANES];
    packed = new float[most * FEW];
    odd = new float[(2 * pairs + most) * LANES];
  }

  /** Samples of the higher rate by which the filter delays. */
  public int delay() {
    return 2 * pairs - 1;
  }

  /** Takes {@code 2 * rows} rows of sixteen lanes and makes {@code rows}. */
  public void down(float[] x, int rows, float[] out) {
    down(x, rows, out, LANES);
  }

  /** As {@link #down(float[], int, float[])}, where only the first lanes are not silent. */
  public void down(float[] x, int rows, float[] out, int lanes) {
    widen(lanes > FEW ? LANES : lanes > 1 ? FEW : 1);
    int first = 2 * pairs * width;
    int count = rows * width;
    pack(x, rows, first);
    float[] made = width == LANES ? out : packed;
    int middle = first - pairs * width;
    for (int i = 0; i < count; i++) {
      made[i] = 0.5f * odd[middle + i];
    }
    for (int j = 0; j < pairs; j++) {
      int left = first - (pairs - 1 - j) * width;
      kernel.add(taps[j], even, left, first - (pairs + j) * width, count, made);
    }
    System.arraycopy(even, count, even, 0, first);
    System.arraycopy(odd, count, odd, 0, first);
    for (int row = 0; width != LANES && row < rows; row++) {
      for (int lane = 0; lane < width; lane++) {
        out[row * LANES + lane] = made[row * width + lane];
      }
    }
  }

  private void pack(float[] x, int rows, int first) {
    for (int row = 0; row < rows; row++) {
      int from = 2 * row * LANES;
      int to = first + row * width;
      if (width == LANES) {
        System.arraycopy(x, from, even, to, LANES);
        System.arraycopy(x, from + LANES, odd, to, LANES);
      } else {
        for (int lane = 0; lane < width; lane++) {
          even[to + lane] = x[from + lane];
          odd[to + lane] = x[from + LANES + lane];
        }
      }
    }
  }

  /** Lays the rows of the block before out for another width. */
  private void widen(int next) {
    if (next == width) {
      return;
    }
    int rows = 2 * pairs;
    boolean up = next > width;
    for (int n = 0; n < rows; n++) {
      // From the end on when the rows move up, so that none is written over before it is read.
      int row = up ? rows - 1 - n : n;
      for (int k = 0; k < next; k++) {
        int lane = up ? next - 1 - k : k;
        even[row * next + lane] = lane < width ? even[row * width + lane] : 0;
        odd[row * next + lane] = lane < width ? odd[row * width + lane] : 0;
      }
    }
    width = next;
  }

  /** Forgets one lane. */
  public void clear(int lane) {
    for (int i = lane; lane < width && i < 2 * pairs * width; i += width) {
      even[i] = 0;
      odd[i] = 0;
    }
  }

  public void reset() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }
}
