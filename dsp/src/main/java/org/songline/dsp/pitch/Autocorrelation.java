package org.songline.dsp.pitch;

import org.songline.dsp.spectral.FastFft;

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
  private final FastFft fft;
  private final FastFft.Work work;
  private final float[] x;
  private final float[] none;
  private final float[] re;
  private final float[] im;
  private final double[] energy;
  private final double[] likeness;

  /** Shifts from 0 to {@code longest} of {@code window} samples. */
  Autocorrelation(int window, int longest) {
    this.window = window;
    this.longest = longest;
    int size = Math.max(FastFft.SMALLEST, Integer.highestOneBit(window + longest) * 2);
    fft = FastFft.of(size);
    work = fft.work();
    x = new float[size];
    none = new float[size];
    re = new float[size];
    im = new float[size];
    energy = new double[window + 1];
    likeness = new double[longest + 1];
  }

  /** Takes a ring of {@code window} samples, the oldest at {@code at}; returns their energy. */
  double begin(float[] ring, int at) {
    double sum = 0;
    int place = at;
    for (int i = 0; i < window; i++) {
      float v = ring[place];
      place = place + 1 == window ? 0 : place + 1;
      x[i] = v;
      sum += (double) v * v;
      energy[i + 1] = sum;
    }
    fft.forward(x, none, work, re, im);
    return sum;
  }

  /** Finishes what was begun. */
  void finish() {
    // The spectrum of a real sound's power is real and even: forwards is backwards.
    float scale = 1f / re.length;
    for (int k = 0; k < re.length; k++) {
      re[k] = scale * Math.fma(re[k], re[k], im[k] * im[k]);
    }
    fft.forward(re, none, work, re, im);
    double least = LEAST_SHARE * energy[window];
    for (int lag = 0; lag <= longest; lag++) {
      double first = energy[window - lag];
      double last = energy[window] - energy[lag];
      likeness[lag] = first > least && last > least ? re[lag] / Math.sqrt(first * last) : 0;
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
