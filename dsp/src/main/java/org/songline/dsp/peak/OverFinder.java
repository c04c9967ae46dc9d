package org.songline.dsp.peak;

import java.util.Arrays;

/**
 * Finds every place where one channel goes beyond a limit on or between its samples, read at 32
 * points a frame like {@link TruePeak#fine}. What provably stays below is not read. The same
 * samples give the same places however they are cut into blocks.
 */
public final class OverFinder {
  /** Told of every place, in order. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param frame where the largest value lies, a fraction when between samples
     * @param peak the largest absolute value
     * @param onSample whether a sample itself is beyond the limit
     */
    void over(double frame, double peak, boolean onSample);
  }

  private static final int GROUP = Interpolator.GROUP;
  private static final int HISTORY = 2 * GROUP;
  private static final int BLOCK = 2048;

  private final Interpolator interpolator = Interpolator.FINE;
  private final float limit;
  private final Listener listener;
  private final float[] buffer = new float[HISTORY + BLOCK];
  private final float[] envelope = new float[GROUP];
  private int fill = HISTORY;
  private long base = -HISTORY;

  private boolean inside;
  private boolean onSample;
  private float peak;
  private double peakFrame;

  /**
   * @param limit linear, full scale 1
   */
  public OverFinder(double limit, Listener listener) {
    this.limit = (float) limit;
    this.listener = listener;
  }

  /** Adds frames of one channel; all must be finite. */
  public void add(float[] x, int from, int frames) {
    for (int done = 0; done < frames; ) {
      int count = Math.min(frames - done, buffer.length - fill);
      System.arraycopy(x, from + done, buffer, fill, count);
      done += count;
      fill += count;
      search();
    }
  }

  /** Ends the stream. */
  public void finish() {
    Arrays.fill(buffer, fill, fill + HISTORY + GROUP, 0);
    fill += HISTORY + GROUP;
    search();
    end();
  }

  private void search() {
    int groups = fill / GROUP;
    if (groups < 3) {
      return;
    }
    for (int g = 1; g < groups - 1; g++) {
      if (below(g * GROUP)) {
        end();
      } else {
        read(g * GROUP);
      }
    }
    int keep = (groups - 2) * GROUP;
    System.arraycopy(buffer, keep, buffer, 0, fill - keep);
    fill -= keep;
    base += keep;
  }

  /** Whether no reading of a group can be beyond the limit; else its envelope is made. */
  private boolean below(int at) {
    float here = 0;
    float reach = 0;
    float bend = 0;
    for (int i = at - GROUP; i < at + 2 * GROUP; i++) {
      reach = Math.max(reach, Math.abs(buffer[i]));
    }
    if (reach < 0.25f * limit) {
      return true;
    }
    for (int i = at; i <= at + GROUP; i++) {
      here = Math.max(here, Math.abs(buffer[i]));
    }
    for (int i = at - GROUP + 1; i < at + 2 * GROUP - 1; i++) {
      bend = Math.max(bend, Math.abs(buffer[i - 1] - 2 * buffer[i] + buffer[i + 1]));
    }
    if (interpolator.bound(here, bend, reach) <= limit) {
      return true;
    }
    interpolator.coarse(buffer, at, envelope, 0);
    float most = Math.abs(buffer[at + GROUP]);
    for (float e : envelope) {
      most = Math.max(most, e);
    }
    if (interpolator.boundBetween(most, reach) <= limit) {
      return true;
    }
    interpolator.refine(buffer, at, envelope, 0);
    return false;
  }

  private void read(int at) {
    for (int i = 0; i < GROUP; i++) {
      if (envelope[i] <= limit) {
        end();
        continue;
      }
      inside = true;
      onSample |= Math.abs(buffer[at + i]) > limit;
      if (envelope[i] > peak) {
        peak = envelope[i];
        int phase = 0;
        while (phase < interpolator.phases - 1
            && Math.abs(interpolator.read(buffer, at + i, phase)) != peak) {
          phase++;
        }
        peakFrame = base + at + i + (double) phase / interpolator.phases;
      }
    }
  }

  private void end() {
    if (inside) {
      listener.over(peakFrame, peak, onSample);
      inside = false;
      onSample = false;
      peak = 0;
    }
  }
}
