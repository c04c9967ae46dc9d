package org.songline.dsp.peak;

import java.util.Arrays;

/**
 * Reads one channel between its samples wherever it can reach a floor, as a stream. What provably
 * stays below is not read; that changes nothing in what is found. The same samples give the same
 * readings however they are cut into blocks. Nothing is allocated while running.
 */
final class PeakSearch {
  /** Told of the frames that were read, in order. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param at for {@link #sample}, {@link #frame} and {@link #fraction}
     * @param most the largest absolute reading after the frame
     */
    void read(int at, float most);
  }

  private static final int GROUP = Interpolator.GROUP;
  private static final int HISTORY = 2 * GROUP;

  /** Frames searched at once: so many that the compiler need not make whole searches fast. */
  private static final int BLOCK = 8192;

  private static final int SIGN = 0x7fffffff;

  private final Interpolator interpolator;
  private final boolean rises;
  private final Listener listener;
  private final float[] buffer = new float[HISTORY + BLOCK];
  private final int[] peakBits = new int[buffer.length / GROUP];
  private final int[] bendBits = new int[buffer.length / GROUP];

  /** Readings below it need not be told of. */
  private float floor;

  /** Frames in the buffer; the first 64 are those before the oldest group not yet searched. */
  private int fill = HISTORY;

  /** Position in the stream of the first frame of the buffer. */
  private long base = -HISTORY;

  private PeakSearch(Interpolator interpolator, float floor, boolean rises, Listener listener) {
    this.interpolator = interpolator;
    this.floor = floor;
    this.rises = rises;
    this.listener = listener;
  }

  /** Tells of every frame that reaches the floor, and of some that do not. */
  static PeakSearch above(float floor, Interpolator interpolator, Listener listener) {
    return new PeakSearch(interpolator, floor, false, listener);
  }

  /** Tells of the first frame of all that reach the maximum, and of some others. */
  static PeakSearch maximum(Interpolator interpolator, Listener listener) {
    return new PeakSearch(interpolator, 0, true, listener);
  }

  /**
   * Adds frames of the channel.
   *
   * @param x samples, interleaved with {@code stride - 1} other channels
   * @param from index of the channel's first sample
   * @param stride distance to its next sample; 1 for a planar channel
   * @param frames how many
   */
  void add(float[] x, int from, int stride, int frames) {
    int at = from;
    int left = frames;
    while (left > 0) {
      int count = Math.min(left, buffer.length - fill);
      if (stride == 1) {
        System.arraycopy(x, at, buffer, fill, count);
      } else {
        for (int i = 0; i < count; i++) {
          buffer[fill + i] = x[at + i * stride];
        }
      }
      at += count * stride;
      left -= count;
      fill += count;
      if (fill == buffer.length) {
        search();
      }
    }
  }

  /** Ends the stream: what follows the last frame is silence. */
  void finish() {
    int silence = HISTORY + GROUP;
    if (fill + silence > buffer.length) {
      search();
    }
    Arrays.fill(buffer, fill, fill + silence, 0);
    fill += silence;
    search();
  }

  /** The sample on a frame that the listener was told of. */
  float sample(int at) {
    return buffer[at];
  }

  /** Its place in the stream. */
  long frame(int at) {
    return base + at;
  }

  /** The first point after it, as a fraction of a frame, that reads so much. */
  double fraction(int at, float most) {
    int phase = 0;
    while (phase < interpolator.phases - 1
        && Math.abs(interpolator.read(buffer, at, phase)) != most) {
      phase++;
    }
    return (double) phase / interpolator.phases;
  }

  /** Searches all groups that have a whole group before and after them. */
  private void search() {
    int groups = fill / GROUP;
    level(groups);
    scan(groups);
    int keep = (groups - 2) * GROUP;
    System.arraycopy(buffer, keep, buffer, 0, fill - keep);
    fill -= keep;
    base += keep;
  }

  /** Finds the largest sample and the largest second difference of every group. */
  private void level(int groups) {
    int largest = 0;
    for (int g = 0; g < groups; g++) {
      int sample = bits(buffer[(g + 1) * GROUP - 1]);
      int bend = 0;
      int end = Math.min(fill - 1, (g + 1) * GROUP);
      for (int i = Math.max(1, g * GROUP); i < end; i++) {
        sample = Math.max(sample, bits(buffer[i]));
        bend = Math.max(bend, bits(buffer[i - 1] - 2 * buffer[i] + buffer[i + 1]));
      }
      peakBits[g] = sample;
      bendBits[g] = bend;
      if (g > 0 && g < groups - 1) {
        largest = Math.max(largest, sample);
      }
    }
    if (rises && interpolator.exactAtSamples) {
      floor = Math.max(floor, Float.intBitsToFloat(largest));
    }
  }

  /** Reads the groups that can reach the floor. */
  private void scan(int groups) {
    for (int g = 1; g < groups - 1; g++) {
      int at = g * GROUP;
      float here = Float.intBitsToFloat(Math.max(peakBits[g], bits(buffer[at + GROUP])));
      float bend = Float.intBitsToFloat(around(bendBits, g));
      float reach = Float.intBitsToFloat(around(peakBits, g));
      if (reaches(interpolator.bound(here, bend, bend, reach))) {
        read(at, bend, reach);
      }
    }
  }

  /** Written so that NaN always does. */
  private boolean reaches(float bound) {
    return !(bound < floor);
  }

  private void read(int group, float bend, float reach) {
    float least = interpolator.least(floor, bend, reach);
    for (int at = group; at < group + GROUP; at++) {
      // Written so that NaN is never skipped.
      if (Math.abs(buffer[at]) < least && Math.abs(buffer[at + 1]) < least) {
        continue;
      }
      float here = Math.max(Math.abs(buffer[at]), Math.abs(buffer[at + 1]));
      float near = nearBend(at);
      if (!reaches(interpolator.bound(here, near, bend, reach))) {
        continue;
      }
      float most = interpolator.most(buffer, at, floor, near, bend, reach);
      if (reaches(most)) {
        listener.read(at, most);
        if (rises) {
          floor = Math.max(floor, most);
        }
      }
    }
  }

  private float nearBend(int at) {
    int bend = 0;
    for (int i = at - Bends.BEFORE; i <= at + Bends.AFTER; i++) {
      bend = Math.max(bend, bits(buffer[i - 1] - 2 * buffer[i] + buffer[i + 1]));
    }
    return Float.intBitsToFloat(bend);
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x) & SIGN;
  }

  private static int around(int[] bits, int g) {
    return Math.max(bits[g - 1], Math.max(bits[g], bits[g + 1]));
  }
}
