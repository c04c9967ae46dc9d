package org.songline.dsp.delay;

import org.songline.dsp.resample.SincRows;

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
  static final float[] TABLE = SincRows.of(TAPS, PHASES, PHASES + 1, BETA);

  private SincTaps() {}
}
