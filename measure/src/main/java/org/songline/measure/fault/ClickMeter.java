package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * Finds clicks of one channel: what linear prediction cannot foretell, sought with the matched
 * filter of a single stray sample (Vaseghi and Rayner 1990; Esquef 2004), must rise far above what
 * is usual around it, alone (the edges of a saw come again, an attack goes on), in a sound that is
 * as loud after it as before; and it must be gone when a few samples are foretold anew from both
 * sides (Janssen, Veldhuis and Vries 1986), or a step is taken out. What is struck lasts longer.
 */
final class ClickMeter {
  private static final int PLACES = 100;
  private static final int ORDER = 16;
  private static final double ANALYSIS_SECONDS = 0.085;
  private static final double RATIO = 12;
  private static final double ALONE = 0.3;
  private static final double NARROW_SECONDS = 0.001;
  private static final double ALONE_SECONDS = 0.03;
  private static final double LOUDER = 4;

  /**
   * A click whose peak has less than this share of the mean power around it must be gone wholly.
   */
  private static final double DROWNS = 0.75;

  private static final double LEAST = 0.001;

  /** Samples on each side of the middle that are foretold anew. */
  private static final int STRAY = 5;

  private static final int STRAYS = 2 * STRAY + 1;
  private static final double GONE = 0.08;

  /** What remains of a click that stands out may be so many times what is usual. */
  private static final double USUAL = 5;

  private static final double GONE_SECONDS = 0.0015;

  /** A stretch whose third differences peak less is smooth everywhere. */
  private static final double SPIKY = 6;

  private final int channel;
  private final int sampleRate;
  private final int size;
  private final int hop;
  private final int context;
  private final float[] buffer;
  private final double[] window;
  private final double[] windowed;
  private final double[] rest;
  private final double[] matched;
  private final double[] sorted;
  private final LinearPrediction prediction = new LinearPrediction(ORDER);
  private final List<Click> places = new ArrayList<>();
  private double usualRest;
  private boolean drowns;
  private int fill;
  private long base;
  private long count;
  private long lastAt = Long.MIN_VALUE / 2;

  ClickMeter(int channel, int sampleRate) {
    this.channel = channel;
    this.sampleRate = sampleRate;
    size = Integer.highestOneBit((int) (2 * ANALYSIS_SECONDS * sampleRate) - 1);
    hop = size / 4;
    context = (size - hop) / 2;
    buffer = new float[size];
    window = Window.hann(size);
    windowed = new double[size];
    rest = new double[size];
    matched = new double[size];
    sorted = new double[size];
    fill = context;
    base = -context;
  }

  void accept(float[] x, int n) {
    for (int done = 0; done < n; ) {
      int part = Math.min(n - done, size - fill);
      System.arraycopy(x, done, buffer, fill, part);
      fill += part;
      done += part;
      if (fill == size) {
        look();
        System.arraycopy(buffer, hop, buffer, 0, size - hop);
        fill -= hop;
        base += hop;
      }
    }
  }

  /** Clicks at the very ends are not told from beginnings and endings. */
  private void look() {
    if (spiky()) {
      search();
    }
  }

  /** Whether the middle has a sudden bend at all. */
  private boolean spiky() {
    float most = 0;
    float sum = 0;
    for (int i = context; i < context + hop; i++) {
      float d = Math.abs(buffer[i] - buffer[i - 3] - 3 * (buffer[i - 1] - buffer[i - 2]));
      most = Math.max(most, d);
      sum += d;
    }
    return most > LEAST && most * hop > SPIKY * sum;
  }

  private void search() {
    for (int i = 0; i < size; i++) {
      windowed[i] = window[i] * buffer[i];
    }
    double[] a = prediction.fit(windowed);
    double norm = 0;
    for (double tap : a) {
      norm += tap * tap;
    }
    Arrays.fill(rest, 0, ORDER, 0);
    for (int i = ORDER; i < size; i++) {
      double sum = 0;
      for (int k = 0; k <= ORDER; k++) {
        sum = Math.fma(a[k], buffer[i - k], sum);
      }
      rest[i] = sum;
    }
    Arrays.fill(matched, size - ORDER, size, 0);
    for (int i = 0; i < size - ORDER; i++) {
      double sum = 0;
      for (int k = 0; k <= ORDER; k++) {
        sum = Math.fma(a[k], rest[i + k], sum);
      }
      matched[i] = Math.abs(sum) / norm;
    }
    int top = context;
    for (int i = context; i < context + hop; i++) {
      top = matched[i] > matched[top] ? i : top;
    }
    if (matched[top] > LEAST && isClick(top) && (isStray(a, top) || isStep(a, top))) {
      long frame = base + top;
      if (frame - lastAt > ALONE_SECONDS * sampleRate) {
        count++;
        if (places.size() < PLACES) {
          places.add(new Click(channel, (double) frame / sampleRate, Exact.decibels(matched[top])));
        }
      }
      lastAt = frame;
    }
  }

