package org.songline.dsp.pitch;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * How alike a stretch of sound is to itself, shifted: the normalised cross-correlation of its
 * beginning and its end. It is 1 at the period of a periodic sound, also of one that grows or
 * decays evenly, and below 1 everywhere else, so that its peaks have no bias (the normalisation by
 * the energies of both parts is that of Talkin's RAPT, 1995). By a transform, in two steps.
 */
final class Autocorrelation {
  /** Parts with less than this share of the energy say nothing. */
  private static final double LEAST_SHARE = 1e-5;

  private final int window;
  private final int longest;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final double[] energy;
  private final double[] likeness;

  /** Shifts from 0 to {@code longest} of {@code window} samples. */
  Autocorrelation(int window, int longest) {
    this.window = window;
    this.longest = longest;
    int size = Integer.highestOneBit(window + longest) * 2;
    fft = RealFft.of(size);
    work = fft.work();
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    energy = new double[window + 1];
    likeness = new double[longest + 1];
  }

  /** Takes a ring of {@code window} samples, the oldest at {@code at}; returns their energy. */
  double begin(float[] ring, int at) {
    double sum = 0;
    int place = at;
    for (int i = 0; i < window; i++) {
      double v = ring[place];
      place = place + 1 == window ? 0 : place + 1;
      x[i] = v;
      sum = Math.fma(v, v, sum);
      energy[i + 1] = sum;
    }
    Arrays.fill(x, window, x.length, 0);
    fft.forward(x, re, im, work);
    return sum;
  }

  /** Finishes what was begun. */
  void finish() {
    for (int k = 0; k < re.length; k++) {
      re[k] = re[k] * re[k] + im[k] * im[k];
      im[k] = 0;
    }
    fft.inverse(re, im, x, work);
    double least = LEAST_SHARE * energy[window];
    for (int lag = 0; lag <= longest; lag++) {
      double first = energy[window - lag];
      double last = energy[window] - energy[lag];
      likeness[lag] = first > least && last > least ? x[lag] / Math.sqrt(first * last) : 0;
    }
  }

  int longest() {
    return longest;
  }

  /** The likeness at a whole shift, -1 to 1. */
  double at(int lag) {
    return likeness[lag];
  }

  /** How far the top of the parabola through a peak and its neighbours lies from the peak. */
  double offset(int peak) {
    double bend = 2 * likeness[peak] - likeness[peak - 1] - likeness[peak + 1];
    double lean = 0.5 * (likeness[peak + 1] - likeness[peak - 1]);
    return bend > 0 ? Math.clamp(lean / bend, -0.5, 0.5) : 0;
  }

  /** The likeness at the top of the parabola. */
  double top(int peak) {
    double lean = 0.5 * (likeness[peak + 1] - likeness[peak - 1]);
    return likeness[peak] + 0.5 * lean * offset(peak);
  }
}
