package org.songline.dsp.resample;

import org.songline.dsp.spectral.Window;

/**
 * Weights for reading a recording between its frames at little cost: a sinc of eight points under
 * Kaiser's window with beta 6.5, in 2048 phases.
 */
public final class ShortSinc {
  public static final int TAPS = 8;
  public static final int PHASE_BITS = 11;
  public static final int PHASES = 1 << PHASE_BITS;

  private static final double BETA = 6.5;
  private static final float[] WEIGHTS = table();

  private ShortSinc() {}

  /**
   * Row {@code p}: the weights of frames -3 to 4 around a position {@code p / PHASES} past 0.
   * Shared; never to be written to.
   */
  public static float[] weights() {
    return WEIGHTS;
  }

  private static float[] table() {
    float[] table = new float[PHASES * TAPS];
    double[] row = new double[TAPS];
    for (int phase = 0; phase < PHASES; phase++) {
      double fraction = phase / (double) PHASES;
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - 3 - fraction;
        double window = Window.kaiser(x / (TAPS / 2.0), BETA);
        double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
        row[tap] = sinc * window;
        sum += row[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        table[phase * TAPS + tap] = (float) (row[tap] / sum);
      }
    }
    return table;
  }
}
