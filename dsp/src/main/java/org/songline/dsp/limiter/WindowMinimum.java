package org.songline.dsp.limiter;

import java.util.Arrays;

/**
 * The smallest of the last values of a stream (van Herk, "A fast algorithm for local minimum and
 * maximum filters", 1992): the stream is cut into blocks as long as the window, which then reaches
 * from somewhere in the block before to somewhere in this one. Values before the first count as
 * larger than any. Whole numbers, as processors compare them fastest, and no branch that depends on
 * them.
 */
final class WindowMinimum {
  /** Values of this block, then of the block before the smallest from each to its end. */
  private final long[] values;

  private int at;
  private long smallest;

  /**
   * @param window how many values, the newest included
   */
  WindowMinimum(int window) {
    values = new long[window];
    reset();
  }

  void reset() {
    Arrays.fill(values, Long.MAX_VALUE);
    at = 0;
    smallest = Long.MAX_VALUE;
  }

  void copy(WindowMinimum other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    at = other.at;
    smallest = other.smallest;
  }

  /** Adds a value and returns the minimum of the window that ends with it. */
  long push(long value) {
    smallest = Math.min(smallest, value);
    values[at] = value;
    at++;
    if (at < values.length) {
      return Math.min(smallest, values[at]);
    }
    long whole = smallest;
    for (int i = at - 2; i >= 0; i--) {
      values[i] = Math.min(values[i], values[i + 1]);
    }
    at = 0;
    smallest = Long.MAX_VALUE;
    return whole;
  }
}
