package org.songline.dsp.resample;

/**
 * Weights for reading a recording between its frames at little cost: a sinc of eight points under
 * Kaiser's window with beta 6.5, in 2048 phases.
 */
public final class ShortSinc {
  public static final int TAPS = 8;
  public static final int PHASE_BITS = 11;
  public static final int PHASES = 1 << PHASE_BITS;

  private static final double BETA = 6.5;
  private static final float[] WEIGHTS = SincRows.of(TAPS, PHASES, PHASES, BETA);

  private ShortSinc() {}

  /**
   * Row {@code p}: the weights of frames -3 to 4 around a position {@code p / PHASES} past 0.
   * Shared; never to be written to.
   */
  public static float[] weights() {
    return WEIGHTS;
  }
}
