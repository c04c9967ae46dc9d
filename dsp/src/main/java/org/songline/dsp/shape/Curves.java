package org.songline.dsp.shape;

import org.songline.dsp.Exact;

/** Distortion curves of slope about 1 at zero that stay within -1 to 1. */
public final class Curves {
  private static final float BIAS = 0.3f;
  private static final float BIASED = Exact.fastTanh(BIAS);
  private static final float TUBE_SLOPE = 1f / (1f - BIASED * BIASED);

  private Curves() {}

  /** The soft, even-handed saturation of tape. */
  public static float tape(float x) {
    return Exact.fastTanh(x);
  }

  /** A curve with one side harder than the other, as of a tube: even harmonics. */
  public static float tube(float x) {
    return (Exact.fastTanh(x + BIAS) - BIASED) * TUBE_SLOPE * 0.77f;
  }

  /** Hard clipping at full scale. */
  public static float clip(float x) {
    return Math.min(1f, Math.max(-1f, x));
  }

  /** The integral of {@link #clip} from 0. */
  public static double clipIntegral(double x) {
    double size = Math.abs(x);
    return size <= 1 ? 0.5 * x * x : size - 0.5;
  }

  /**
   * Clipping averaged over the straight line between two samples: the antialiased form of first
   * order (Parker, Zavalishin and Le Bivic, 2016), half a sample late.
   */
  public static float clipBetween(double before, double now) {
    double step = now - before;
    if (Math.abs(step) < 1e-6) {
      return clip((float) (0.5 * (before + now)));
    }
    return (float) ((clipIntegral(now) - clipIntegral(before)) / step);
  }

  /** Peaks beyond full scale turn back, as a sine. */
  public static float fold(float x) {
    return Exact.fastSin(x * 0.15915494f);
  }
}
