package org.songline.dsp.oversample;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/**
 * {@link HalfBand} for many samples of one channel at once: each tap runs along the block, which
 * processors do side by side.
 */
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
    int j = 0;
    for (; j + 3 <= pairs; j += 3) {
      three(x, j, h);
    }
    for (; j < pairs; j++) {
      one(x, j, h[j]);
    }
  }

  /** Adds three pairs of taps; lane by lane, so that the bits are the same at every width. */
  private void three(float[] x, int j, float[] h) {
    int left = pairs + j;
    int right = pairs - 1 - j;
    for (int i = 0; i < frames; i += Lanes.STEP) {
      load(x, left + 2 + i)
          .add(load(x, right - 2 + i))
          .fma(
              tap(h[j + 2]),
              load(x, left + 1 + i)
                  .add(load(x, right - 1 + i))
                  .fma(
                      tap(h[j + 1]),
                      load(x, left + i).add(load(x, right + i)).fma(tap(h[j]), load(sum, i))))
          .intoArray(sum, i);
    }
  }

  private void one(float[] x, int j, float tap) {
    int left = pairs + j;
    int right = pairs - 1 - j;
    for (int i = 0; i < frames; i += Lanes.STEP) {
      load(x, left + i).add(load(x, right + i)).fma(tap(tap), load(sum, i)).intoArray(sum, i);
    }
  }

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.SPECIES, x, at);
  }

  private static FloatVector tap(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }

  public void reset() {
    Arrays.fill(up, 0f);
    Arrays.fill(downA, 0f);
    Arrays.fill(downB, 0f);
  }
}
