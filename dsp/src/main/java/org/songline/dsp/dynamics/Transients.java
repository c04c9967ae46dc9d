package org.songline.dsp.dynamics;

import java.util.Arrays;

/**
 * Tells where a sound begins and where it rings out, whatever its level: the distance in decibels
 * between its peak level and a follower that rises late, and between a follower that falls late and
 * the peak level. Neither follower is ever further away than {@link #REACH}, so that the shape of
 * an attack is the same after silence as after a softer sound, and a tone that stands gives 0.
 */
public final class Transients {
  /** The greatest distance, in decibels: there {@link #attack} or {@link #sustain} is 1. */
  public static final float REACH = 12;

  /** Distances up to this count as none, so that the beating of a chord is left alone. */
  private static final float IGNORED = 0.75f;

  /** How long a peak counts: half a cycle of 40 Hz. */
  private static final double HOLD_SECONDS = 0.0125;

  private static final float FLOOR = -100;

  private final int block;
  private final float[] blocks;
  private final double rate;
  private int at;
  private int filled;
  private float current;
  private float heldPower;
  private double late = FLOOR;
  private double ringing = FLOOR;
  private double rise = 1;
  private double fall = 1;
  private float attack;
  private float sustain;

  public Transients(double rate) {
    this.rate = rate;
    block = Math.max(1, (int) (rate * HOLD_SECONDS / 24));
    blocks = new float[25];
  }

  /**
   * Sets the time constants.
   *
   * @param attackSeconds how long an attack lasts
   * @param sustainSeconds how long the sound rings out
   */
  public void times(double attackSeconds, double sustainSeconds) {
    rise = Ballistics.factor(attackSeconds, rate);
    fall = Ballistics.factor(sustainSeconds, rate);
  }

  /** Takes the power of the next frame: the greater of both sides. */
  public void step(float power) {
    current = Math.max(current, power);
    heldPower = Math.max(heldPower, power);
    if (++filled == block) {
      filled = 0;
      blocks[at] = current;
      at = at + 1 == blocks.length ? 0 : at + 1;
      current = 0;
      heldPower = 0;
      for (int i = 0; i < blocks.length; i++) {
        heldPower = Math.max(heldPower, blocks[i]);
      }
    }
    float level = Math.max(FLOOR, Ballistics.level(heldPower));
    late = Math.min(level, Math.max(level - REACH, late + rise * (level - late)));
    ringing = Math.max(level, Math.min(level + REACH, ringing + fall * (level - ringing)));
    attack = share((float) (level - late));
    sustain = share((float) (ringing - level));
  }

  private static float share(float distance) {
    return Math.max(0f, distance - IGNORED) * (1f / (REACH - IGNORED));
  }

  /** 1 where a sound begins, 0 where it goes on. */
  public float attack() {
    return attack;
  }

  /** 1 where a sound has fallen fast, 0 where it goes on. */
  public float sustain() {
    return sustain;
  }

  /** Whether the past is forgotten: silence since the longest time that matters. */
  public boolean empty() {
    return heldPower == 0 && late <= FLOOR && ringing - FLOOR < 1e-3;
  }

  public void reset() {
    Arrays.fill(blocks, 0f);
    at = 0;
    filled = 0;
    current = 0;
    heldPower = 0;
    late = FLOOR;
    ringing = FLOOR;
    attack = 0;
    sustain = 0;
  }
}
