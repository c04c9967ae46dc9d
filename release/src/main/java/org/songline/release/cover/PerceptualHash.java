package org.songline.release.cover;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * A hash that pictures which look alike share: the signs, about their median, of the 64 lowest
 * frequencies but the mean of a discrete cosine transform of 32 by 32 pixels.
 */
public final class PerceptualHash {
  /** Hashes that differ in at most so many of 64 bits are of one picture. */
  public static final int ALIKE = 8;

  private static final int SIDE = 32;
  private static final int KEPT = 8;

  private PerceptualHash() {}

  /** How many bits differ, 0 to 64. */
  public static int distance(long one, long other) {
    return Long.bitCount(one ^ other);
  }

  static long of(Grey grey) {
    Grey small = grey.resized(SIDE, SIDE);
    double[][] rows = new double[SIDE][KEPT + 1];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u <= KEPT; u++) {
        for (int x = 0; x < SIDE; x++) {
          rows[y][u] += small.at(x, y) * wave(x, u);
        }
      }
    }
    double[] kept = new double[KEPT * KEPT];
    for (int v = 0; v < KEPT; v++) {
      for (int u = 0; u < KEPT; u++) {
        for (int y = 0; y < SIDE; y++) {
          // The mean gives its place to the first frequency that would be left out.
          kept[v * KEPT + u] += rows[y][u + v == 0 ? KEPT : u] * wave(y, v);
        }
      }
    }
    double[] sorted = kept.clone();
    Arrays.sort(sorted);
    double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    long hash = 0;
    for (int i = 0; i < kept.length; i++) {
      hash |= kept[i] > median ? 1L << i : 0;
    }
    return hash;
  }

  private static double wave(int at, int frequency) {
    return Exact.cosTurns((2.0 * at + 1) * frequency / (4.0 * SIDE));
  }
}
