package org.songline.dsp.oversample;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Halves the rate of interleaved stereo, two frames at a time, with the filter and the bits of
 * {@link HalfBand#down}.
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
   * @param frames that {@link #down} makes, an even number
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
    for (int i = 0; i < count; i += 4) {
      four(i, out);
    }
    System.arraycopy(even, count, even, 0, pastEven);
    System.arraycopy(odd, count, odd, 0, pastOdd);
  }

  /** Two frames: four sums, of which none waits for another. */
  private void four(int i, float[] out) {
    float[] x = even;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int j = 0; j < pairs; j++) {
      float tap = taps[j];
      int left = i + Quantum.CHANNELS * (pairs - 1 - j);
      int right = i + Quantum.CHANNELS * (pairs + j);
      a = Math.fma(tap, x[left] + x[right], a);
      b = Math.fma(tap, x[left + 1] + x[right + 1], b);
      c = Math.fma(tap, x[left + 2] + x[right + 2], c);
      d = Math.fma(tap, x[left + 3] + x[right + 3], d);
    }
    out[i] = Math.fma(0.5f, odd[i], a);
    out[i + 1] = Math.fma(0.5f, odd[i + 1], b);
    out[i + 2] = Math.fma(0.5f, odd[i + 2], c);
    out[i + 3] = Math.fma(0.5f, odd[i + 3], d);
  }

  public void reset() {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }
}
