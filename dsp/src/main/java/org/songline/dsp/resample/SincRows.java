package org.songline.dsp.resample;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * Tables of weights for reading a signal between its samples: a sinc under a Kaiser window, in rows
 * of {@code taps} weights whose sum is 1. Row {@code p} reads {@code p / phases} of a sample after
 * the sample that its middle tap, number {@code taps / 2 - 1}, weighs. At whole places a row of the
 * full cutoff gives the sample itself.
 */
public final class SincRows {
  private SincRows() {}

  /** So many rows that pass all frequencies. */
  public static float[] of(int taps, int phases, int rows, double beta) {
    return of(taps, phases, rows, beta, 1);
  }

  /**
   * So many rows.
   *
   * @param taps weights of a row, an even number
   * @param phases places between two samples
   * @param beta of the window
   * @param cutoff what passes, as a share of half the rate of the signal; 1 at most
   */
  public static float[] of(int taps, int phases, int rows, double beta, double cutoff) {
    float[] table = new float[rows * taps];
    double[] row = new double[taps];
    for (int p = 0; p < rows; p++) {
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        double x = tap - (taps / 2 - 1) - (double) p / phases;
        double away = 2 * x / taps;
        row[tap] = Math.abs(away) >= 1 ? 0 : sinc(x, cutoff) * Window.kaiser(away, beta);
        sum += row[tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        table[p * taps + tap] = (float) (row[tap] / sum);
      }
    }
    return table;
  }

  private static double sinc(double x, double cutoff) {
    if (x == 0) {
      return 1;
    }
    double angle = Math.PI * x * cutoff;
    return cutoff == 1 && x == Math.rint(x) ? 0 : Exact.sin(angle) / angle;
  }
}
