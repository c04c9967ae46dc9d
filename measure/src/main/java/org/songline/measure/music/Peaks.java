package org.songline.measure.music;

import org.songline.dsp.Exact;

/** The peaks of one power spectrum up to 2 kHz, one after the other: its tones. */
final class Peaks {
  private static final double HIGHEST_HERTZ = 2000;
  private static final double PEAK_RANGE = 1e-4;

  /** Peaks must stand this much (10 dB) above the mean of their neighbourhood. */
  private static final double PROMINENCE = 10;

  private static final int NEIGHBOURHOOD = 12;

  private final double[] power;
  private final double binHertz;
  private final int first;
  private final int last;
  private final double largest;
  private int at;

  Peaks(double[] power, double binHertz, double lowestHertz) {
    this.power = power;
    this.binHertz = binHertz;
    first = Math.max(NEIGHBOURHOOD, (int) Math.ceil(lowestHertz / binHertz));
    last = (int) Math.min(power.length - NEIGHBOURHOOD - 1, HIGHEST_HERTZ / binHertz);
    double most = 0;
    for (int k = first; k <= last; k++) {
      most = Math.max(most, power[k]);
    }
    largest = most;
    again();
  }

  double largest() {
    return largest;
  }

  /** Starts over. */
  void again() {
    at = first - 1;
  }

  /** The bin of the next peak, 0 when there is none. */
  int next() {
    do {
      at++;
    } while (at <= last && !isPeak(power, at, largest * PEAK_RANGE));
    return at <= last ? at : 0;
  }

  /** The frequency of the peak that was last given. */
  double hertz() {
    return top(power, at) * binHertz;
  }

  private static boolean isPeak(double[] power, int k, double floor) {
    double p = power[k];
    if (p < floor
        || p <= power[k - 1]
        || p < power[k + 1]
        || p <= power[k - 2]
        || p < power[k + 2]) {
      return false;
    }
    double around = 0;
    for (int i = 3; i <= NEIGHBOURHOOD; i++) {
      around += power[k - i] + power[k + i];
    }
    return p * 2 * (NEIGHBOURHOOD - 2) > PROMINENCE * around || p * 0.5 > middleOf(power, k);
  }

  /** A robust floor: the mean of the smaller side of the neighbourhood. */
  private static double middleOf(double[] power, int k) {
    double below = 0;
    double above = 0;
    for (int i = 3; i <= NEIGHBOURHOOD; i++) {
      below += power[k - i];
      above += power[k + i];
    }
    return Math.min(below, above);
  }

  /** Where a parabola through the logarithms of three bins has its top. */
  private static double top(double[] power, int k) {
    double a = Exact.log(power[k - 1] + 1e-30);
    double b = Exact.log(power[k] + 1e-30);
    double c = Exact.log(power[k + 1] + 1e-30);
    double bend = a - 2 * b + c;
    return bend == 0 ? k : k + Math.clamp(0.5 * (a - c) / bend, -0.5, 0.5);
  }
}
