package org.songline.dsp.spectral;

import org.songline.dsp.Exact;

/**
 * Window functions. <i>Periodic</i> windows (period = length) are for spectra, <i>symmetric</i>
 * ones (both ends equal) for designing filters.
 */
public final class Window {
  private static final double[] HANN = {0.5, 0.5};

  /** Harris 1978, table 1: four terms, highest side lobe -92 dB. */
  private static final double[] BLACKMAN_HARRIS = {0.35875, 0.48829, 0.14128, 0.01168};

  private Window() {}

  /** Hann, periodic: side lobes fall 18 dB an octave from -31 dB. */
  public static double[] hann(int length) {
    return cosines(length, HANN);
  }

  /** Blackman-Harris of four terms, periodic: every side lobe below -92 dB. */
  public static double[] blackmanHarris(int length) {
    return cosines(length, BLACKMAN_HARRIS);
  }

  /** Kaiser, symmetric. */
  public static double[] kaiser(int length, double beta) {
    double[] w = new double[length];
    for (int i = 0; i < length; i++) {
      w[i] = kaiser(length == 1 ? 0 : 2.0 * i / (length - 1) - 1, beta);
    }
    return w;
  }

  /** The Kaiser window at {@code x} in -1 to 1, with value 1 at 0; 0 outside. */
  public static double kaiser(double x, double beta) {
    double inside = 1 - x * x;
    return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
  }

  /** The beta for a stop band {@code decibels} down (Kaiser 1974). */
  public static double kaiserBeta(double decibels) {
    if (decibels > 50) {
      return 0.1102 * (decibels - 8.7);
    }
    return decibels < 21 ? 0 : 0.5842 * Exact.pow(decibels - 21, 0.4) + 0.07886 * (decibels - 21);
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  private static double[] cosines(int length, double[] terms) {
    double[] w = new double[length];
    for (int i = 0; i < length; i++) {
      double sum = 0;
      double sign = 1;
      for (int k = 0; k < terms.length; k++) {
        sum += sign * terms[k] * Exact.cos(Exact.TWO_PI * k * i / length);
        sign = -sign;
      }
      w[i] = sum;
    }
    return w;
  }
}
