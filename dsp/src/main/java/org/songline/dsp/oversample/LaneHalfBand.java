package org.songline.dsp.oversample;

import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/** Halves the rate of sixteen lanes with the filter of {@link HalfBand}. */
public final class LaneHalfBand {
  /** Adds a tap on both sides of the middle; all implementations give the same bits. */
  private interface Kernel {
    void add(float tap, float[] x, int left, int right, int count, float[] out);
  }

  private static final Kernel SCALAR =
      (tap, x, left, right, count, out) -> {
        for (int i = 0; i < count; i++) {
          out[i] = Math.fma(tap, x[left + i] + x[right + i], out[i]);
        }
      };

  /** Several lanes at once: left to itself the compiler fears that the arrays are the same. */
  private static final class InVectors implements Kernel {
    @Override
    public void add(float tap, float[] x, int left, int right, int count, float[] out) {
      FloatVector factor = FloatVector.broadcast(Lanes.SPECIES, tap);
      for (int i = 0; i < count; i += Lanes.STEP) {
        FloatVector sum =
            FloatVector.fromArray(Lanes.SPECIES, x, left + i)
                .add(FloatVector.fromArray(Lanes.SPECIES, x, right + i));
        factor.fma(sum, FloatVector.fromArray(Lanes.SPECIES, out, i)).intoArray(out, i);
      }
    }
  }

  private final Kernel kernel;
  private final int pairs;
  private final float[] taps;

  // Even and odd rows, after the last ones of the block before.
  private final float[] even;
  private final float[] odd;

  /**
   * A filter of {@code 4 * pairs - 1} taps.
   *
   * @param beta of the window: 9 is about 90 dB down
   * @param most rows that {@link #down} makes at a time
   */
  public LaneHalfBand(int pairs, double beta, int most) {
    this.pairs = pairs;
    kernel =
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            ? new InVectors()
            : SCALAR;
    taps = HalfBand.taps(pairs, beta);
    even = new float[(2 * pairs + most) * LANES];
    odd = new float[(2 * pairs + most) * LANES];
  }

  /** Samples of the higher rate by which the filter delays. */
  public int delay() {
    return 2 * pairs - 1;
  }

  /** Takes {@code 2 * rows} rows of sixteen lanes and makes {@code rows}. */
  public void down(float[] x, int rows, float[] out) {
    int first = 2 * pairs * LANES;
    int count = rows * LANES;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(x, 2 * row * LANES, even, first + row * LANES, LANES);
      System.arraycopy(x, (2 * row + 1) * LANES, odd, first + row * LANES, LANES);
    }
    int middle = first - pairs * LANES;
    for (int i = 0; i < count; i++) {
      out[i] = 0.5f * odd[middle + i];
    }
    for (int j = 0; j < pairs; j++) {
      int left = first - (pairs - 1 - j) * LANES;
      kernel.add(taps[j], even, left, first - (pairs + j) * LANES, count, out);
    }
    System.arraycopy(even, count, even, 0, first);
    System.arraycopy(odd, count, odd, 0, first);
  }

  /** Forgets one lane. */
  public void clear(int lane) {
    for (int i = lane; i < 2 * pairs * LANES; i += LANES) {
      even[i] = 0;
      odd[i] = 0;
    }
  }

  public void reset() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }
}
