package org.songline.dsp.oversample;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Halves the rate of interleaved stereo with the filter and the bits of {@link HalfBand#down}: each
 * tap runs along the block, which processors do side by side.
 */
public final class StereoHalving {
  private final int pairs;
  private final int frames;
  private final float[] taps;

  /** Even and odd frames, after the last ones of the block before. */
  private final float[] even;

  private final float[] odd;

  /**
   * @param pairs of taps, as of {@link HalfBand}
   * @param beta of the window
   * @param frames that {@link #down} makes
   */
  public StereoHalving(int pairs, double beta, int frames) {
    this.pairs = pairs;
    this.frames = frames;
    taps = HalfBand.taps(pairs, beta);
    even = new float[(2 * pairs - 1 + frames) * Quantum.CHANNELS];
    odd = new float[(pairs + frames) * Quantum.CHANNELS];
  }

  /** Takes twice as many frames as it makes. */
  public void down(float[] x, float[] out) {
    int pastEven = (2 * pairs - 1) * Quantum.CHANNELS;
    int pastOdd = pairs * Quantum.CHANNELS;
    int count = frames * Quantum.CHANNELS;
    for (int i = 0; i < count; i += 2) {
      even[pastEven + i] = x[2 * i];
      even[pastEven + i + 1] = x[2 * i + 1];
      odd[pastOdd + i] = x[2 * i + 2];
      odd[pastOdd + i + 1] = x[2 * i + 3];
    }
    Arrays.fill(out, 0, count, 0f);
    for (int j = 0; j < pairs; j++) {
      int right = Quantum.CHANNELS * (pairs + j);
      along(even, Quantum.CHANNELS * (pairs - 1 - j), right, taps[j], out, count);
    }
    for (int i = 0; i < count; i++) {
      out[i] = Math.fma(0.5f, odd[i], out[i]);
    }
    System.arraycopy(even, count, even, 0, pastEven);
    System.arraycopy(odd, count, odd, 0, pastOdd);
  }

  private static void along(float[] x, int left, int right, float tap, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = Math.fma(tap, x[left + i] + x[right + i], out[i]);
    }
  }

  public void reset() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }
}
