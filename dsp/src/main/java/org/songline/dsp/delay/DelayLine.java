package org.songline.dsp.delay;

import java.util.Arrays;

/**
 * The recent past of one channel. Write one sample, then read what came {@code delay} samples
 * before it: delay 0 is the sample just written.
 */
public final class DelayLine {
  private final float[] ring;
  private final int mask;
  private int at;

  /** A line of silence that can be read up to {@code longest} samples back. */
  public DelayLine(int longest) {
    if (longest < 0 || longest > (1 << 28)) {
      throw new IllegalArgumentException("delay of " + longest + " samples");
    }
    int size = Integer.highestOneBit(longest + 4) * 2;
    ring = new float[size];
    mask = size - 1;
  }

  public void write(float x) {
    at = (at + 1) & mask;
    ring[at] = x;
  }

  /** The sample {@code delay} samples ago, a whole number from 0 to the longest. */
  public float read(int delay) {
    return ring[(at - delay) & mask];
  }

  /** Between samples in a straight line: cheap; dulls the highs halfway between samples. */
  public float readLinear(float delay) {
    int whole = (int) delay;
    float f = delay - whole;
    float a = ring[(at - whole) & mask];
    float b = ring[(at - whole - 1) & mask];
    return Math.fma(f, b - a, a);
  }

  /**
   * Between samples by the cubic through the four nearest ones (Catmull-Rom); needs a delay of at
   * least 1. Flat within 1 dB to a quarter of the rate.
   */
  public float readCubic(float delay) {
    int whole = (int) delay;
    float f = delay - whole;
    float before = ring[(at - whole + 1) & mask];
    float a = ring[(at - whole) & mask];
    float b = ring[(at - whole - 1) & mask];
    float after = ring[(at - whole - 2) & mask];
    float c1 = 0.5f * (b - before);
    float c3 = Math.fma(1.5f, a - b, 0.5f * (after - before));
    float c2 = before - a + c1 - c3;
    return Math.fma(Math.fma(Math.fma(c3, f, c2), f, c1), f, a);
  }

  public void reset() {
    Arrays.fill(ring, 0);
    at = 0;
  }
}
