package org.songline.dsp.analysis;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * How much of what sounds just after a place did not sound just before it: the rise of the level,
 * on a logarithmic scale, of each part of the spectrum between two windows that meet there and fade
 * away from it.
 */
final class Contrast {
  private static final double SECONDS = 0.03;
  private static final double COMPRESSION = 1000;
  private static final double HIGHEST_HERTZ = 6000;

  private final int size;
  private final int highest;
  private final double[] fade;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final double[] before;

  Contrast(double rate) {
    size = Integer.highestOneBit((int) Math.max(64, SECONDS * rate));
    fft = RealFft.of(size);
    work = fft.work();
    highest = (int) Math.min(fft.bins() - 1, HIGHEST_HERTZ * size / rate);
    fade = new double[size];
    for (int i = 0; i < size; i++) {
      fade[i] = 2.0 / size * (1 + Exact.cos(Math.PI * i / size));
    }
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    before = new double[fft.bins()];
  }

  /** Samples on either side of a place that are looked at. */
  int reach() {
    return size;
  }

  /** The mean rise at a place, in nepers. */
  double at(float[] sound, int place) {
    for (int i = 0; i < size; i++) {
      x[i] = fade[i] * sound[place - 1 - i];
    }
    levels();
    System.arraycopy(re, 0, before, 0, before.length);
    for (int i = 0; i < size; i++) {
      x[i] = fade[i] * sound[place + i];
    }
    levels();
    double rise = 0;
    for (int k = 1; k <= highest; k++) {
      rise += Math.max(0, re[k] - before[k]);
    }
    return rise / highest;
  }

  private void levels() {
    fft.forward(x, re, im, work);
    for (int k = 0; k <= highest; k++) {
      re[k] = Exact.log(1 + COMPRESSION * Math.sqrt(re[k] * re[k] + im[k] * im[k]));
    }
  }
}