  private boolean isClick(int top) {
    int reach = Math.min((int) (ALONE_SECONDS * sampleRate), context - ORDER);
    int narrow = (int) (NARROW_SECONDS * sampleRate);
    double limit = ALONE * matched[top];
    for (int i = narrow; i < reach; i++) {
      if (matched[top - i] > limit || matched[top + i] > limit) {
        return false;
      }
    }
    int usual = 2 * reach;
    System.arraycopy(matched, top - reach, sorted, 0, usual);
    Arrays.sort(sorted, 0, usual);
    if (matched[top] < RATIO * sorted[usual / 2] / 0.6745) {
      return false;
    }
    for (int i = 0; i < usual; i++) {
      sorted[i] = Math.abs(rest[top - reach + i]);
    }
    Arrays.sort(sorted, 0, usual);
    usualRest = sorted[usual / 2] / 0.6745;
    return same(buffer, top, narrow, reach / 2) && sameRest(top, narrow, reach / 3);
  }

  /** Whether other values for a few samples make everything foretold. */
  private boolean isStray(double[] a, int top) {
    double norm = 0;
    for (double tap : a) {
      norm += tap * tap;
    }
    double[][] rows = new double[STRAYS][STRAYS + 1];
    double[] likeness = new double[STRAYS];
    for (int lag = 0; lag < STRAYS; lag++) {
      for (int k = lag; k <= ORDER; k++) {
        likeness[lag] += a[k] * a[k - lag];
      }
    }
    for (int i = 0; i < STRAYS; i++) {
      for (int j = 0; j < STRAYS; j++) {
        rows[i][j] = likeness[Math.abs(i - j)];
      }
      rows[i][i] += 1e-9 * norm;
      for (int k = 0; k <= ORDER; k++) {
        rows[i][STRAYS] -= a[k] * rest[top - STRAY + i + k];
      }
    }
    double[] change = solve(rows);
    double before = 0;
    double after = 0;
    int reach = (int) (GONE_SECONDS * sampleRate);
    for (int n = top - reach; n < top + reach; n++) {
      double value = rest[n];
      before = Math.max(before, Math.abs(value));
      for (int i = 0; i < STRAYS; i++) {
        int k = n - (top - STRAY + i);
        if (k >= 0 && k <= ORDER) {
          value += a[k] * change[i];
        }
      }
      after = Math.max(after, Math.abs(value));
    }
    return after < Math.max(GONE * before, drowns ? 0 : USUAL * usualRest);
  }

  /** Elimination without pivots: the matrix is positive definite. */
  private static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double factor = rows[j][i] / rows[i][i];
        for (int k = i; k <= n; k++) {
          rows[j][k] -= factor * rows[i][k];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rows[i][n];
      for (int k = i + 1; k < n; k++) {
        sum -= rows[i][k] * x[k];
      }
      x[i] = sum / rows[i][i];
    }
    return x;
  }

  /** Whether everything is foretold once a step is taken out. */
  private boolean isStep(double[] a, int top) {
    int reach = (int) (GONE_SECONDS * sampleRate);
    double[] step = new double[reach];
    double sum = 0;
    double energy = 0;
    for (int n = 0; n < reach; n++) {
      sum += n <= ORDER ? a[n] : 0;
      step[n] = sum;
      energy += sum * sum;
    }
    for (int start = top - 2; start <= top + 2; start++) {
      double size = 0;
      for (int n = 0; n < reach; n++) {
        size += rest[start + n] * step[n] / energy;
      }
      double before = 0;
      double after = 0;
      for (int n = -reach; n < reach; n++) {
        double value = rest[start + n];
        before = Math.max(before, Math.abs(value));
        after = Math.max(after, Math.abs(n < 0 ? value : value - size * step[n]));
      }
      if (after < Math.max(GONE * before, drowns ? 0 : USUAL * usualRest)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the sound is about as loud after as before; also sees whether it drowns the click. */
  private boolean same(float[] x, int top, int from, int to) {
    double before = 1e-9;
    double after = 1e-9;
    for (int i = from; i < to; i++) {
      before += x[top - i] * x[top - i];
      after += x[top + i] * x[top + i];
    }
    drowns = matched[top] * matched[top] < DROWNS * (before + after) / (2 * (to - from));
    return after < LOUDER * before && before < LOUDER * after;
  }

  private boolean sameRest(int top, int from, int to) {
    double before = 1e-12;
    double after = 1e-12;
    for (int i = from; i < to; i++) {
      before += matched[top - i] * matched[top - i];
      after += matched[top + i] * matched[top + i];
    }
    return after < LOUDER * before && before < LOUDER * after;
  }

  long count() {
    return count;
  }

  List<Click> places() {
    return places;
  }
}
