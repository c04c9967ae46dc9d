package org.songline.dsp.resample;

import java.util.Arrays;

/** The input of a step that outputs to come still need, channel by channel. */
final class Backlog {
  final double[][] planes;
  private final int capacity;
  private int fill;

  /**
   * An empty backlog.
   *
   * @param capacity frames that it holds
   * @param room frames behind them that may be read, or written, beyond what it holds
   */
  Backlog(int channels, int capacity, int room) {
    planes = new double[channels][capacity + room];
    this.capacity = capacity;
  }

  /** Holds this many frames of silence and nothing else. */
  void reset(int silence) {
    for (double[] plane : planes) {
      Arrays.fill(plane, 0);
    }
    fill = silence;
  }

  /** Frames that it holds. */
  int fill() {
    return fill;
  }

  /** Takes as many of the frames in {@code from..to} as it has room for, and says how many. */
  int take(double[][] in, int from, int to) {
    int count = Math.min(to - from, capacity - fill);
    for (int c = 0; c < planes.length; c++) {
      System.arraycopy(in[c], from, planes[c], fill, count);
    }
    fill += count;
    return count;
  }

  /** Forgets the oldest frames. */
  void drop(int frames) {
    for (double[] plane : planes) {
      System.arraycopy(plane, frames, plane, 0, fill - frames);
    }
    fill -= frames;
  }
}
