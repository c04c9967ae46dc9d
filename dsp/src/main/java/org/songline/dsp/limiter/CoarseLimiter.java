package org.songline.dsp.limiter;

import org.songline.dsp.filter.OnePole;

/**
 * About what a {@link TruePeakLimiter} will do, from the peaks of blocks shorter than its
 * look-ahead: the curve of its first pass, at the rate of the blocks. To foretell, for little work,
 * how loud something will be; peaks between samples and the second pass are left out.
 */
public final class CoarseLimiter {
  private final GainCurve curve;
  private final int latency;
  private final double fastRate;
  private final double slowRate;

  /**
   * @param blockRate blocks a second
   * @param lookaheadSeconds of the limiter
   * @param releaseSeconds of the limiter
   */
  public CoarseLimiter(double blockRate, double lookaheadSeconds, double releaseSeconds) {
    int box = Math.max(1, (int) Math.rint(blockRate * lookaheadSeconds / 2));
    curve = new GainCurve(box, Math.max(1, (int) Math.rint(blockRate * LimiterStage.HOLD_SECONDS)));
    latency = 2 * box - 2;
    fastRate = OnePole.smoothing(LimiterStage.FAST_SECONDS, blockRate);
    slowRate = OnePole.smoothing(releaseSeconds, blockRate);
  }

  /** Blocks by which the gain lags. */
  public int latency() {
    return latency;
  }

  /**
   * The gain of the block {@link #latency} before.
   *
   * @param need the largest gain that the newest block may have, above 0, at most 1
   */
  public double next(double need) {
    return curve.next(need, fastRate, slowRate);
  }
}
