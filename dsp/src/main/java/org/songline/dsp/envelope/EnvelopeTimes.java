package org.songline.dsp.envelope;

import org.songline.dsp.Exact;

/**
 * The segments of an attack-decay-sustain-release envelope, in frames. Every segment is an
 * exponential approach that reaches its goal exactly at its end: the attack as a capacitor charged
 * towards 1.3, decay and release by 60 dB.
 */
public final class EnvelopeTimes {
  static final float ATTACK_GOAL = 1.3f;
  static final double ATTACK_TIMES = Exact.log(1.3 / 0.3);

  /** A decay aims this far below its end, in parts of its height, so that it gets there in time. */
  static final double SHORT = 0.001;

  static final double FALL_TIMES = Exact.log((1 + SHORT) / SHORT);

  /** The shortest attack and the shortest release, which keep edges from clicking. */
  private static final double LEAST_ATTACK = 0.0005;

  private static final double LEAST_RELEASE = 0.003;
  private static final double STEAL = 0.003;
  private static final double FOLLOW = 0.01;

  private final double rate;
  private double attackSeconds = Double.NaN;
  private double decaySeconds = Double.NaN;
  private double releaseSeconds = Double.NaN;
  private double fallSeconds;

  final Segment attack = new Segment();
  final Segment decay = new Segment();
  final Segment release = new Segment();

  /** How a held note falls to silence after its decay, if it does. */
  final Segment fall = new Segment();

  boolean falls;

  /** A quick end for a voice whose place is wanted. */
  final Segment steal = new Segment();

  /** How a held note follows a moving sustain level. */
  final Segment follow = new Segment();

  float sustain = 1;

  /** How one kind of segment falls towards its goal. */
  static final class Segment {
    int frames;
    float factor;
    double factorQuantum;
    double logarithm;

    void set(double length, double times) {
      frames = (int) Math.max(1, Math.min(1e9, Math.rint(length)));
      logarithm = -times / frames;
      factor = (float) Exact.exp(logarithm);
      factorQuantum = Exact.exp(logarithm * 64);
    }
  }

  public EnvelopeTimes(double rate) {
    this.rate = rate;
    steal.set(STEAL * rate, FALL_TIMES);
    follow.set(FOLLOW * rate, 1);
    set(0.005, 0.1, 1, 0.1);
  }

  /** Sets times in seconds and the sustain level, 0 to 1; what is unchanged costs nothing. */
  public void set(double attackTime, double decayTime, double sustainLevel, double releaseTime) {
    if (attackTime != attackSeconds) {
      attackSeconds = attackTime;
      attack.set(Math.max(LEAST_ATTACK, attackTime) * rate, ATTACK_TIMES);
    }
    if (decayTime != decaySeconds) {
      decaySeconds = decayTime;
      decay.set(decayTime * rate, FALL_TIMES);
    }
    if (releaseTime != releaseSeconds) {
      releaseSeconds = releaseTime;
      release.set(Math.max(LEAST_RELEASE, releaseTime) * rate, FALL_TIMES);
    }
    sustain = (float) sustainLevel;
  }

  /**
   * Sets the time in seconds in which a held note falls to silence after its decay; 0: it stays.
   */
  public void fall(double seconds) {
    if (seconds != fallSeconds) {
      fallSeconds = seconds;
      falls = seconds > 0;
      fall.set(seconds * rate, FALL_TIMES);
    }
  }
}
