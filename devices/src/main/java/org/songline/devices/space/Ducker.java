package org.songline.devices.space;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.dynamics.Ballistics;

/** Turns an effect down while its input sounds. */
final class Ducker {
  private static final double ATTACK = 0.01;
  private static final double RELEASE = 0.25;
  private static final float LEAST = 1e-9f;

  private final int parameter;
  private final Glide amount;
  private final float attack;
  private final float release;
  private float envelope;
  private boolean on;

  /**
   * @param parameter place of the amount in the table, percent
   */
  Ducker(double rate, int parameter) {
    this.parameter = parameter;
    amount = new Glide(rate);
    attack = Ballistics.factor(ATTACK, rate);
    release = Ballistics.factor(RELEASE, rate);
  }

  void next(Values values) {
    amount.next(values, parameter);
    on = amount.from() != 0 || amount.to() != 0;
    envelope = on ? envelope : 0f;
  }

  /** The gain of the effect at a frame whose input this is; 1 while there is no ducking. */
  float gain(float left, float right, int frame) {
    if (!on) {
      return 1f;
    }
    float peak = Math.min(1f, Math.max(Math.abs(left), Math.abs(right)));
    envelope = Ballistics.follow(envelope, peak, attack, release);
    return 1f - 0.01f * amount.at(frame) * Math.min(1f, 2f * envelope);
  }

  /** For the end of a quantum. */
  void flush() {
    envelope = envelope >= LEAST ? envelope : 0f;
  }

  boolean empty() {
    return envelope == 0;
  }

  void snap() {
    amount.snap();
  }

  void reset() {
    envelope = 0;
    snap();
  }
}
