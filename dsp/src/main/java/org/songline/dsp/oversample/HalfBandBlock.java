package org.songline.dsp.oversample;

import java.util.Arrays;

/** {@link HalfBand} for many samples of one channel at once. */
public final class HalfBandBlock {
  private final int pairs;
  private final int past;
  private final int frames;
  private final float[] taps;
  private final float[] doubled;
  private final float[] up;
  private final float[] downA;
  private final float[] downB;
  private final float[] sum;

  /**
   * @param filter the filter
   * @param frames samples of the lower rate in a block, a multiple of sixteen
   */
  public HalfBandBlock(HalfBand filter, int frames) {
    this.frames = frames;
    taps = filter.taps();
    pairs = taps.length;
    past = 2 * pairs - 1;
    doubled = new float[pairs];
    for (int j = 0; j < pairs; j++) {
      doubled[j] = 2 * taps[j];
    }
    up = new float[past + frames];
    downA = new float[past + frames];
    downB = new float[pairs + frames];
    sum = new float[frames];
  }

  /** Doubles the rate of {@code x[0..frames)} into {@code y[0..2 * frames)}. */
  public void up(float[] x, float[] y) {
    System.arraycopy(x, 0, up, past, frames);
    convolve(up, doubled);
    for (int i = 0; i < frames; i++) {
      y[2 * i] = sum[i];
      y[2 * i + 1] = up[pairs + i];
    }
    System.arraycopy(up, frames, up, 0, past);
  }

  /** Halves the rate of {@code x[0..2 * frames)} into {@code y[0..frames)}. */
  public void down(float[] x, float[] y) {
    for (int i = 0; i < frames; i++) {
      downA[past + i] = x[2 * i];
      downB[pairs + i] = x[2 * i + 1];
    }
    convolve(downA, taps);
    for (int i = 0; i < frames; i++) {
      y[i] = Math.fma(0.5f, downB[i], sum[i]);
    }
    System.arraycopy(downA, frames, downA, 0, past);
    System.arraycopy(downB, frames, downB, 0, pairs);
  }

  private void convolve(float[] x, float[] h) {
    Arrays.fill(sum, 0f);
    TapPairs.add(h, x, pairs, pairs - 1, sum);
  }

  public void reset() {
    Arrays.fill(up, 0f);
    Arrays.fill(downA, 0f);
    Arrays.fill(downB, 0f);
  }
}
