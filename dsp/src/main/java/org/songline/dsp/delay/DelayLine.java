package org.songline.dsp.delay;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * The recent past of one channel. Write one sample, then read what came {@code delay} samples
 * before it: delay 0 is the sample just written.
 */
public final class DelayLine {
  /** The least delay that {@link #readSinc} can read. */
  public static final int SINC_LEAST = SincTaps.TAPS / 2 - 1;

  private static final int AGAIN = SincTaps.TAPS;

  /** What is at its beginning stands again behind its end, so that neighbours always are. */
  private final float[] ring;

  private final float[] parts = new float[SincTaps.PARTS * Quantum.FRAMES];
  private final int mask;
  private int at;

  /** A line of silence that can be read up to {@code longest} samples back. */
  public DelayLine(int longest) {
    if (longest < 0 || longest > (1 << 28)) {
      throw new IllegalArgumentException("delay of " + longest + " samples");
    }
    int size = Integer.highestOneBit(Math.max(longest, Quantum.FRAMES) + AGAIN) * 2;
    ring = new float[size + AGAIN];
    mask = size - 1;
  }

  public void write(float x) {
    at = (at + 1) & mask;
    ring[at] = x;
    if (at < AGAIN) {
      ring[at + mask + 1] = x;
    }
  }

  /** Writes {@code x[from..to)}, a quantum at most. */
  public void write(float[] x, int from, int to) {
    int first = (at + 1) & mask;
    int head = Math.min(to - from, mask + 1 - first);
    System.arraycopy(x, from, ring, first, head);
    System.arraycopy(x, from + head, ring, 0, to - from - head);
    at = (at + to - from) & mask;
    if (first < AGAIN || at < first) {
      System.arraycopy(ring, 0, ring, mask + 1, AGAIN);
    }
  }

  /** The sample {@code delay} samples ago, a whole number from 0 to the longest. */
  public float read(int delay) {
    return ring[(at - delay) & mask];
  }

  /**
   * Reads the samples from {@code delay} ago on, a run that ends with the newest one at the latest.
   *
   * @param out receives them at {@code from} to {@code to}
   */
  public void read(int delay, float[] out, int from, int to) {
    int first = (at - delay) & mask;
    int head = Math.min(to - from, mask + 1 - first);
    System.arraycopy(ring, first, out, from, head);
    System.arraycopy(ring, 0, out, from + head, to - from - head);
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
    return readCubic(whole, delay - whole);
  }

  /**
   * As {@link #readCubic(float)}, of a delay that would lose its digits in one number.
   *
   * @param whole samples, at least 1
   * @param part of a sample more, 0 to 1
   */
  public float readCubic(int whole, float part) {
    float before = ring[(at - whole + 1) & mask];
    float a = ring[(at - whole) & mask];
    float b = ring[(at - whole - 1) & mask];
    float after = ring[(at - whole - 2) & mask];
    float c1 = 0.5f * (b - before);
    float c3 = Math.fma(1.5f, a - b, 0.5f * (after - before));
    float c2 = before - a + c1 - c3;
    return Math.fma(Math.fma(Math.fma(c3, part, c2), part, c1), part, a);
  }

  /**
   * Between samples by a windowed sinc of eight taps; needs a delay of at least {@link
   * #SINC_LEAST}. Flat within 0.2 dB to 0.31 of the rate, errors 36 dB down there and 50 dB below a
   * quarter; whole delays give the samples themselves.
   */
  public float readSinc(float delay) {
    int whole = (int) delay;
    float place = (delay - whole) * SincTaps.PHASES;
    int phase = (int) place;
    float[] table = SincTaps.TABLE;
    int row = phase * SincTaps.TAPS;
    int next = row + SincTaps.TAPS;
    int oldest = (at - whole - SincTaps.TAPS / 2) & mask;
    float a0 = 0;
    float a1 = 0;
    float b0 = 0;
    float b1 = 0;
    for (int k = SincTaps.TAPS - 1; k > 0; k -= 2) {
      float x0 = ring[oldest + k];
      float x1 = ring[oldest + k - 1];
      a0 = Math.fma(x0, table[row + k], a0);
      a1 = Math.fma(x1, table[row + k - 1], a1);
      b0 = Math.fma(x0, table[next + k], b0);
      b1 = Math.fma(x1, table[next + k - 1], b1);
    }
    float early = a0 + a1;
    return Math.fma(place - phase, b0 + b1 - early, early);
  }

  /**
   * Reads many delays as {@link #readSinc(float)} does, to within rounding.
   *
   * @param delays of each frame, counted from a sample that is one later at each frame
   * @param newest the frame at which delay 0 is the sample written last; frame {@code i} needs a
   *     delay of at least {@link #SINC_LEAST} + {@code i - newest}, and at most the longest + that
   * @param out receives frames {@code from} to {@code to} of a quantum
   */
  public void readSinc(float[] delays, int from, int to, int newest, float[] out) {
    SincTaps.read(ring, mask, at - newest, delays, from, to, parts, out);
  }

  public void reset() {
    Arrays.fill(ring, 0);
    at = 0;
  }
}
