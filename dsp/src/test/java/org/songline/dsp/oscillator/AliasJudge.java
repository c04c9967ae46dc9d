package org.songline.dsp.oscillator;

import org.songline.dsp.spectral.RealFft;

/**
 * Separates a periodic wave from its aliases: with a whole, odd number of periods in a power of two
 * of samples, harmonics fall exactly on multiples of that number and folded ones never do.
 */
final class AliasJudge {
  static final int SIZE = 1 << 16;

  private final double[] power = new double[SIZE / 2 + 1];
  private final int periods;

  /** Takes {@link #SIZE} samples that hold {@code periods} periods, an odd number. */
  AliasJudge(double[] x, int periods) {
    this.periods = periods;
    RealFft fft = RealFft.of(SIZE);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(x, re, im, fft.work());
    for (int i = 0; i < power.length; i++) {
      power[i] = (re[i] * re[i] + im[i] * im[i]) * 4.0 / SIZE / SIZE;
    }
  }

  /** The strongest alias up to 20 kHz at 48 kHz, in decibels of the strongest harmonic there. */
  double worst() {
    double worst = 0;
    double strongest = 0;
    for (int i = 1; i < SIZE / 48.0 * 20; i++) {
      if (i % periods == 0) {
        strongest = Math.max(strongest, power[i]);
      } else {
        worst = Math.max(worst, power[i]);
      }
    }
    return 10 * StrictMath.log10(worst / strongest);
  }

  /** The amplitude of a harmonic. */
  double harmonic(int n) {
    return Math.sqrt(power[n * periods]);
  }
}
