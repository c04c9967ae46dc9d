package org.songline.dsp.oversample;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * A linear-phase half-band filter (Kaiser window) that doubles the rate of one channel, and halves
 * it again. Up and down together delay by {@link #latency} samples of the lower rate.
 */
public final class HalfBand {
  private final int pairs;
  private final float[] taps;
  private final float[] up;
  private final float[] downA;
  private final float[] downB;
  private int upAt;
  private int downAt;
  private float first;
  private float second;

  /**
   * @param pairs pairs of taps beside the middle one; the filter has {@code 4 * pairs - 1} taps
   * @param beta of the window: 9 is about 90 dB down
   */
  public HalfBand(int pairs, double beta) {
    this.pairs = pairs;
    taps = taps(pairs, beta);
    up = new float[4 * pairs];
    downA = new float[4 * pairs];
    downB = new float[4 * pairs];
  }

  /** The taps on one side of the middle, nearest first. */
  static float[] taps(int pairs, double beta) {
    float[] taps = new float[pairs];
    double[] h = new double[pairs];
    double sum = 0;
    for (int j = 0; j < pairs; j++) {
      int odd = 2 * j + 1;
      double t = odd / (2.0 * pairs);
      h[j] = (j % 2 == 0 ? 1 : -1) / (Math.PI * odd) * Window.kaiser(t, beta);
      sum += h[j];
    }
    for (int j = 0; j < pairs; j++) {
      taps[j] = (float) (h[j] * 0.25 / sum);
    }
    return taps;
  }

  /** The taps beside the middle one, from the middle outwards. */
  float[] taps() {
    return taps.clone();
  }

  /** Samples of the lower rate by which {@link #up} and {@link #down} together delay. */
  public int latency() {
    return 2 * pairs - 1;
  }

  /** Takes a sample of the lower rate; {@link #first} and {@link #second} are of the higher one. */
  public void up(float x) {
    int size = 2 * pairs;
    upAt = upAt == 0 ? size - 1 : upAt - 1;
    up[upAt] = x;
    up[upAt + size] = x;
    first = 2f * convolve(up, upAt);
    second = up[upAt + pairs - 1];
  }

  /** Taps around the middle of {@code 2 * pairs} samples, newest first from {@code at}. */
  private float convolve(float[] x, int at) {
    float sum = 0;
    int left = at + pairs - 1;
    int right = at + pairs;
    for (int j = 0; j < pairs; j++) {
      sum = Math.fma(taps[j], x[left - j] + x[right + j], sum);
    }
    return sum;
  }

  public float first() {
    return first;
  }

  public float second() {
    return second;
  }

  /** Takes two samples of the higher rate and returns one of the lower. */
  public float down(float a, float b) {
    int size = 2 * pairs;
    downAt = downAt == 0 ? size - 1 : downAt - 1;
    downA[downAt] = a;
    downA[downAt + size] = a;
    downB[downAt] = b;
    downB[downAt + size] = b;
    return Math.fma(0.5f, downB[downAt + pairs], convolve(downA, downAt));
  }

  /** The gain of the filter alone at {@code turns} cycles per sample of the higher rate. */
  public double gain(double turns) {
    double sum = 0.5;
    for (int j = 0; j < pairs; j++) {
      sum += 2 * taps[j] * Exact.cos(2 * Math.PI * turns * (2 * j + 1));
    }
    return sum;
  }

  public void reset() {
    Arrays.fill(up, 0);
    Arrays.fill(downA, 0);
    Arrays.fill(downB, 0);
    first = 0;
    second = 0;
  }
}
