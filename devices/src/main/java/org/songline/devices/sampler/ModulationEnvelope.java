package org.songline.devices.sampler;

import org.songline.dsp.Exact;

/**
 * The modulation envelope of SoundFont 2.04, generators 25 to 30: 0 to 1, with a convex attack and
 * straight decay and release. Its value follows from the time since the start, so that it costs
 * nothing until it is asked for.
 */
final class ModulationEnvelope {
  /** 40 / 96 log10(2): the scale of a convex curve on a binary logarithm. */
  private static final float CONVEX = 0.12543f;

  private double delay;
  private double attack;
  private double hold;
  private double decay;
  private double sustain;
  private double release;
  private double releasedAt;
  private double releaseLevel;

  /**
   * Starts the envelope; all times in frames.
   *
   * @param sustain level from 0 to 1
   * @param decay frames for a fall from 1 to 0
   */
  void start(double delay, double attack, double hold, double decay, double sustain) {
    this.delay = delay;
    this.attack = attack;
    this.hold = hold;
    this.decay = decay;
    this.sustain = sustain;
    releasedAt = Double.POSITIVE_INFINITY;
  }

  /** Starts the envelope by six values from {@code at} on, in the order of {@link Target}. */
  void start(float[] values, float[] sums, int at, double rate) {
    double level = Math.clamp(sum(values, sums, at + Target.ENV_SUSTAIN) / 100, 0f, 1f);
    double fall = Math.max(0, sum(values, sums, at + Target.ENV_DECAY)) * rate;
    start(
        Math.max(0, sum(values, sums, at + Target.ENV_DELAY)) * rate,
        Math.max(0, sum(values, sums, at + Target.ENV_ATTACK)) * rate,
        Math.max(0, sum(values, sums, at + Target.ENV_HOLD)) * rate,
        fall / Math.max(0.01, 1 - level),
        level);
  }

  /** Begins the release by the six values from {@code at} on. */
  void release(double time, float[] values, float[] sums, int at, double rate) {
    release(time, Math.max(0.002, sum(values, sums, at + Target.ENV_RELEASE)) * rate);
  }

  private static float sum(float[] values, float[] sums, int at) {
    return values[at] + sums[at];
  }

  /** Begins the release, {@code time} frames after the start, 1 to 0 in {@code frames}. */
  void release(double time, double frames) {
    if (time < releasedAt) {
      releaseLevel = at(time);
      releasedAt = time;
      release = Math.max(1, frames);
    }
  }

  /** The value, {@code time} frames after the start. */
  double at(double time) {
    if (time >= releasedAt) {
      return Math.max(0, releaseLevel - (time - releasedAt) / release);
    }
    double t = time - delay;
    if (t <= 0) {
      return 0;
    }
    if (t < attack) {
      return convex(t / attack);
    }
    t -= attack + hold;
    if (t <= 0) {
      return 1;
    }
    return Math.max(sustain, 1 - t / Math.max(1, decay));
  }

  private static double convex(double x) {
    return Math.clamp(1 + CONVEX * Exact.fastLog2((float) Math.max(1e-4, x)), 0, 1);
  }
}
