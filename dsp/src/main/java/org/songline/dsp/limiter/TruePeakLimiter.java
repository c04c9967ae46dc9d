package org.songline.dsp.limiter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * A look-ahead limiter for interleaved stereo, 64 frames at a time, that holds a true-peak ceiling.
 *
 * <p>Why it holds. A frame's gain is never above {@code ceiling / peak}, where {@code peak} is the
 * largest value around that frame, read at 32 points between frames. The gain curve is smooth (two
 * boxes as long as the look-ahead), so between frames the product is the product of the smooth
 * curves, except for the little that the curve's slope spills past half the sample rate. A second,
 * shorter pass measures the result of the first and takes that little down; its own spill is the
 * square of a small number, and is covered, with the 0.008 dB that 32 points can miss, by aiming
 * {@value #GUARD_DECIBELS} dB below the ceiling. Sound that needs no limiting passes unchanged to
 * the bit, delayed by {@link #latency}.
 *
 * <p>Allocates nothing while running. Samples that are not finite count as silence.
 */
public final class TruePeakLimiter {
  /** How far below the ceiling the limiter aims. */
  public static final double GUARD_DECIBELS = 0.02;

  private final LimiterStage main;
  private final LimiterStage trim;
  private final double guard = Exact.gain(-GUARD_DECIBELS);

  /**
   * @param sampleRate frames a second
   * @param lookaheadSeconds 0.0005 to 0.02: how early the gain begins to fall; longer is gentler
   */
  public TruePeakLimiter(double sampleRate, double lookaheadSeconds) {
    if (!(lookaheadSeconds >= 0.0005 && lookaheadSeconds <= 0.02)) {
      throw new IllegalArgumentException("look-ahead " + lookaheadSeconds + " s");
    }
    main = new LimiterStage(sampleRate, lookaheadSeconds);
    trim = LimiterStage.trim(sampleRate);
  }

  /** Frames by which the output lags the input. */
  public int latency() {
    return main.latency() + trim.latency();
  }

  public void reset() {
    main.reset();
    trim.reset();
  }

  /**
   * Limits one quantum in place.
   *
   * @param x interleaved stereo
   * @param at index of the first sample
   * @param ceiling largest true peak of the output, linear, above 0
   * @param link 0: each channel on its own; 1: both always get the same gain
   * @param release time constant of the slow path in seconds, 0.01 to 2
   */
  public void process(float[] x, int at, double ceiling, double link, double release) {
    for (int i = at; i < at + Quantum.SAMPLES; i++) {
      x[i] = Math.abs(x[i]) <= Float.MAX_VALUE ? x[i] : 0;
    }
    float aim = (float) (ceiling * guard);
    main.process(x, at, aim, link, release);
    trim.process(x, at, aim, link, release);
  }

  /** Whether the gain is 1 and stays so while nothing louder than the ceiling comes. */
  public boolean resting() {
    return main.resting() && trim.resting();
  }

  /** The lowest gain of the last quantum, linear; 1 when nothing was limited. */
  public double gain() {
    return main.lowest() * trim.lowest();
  }
}
