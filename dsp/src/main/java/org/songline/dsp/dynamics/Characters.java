package org.songline.dsp.dynamics;

import org.songline.dsp.Exact;

/**
 * How compressors of other kinds than the clean one decide and follow, for one frame. Decibels
 * throughout, as in {@link Ballistics}.
 *
 * <p>A compressor that hears its own output is solved without a delay in its loop: in decibels the
 * output is input less envelope, so that an envelope with time constant {@code T} in the loop is
 * one with {@code T * (1 - s)} outside of it, where {@code s} is the slope of the static curve at
 * this level (Giannoulis, Massberg and Reiss 2012, section 2.3, taken to the limit of no delay).
 */
public final class Characters {
  /** Decibels at which the optical cell tires: there its reduction is ln 2 = 69 % of the linear. */
  public static final float TIRING = 24f;

  /** Least knee of the variable-mu curve, in decibels above the threshold. */
  public static final float MU_KNEE = 24f;

  private static final float LN2 = 0.69314718f;

  private Characters() {}

  /** The reduction of an optical cell that should reach {@code linear} decibels. */
  public static float tired(float linear) {
    return TIRING * LN2 * Exact.fastLog2(1f + linear * (1f / TIRING));
  }

  /**
   * The slope of {@link Ballistics#reduction} at a level: reduction in decibels for each more.
   *
   * @param over decibels above the threshold
   * @param slope 1 - 1 / ratio
   * @param halfKnee half the width of the knee
   */
  public static float slopeAt(float over, float slope, float halfKnee) {
    if (over >= halfKnee) {
      return slope;
    }
    return over <= -halfKnee ? 0f : slope * (over + halfKnee) / (halfKnee + halfKnee);
  }

  /** The factor that covers all but 1/e of a step in so many frames, near enough for any number. */
  public static float factor(float frames) {
    return Math.min(1f, 1f / (frames + 0.5f));
  }

  /** A trace of odd harmonics: the third of a full-scale tone is at -46 dB. */
  public static float odd(float x) {
    return x * Math.fma(-0.02f, Math.min(4f, x * x), 1f);
  }

  /** A trace of even harmonics: the second of a full-scale tone is {@code 0.5 * amount}. */
  public static float even(float x, float amount) {
    return Math.fma(amount, Math.min(4f, x * x), x);
  }
}
