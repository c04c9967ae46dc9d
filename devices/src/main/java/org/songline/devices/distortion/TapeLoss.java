package org.songline.devices.distortion;

import static org.songline.devices.distortion.SaturatorDevice.*;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.OnePole;

/**
 * The highs of loud sound get softer before the curve, as on a tape whose short waves saturate
 * first: above 3 kHz they are turned down by half the decibels by which their level is above -20.
 */
final class TapeLoss {
  private static final double HERTZ = 3000;
  private static final double ATTACK_SECONDS = 0.003;
  private static final double RELEASE_SECONDS = 0.08;
  private static final float THRESHOLD = -20;
  private static final float SLOPE = 0.5f;
  private static final float LEAST = 1e-5f;

  private final Glide amount;
  private final OnePole[] poles = {new OnePole(), new OnePole()};
  private final float attack;
  private final float release;
  private float envelope;

  TapeLoss(double rate) {
    amount = new Glide(rate);
    attack = Ballistics.factor(ATTACK_SECONDS, rate);
    release = Ballistics.factor(RELEASE_SECONDS, rate);
    poles[0].tune(HERTZ, rate);
    poles[1].tune(HERTZ, rate);
  }

  void next(Values values) {
    amount.next(values, DYNAMIC);
  }

  void process(float[] x) {
    if (amount.from() == 0 && amount.to() == 0) {
      poles[0].reset();
      poles[1].reset();
      envelope = 0;
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float left = x[2 * i] - poles[0].low(x[2 * i]);
      float right = x[2 * i + 1] - poles[1].low(x[2 * i + 1]);
      float power = Math.min(1e12f, Math.max(left * left, right * right));
      float over = Math.max(0f, SLOPE * (Ballistics.level(power) - THRESHOLD));
      envelope = Ballistics.follow(envelope, over, attack, release);
      float less = amount.at(i) * 0.01f * (1f - Ballistics.gain(envelope));
      x[2 * i] = Math.fma(-less, left, x[2 * i]);
      x[2 * i + 1] = Math.fma(-less, right, x[2 * i + 1]);
    }
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    poles[0].flush();
    poles[1].flush();
    envelope = envelope >= LEAST ? envelope : 0f;
    return poles[0].empty() && poles[1].empty() && envelope == 0;
  }

  void snap() {
    amount.snap();
  }

  void reset() {
    poles[0].reset();
    poles[1].reset();
    envelope = 0;
  }
}
