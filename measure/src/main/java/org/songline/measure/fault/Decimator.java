package org.songline.measure.fault;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/** Takes every so many samples of one channel after a low-pass, for what lies far below. */
final class Decimator {
  private static final double BETA = Window.kaiserBeta(80);

  private final int factor;
  private final double[] taps;
  private final float[] buffer;
  private int fill;

  /**
   * @param factor every so many samples one is taken; what lies under a quarter of its rate is kept
   */
  Decimator(int factor) {
    this.factor = factor;
    int length = 12 * factor | 1;
    double[] window = Window.kaiser(length, BETA);
    taps = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double t = (i - length / 2) / (double) factor;
      taps[i] = window[i] * (t == 0 ? 1 : Exact.sin(Math.PI * t) / (Math.PI * t));
      sum += taps[i];
    }
    for (int i = 0; i < length; i++) {
      taps[i] /= sum;
    }
    buffer = new float[length + 16 * factor];
    fill = length - 1;
  }

  /** The most samples that {@code count} can become. */
  int most(int count) {
    return count / factor + 2;
  }

  /** Takes samples; returns how many were written to {@code out}. */
  int take(float[] x, int from, int count, double[] out) {
    int made = 0;
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, buffer.length - fill);
      System.arraycopy(x, from + done, buffer, fill, n);
      fill += n;
      done += n;
      int at = 0;
      for (; at + taps.length + factor - 1 <= fill; at += factor) {
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
          sum = Math.fma(taps[k], buffer[at + k], sum);
        }
        out[made++] = sum;
      }
      System.arraycopy(buffer, at, buffer, 0, fill - at);
      fill -= at;
    }
    return made;
  }
}
