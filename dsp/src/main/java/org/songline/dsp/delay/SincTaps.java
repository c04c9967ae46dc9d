package org.songline.dsp.delay;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * Weights of eight neighbours for reading between samples: a sinc under a Kaiser window at 512
 * places, with straight lines between them. Flat within 0.3 dB to a third of the rate.
 */
final class SincTaps {
  static final int TAPS = 8;

  /** Places between two samples. */
  static final int PHASES = 512;

  private static final double BETA = 5;

  /** {@link #TAPS} weights for each place, from 0 to a whole sample. */
  static final float[] TABLE = table();

  private SincTaps() {}

  private static float[] table() {
    float[] table = new float[(PHASES + 1) * TAPS];
    double[] row = new double[TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (TAPS / 2 - 1) - (double) phase / PHASES;
        row[tap] = sinc(x) * Window.kaiser(2 * x / TAPS, BETA);
        sum += row[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        table[phase * TAPS + tap] = (float) (row[tap] / sum);
      }
    }
    return table;
  }

  private static double sinc(double x) {
    if (x == Math.rint(x)) {
      return x == 0 ? 1 : 0;
    }
    return Exact.sin(Math.PI * x) / (Math.PI * x);
  }
}
