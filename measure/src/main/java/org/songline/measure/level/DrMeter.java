package org.songline.measure.level;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.curve.Curve;

/**
 * The DR figure of one channel as its published definition has it: the sound in parts of 3 s
 * (132,480 frames at 44.1 kHz), the mean level of each times the root of two, the quadratic mean of
 * the loudest fifth of them, set against the second highest of the parts' peaks. A last part that
 * is not whole is left out.
 */
final class DrMeter {
  private static final double LOUDEST = 0.2;

  private final int part;
  private final Curve squares = new Curve();
  private final Curve peaks = new Curve();
  private int fill;
  private double sum;
  private float peak;

  DrMeter(int sampleRate) {
    part = sampleRate == 44_100 ? 132_480 : 3 * sampleRate;
  }

  void accept(float[] x, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, part - fill);
      double s0 = 0;
      double s1 = 0;
      float most = peak;
      int end = done + n;
      int i = done;
      for (; i + 1 < end; i += 2) {
        s0 = Math.fma(x[i], (double) x[i], s0);
        s1 = Math.fma(x[i + 1], (double) x[i + 1], s1);
        most = Math.max(most, Math.max(Math.abs(x[i]), Math.abs(x[i + 1])));
      }
      if (i < end) {
        s0 = Math.fma(x[i], (double) x[i], s0);
        most = Math.max(most, Math.abs(x[i]));
      }
      peak = most;
      sum += s0 + s1;
      fill += n;
      done = end;
      if (fill == part) {
        squares.add(2 * sum / part);
        peaks.add(peak);
        fill = 0;
        sum = 0;
        peak = 0;
      }
    }
  }

  /** Null for silence and for less than one part. */
  @Nullable Double dr() {
    int parts = squares.size();
    if (parts == 0) {
      return null;
    }
    double[] ascending = squares.toArray();
    double[] highest = peaks.toArray();
    Arrays.sort(ascending);
    Arrays.sort(highest);
    int loud = Math.max(1, (int) Math.round(LOUDEST * parts));
    double mean = 0;
    for (int i = parts - loud; i < parts; i++) {
      mean += ascending[i] / loud;
    }
    double top = highest[Math.max(0, parts - 2)];
    return mean == 0 || top == 0 ? null : (Double) Exact.decibels(top / Math.sqrt(mean));
  }
}
