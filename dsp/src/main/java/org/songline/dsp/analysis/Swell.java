package org.songline.dsp.analysis;

import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * Finds where a soft sound begins under others that go on. It follows the levels of those parts of
 * the spectrum that are new; a window blurs their rise, but evenly to both sides, so the middle of
 * the rise stays where it is and its length is known from how much longer it takes than that of the
 * window alone. The sound begins half a rise before the middle.
 */
final class Swell {
  private static final double WINDOW_SECONDS = 0.03;
  private static final double STEP_SECONDS = 0.001;
  private static final double BEFORE_SECONDS = 0.034;
  private static final double AFTER_SECONDS = 0.042;
  private static final double OLD_SECONDS = 0.02;
  private static final double NEW_SECONDS = 0.01;
  private static final double HIGHEST_HERTZ = 6000;

  /** New is what has doubled, and is not far below the strongest of it. */
  private static final double DOUBLED = 2;

  private static final double NOT_FAINT = 0.03;

  /** Seen through a Hann window, a step takes this share of it from a fifth to four fifths. */
  private static final double STEP_SHARE = 0.327;

  /** And half a turn of a cosine takes this share of itself. */
  private static final double RISE_SHARE = 0.41;

  private static final double LEAST_RISE_SECONDS = 0.01;

  private final double rate;
  private final int size;
  private final int highest;
  private final double[] window;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final int first;
  private final int count;
  private final double[][] levels;
  private final double[] old;
  private final double[] fresh;
  private final double[] risen;

  Swell(double rate) {
    this.rate = rate;
    size = Integer.highestOneBit((int) Math.max(64, WINDOW_SECONDS * rate));
    window = Window.hann(size);
    fft = RealFft.of(size);
    work = fft.work();
    highest = (int) Math.min(fft.bins() - 1, HIGHEST_HERTZ * size / rate);
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    first = -steps(BEFORE_SECONDS);
    count = steps(AFTER_SECONDS) - first + 1;
    levels = new double[count][highest + 1];
    old = new double[highest + 1];
    fresh = new double[highest + 1];
    risen = new double[count];
  }

  private static int steps(double seconds) {
    return (int) Math.rint(seconds / STEP_SECONDS);
  }

  /**
   * The index at which the sound begins; negative when nothing rises clearly.
   *
   * @param near about the middle of its rise
   */
  int find(float[] sound, int near) {
    for (int i = 0; i < count; i++) {
      levels(sound, near + (int) Math.rint((first + i) * STEP_SECONDS * rate), levels[i]);
    }
    before(steps(BEFORE_SECONDS - OLD_SECONDS));
    mean(steps(NEW_SECONDS) - first);
    double strongest = 0;
    for (int k = 1; k <= highest; k++) {
      strongest = Math.max(strongest, fresh[k] - old[k]);
    }
    java.util.Arrays.fill(risen, 0);
    for (int k = 1; k <= highest; k++) {
      if (fresh[k] > DOUBLED * old[k] && fresh[k] > NOT_FAINT * strongest) {
        double weight = 1 / Math.sqrt(fresh[k]);
        for (int i = 0; i < count; i++) {
          risen[i] += weight * Math.max(0, levels[i][k] - old[k]);
        }
      }
    }
    return begin(near);
  }

  private void levels(float[] sound, int middle, double[] to) {
    for (int i = 0; i < size; i++) {
      x[i] = window[i] * sound[middle - size / 2 + i];
    }
    fft.forward(x, re, im, work);
    for (int k = 0; k <= highest; k++) {
      to[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    }
  }

  private void before(int end) {
    for (int k = 0; k <= highest; k++) {
      double sum = 0;
      for (int i = 0; i < end; i++) {
        sum += levels[i][k];
      }
      old[k] = sum / end;
    }
  }

  private void mean(int from) {
    for (int k = 0; k <= highest; k++) {
      double sum = 0;
      for (int i = from; i < count; i++) {
        sum += levels[i][k];
      }
      fresh[k] = sum / (count - from);
    }
  }

  private int begin(int near) {
    int top = 0;
    for (int i = 1; i < count; i++) {
      top = risen[i] > risen[top] ? i : top;
    }
    double middle = crossing(top, 0.5);
    double low = crossing(top, 0.2);
    double high = crossing(top, 0.8);
    if (middle < 0 || low < 0 || high < 0) {
      return -1;
    }
    double blurred = (high - low) * STEP_SECONDS;
    double step = STEP_SHARE * size / rate;
    double rise = Math.sqrt(Math.max(0, blurred * blurred - step * step)) / RISE_SHARE;
    rise = Math.max(LEAST_RISE_SECONDS, rise);
    double seconds = (first + middle) * STEP_SECONDS - 0.5 * rise;
    return near + (int) Math.rint(seconds * rate);
  }

  /** Where the rise last passes a share of its top before it. */
  private double crossing(int top, double share) {
    double level = share * risen[top];
    for (int i = top; i > 0; i--) {
      if (risen[i - 1] < level) {
        return i - (risen[i] - level) / (risen[i] - risen[i - 1]);
      }
    }
    return -1;
  }
}
