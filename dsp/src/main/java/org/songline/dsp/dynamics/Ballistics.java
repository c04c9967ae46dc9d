package org.songline.dsp.dynamics;

import org.songline.dsp.Exact;
import org.songline.dsp.filter.OnePole;

/**
 * The mathematics of compressors and gates, for one frame: level in decibels, the static curve with
 * its knee, and how an envelope follows it (Giannoulis, Massberg and Reiss, "Digital Dynamic Range
 * Compressor Design", 2012: feed-forward, smoothed in decibels). Lane kernels write the same
 * operations with vectors.
 */
public final class Ballistics {
  /** Decibels of one power of two of power. */
  public static final float DB_PER_LOG2_POWER = 3.0102999566f;

  /** Powers of two of gain in one decibel. */
  public static final float LOG2_PER_DB = 0.16609640474f;

  /** Power that counts as none: -200 dB. */
  public static final float LEAST_POWER = 1e-20f;

  /** How far automatic release slows down: to 15 % of its speed. */
  public static final float SLOWING = 0.85f;

  /** One over the decibels of lasting reduction at which automatic release is slowest. */
  public static final float SLOWEST = 1f / 6f;

  private Ballistics() {}

  /** Smoothing factor for {@code seconds} to cover all but 1/e of a step. */
  public static float factor(double seconds, double rate) {
    return (float) OnePole.smoothing(seconds, rate);
  }

  /** Decibels of a power. */
  public static float level(float power) {
    return DB_PER_LOG2_POWER * Exact.fastLog2(power + LEAST_POWER);
  }

  /**
   * Decibels by which to turn down.
   *
   * @param level decibels
   * @param threshold decibels
   * @param slope 1 - 1 / ratio
   * @param halfKnee half the width of the knee in decibels
   * @param bend 0.5 / width of the knee, 0 for none
   */
  public static float reduction(
      float level, float threshold, float slope, float halfKnee, float bend) {
    float over = level - threshold;
    float into = Math.min(halfKnee + halfKnee, Math.max(0f, over + halfKnee));
    float beyond = Math.max(0f, over - halfKnee);
    return slope * Math.fma(into * into, bend, beyond);
  }

  /**
   * The next value of an envelope.
   *
   * @param reduction where it goes
   * @param attack factor while rising
   * @param release factor while falling
   */
  public static float follow(float envelope, float reduction, float attack, float release) {
    float factor = reduction > envelope ? attack : release;
    return Math.fma(factor, reduction - envelope, envelope);
  }

  /**
   * {@link #follow} where {@code attack} is at least {@code release}: the way up then ends higher
   * going up as well as down, so there is no branch for noise to make the processor guess wrong.
   */
  public static float followFaster(float envelope, float reduction, float attack, float release) {
    float way = reduction - envelope;
    return Math.max(Math.fma(attack, way, envelope), Math.fma(release, way, envelope));
  }

  /**
   * The release factor for a lasting reduction of {@code slow} decibels; slowing is negative or 0.
   */
  public static float slowed(float release, float slowing, float slow) {
    return Math.fma(slowing, Math.min(1f, slow * SLOWEST), release);
  }

  /** Linear gain of a reduction in decibels. */
  public static float gain(float reduction) {
    return Exact.fastExp2(-LOG2_PER_DB * reduction);
  }
}
