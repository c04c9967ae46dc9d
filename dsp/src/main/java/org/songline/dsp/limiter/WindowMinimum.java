package org.songline.dsp.limiter;

/**
 * The smallest of the last values of a stream, in constant time a value (monotonic deque). Values
 * before the first count as larger than any.
 */
final class WindowMinimum {
  private final double[] values;
  private final int[] times;
  private final int mask;
  private final int window;
  private int head;
  private int tail;
  private int time;

  /**
   * @param window how many values, the newest included
   */
  WindowMinimum(int window) {
    this.window = window;
    int capacity = Integer.highestOneBit(window) << 1;
    values = new double[capacity];
    times = new int[capacity];
    mask = capacity - 1;
  }

  void reset() {
    head = 0;
    tail = 0;
  }

  /** Adds a value and returns the minimum of the window that ends with it. */
  double push(double value) {
    while (tail != head && values[(tail - 1) & mask] >= value) {
      tail--;
    }
    values[tail & mask] = value;
    times[tail & mask] = time;
    tail++;
    if (time - times[head & mask] >= window) {
      head++;
    }
    time++;
    return values[head & mask];
  }
}
