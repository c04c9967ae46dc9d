package org.songline.devices.distortion;

import static org.songline.devices.distortion.CrusherDevice.*;

import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.noise.Noise;

/** Anti-alias filter, sample and hold, and rounding, for both sides at the same moments. */
final class Crusher {
  /** Damping of the four sections of a Butterworth filter of eighth order. */
  private static final float[] BUTTERWORTH = {1.9615706f, 1.6629392f, 1.1111405f, 0.3901806f};

  /** Cutoff of the anti-alias filter as a share of the reduced rate. */
  private static final float PASSED = 0.42f;

  /** Share of a step by which full jitter lengthens or shortens it. */
  private static final double UNEVEN = 0.9;

  private final double rate;

  /** Before the left and right side are sampled, and after. */
  private final Svf[][] guards = new Svf[2 * Quantum.CHANNELS][BUTTERWORTH.length];

  private final Noise noise;
  private float bits;
  private float hertz;
  private int dither;
  private int guarded;
  private float step;
  private double pace;
  private double phase = 1;
  private double limit = 1;
  private float heldLeft;
  private float heldRight;
  private float left;
  private float right;

  Crusher(double rate, long seed) {
    this.rate = rate;
    for (int side = 0; side < guards.length; side++) {
      for (int s = 0; s < BUTTERWORTH.length; s++) {
        guards[side][s] = new Svf();
      }
    }
    noise = new Noise(seed);
  }

  /** Whether this is what the values ask for. */
  boolean fits(Values values) {
    return values.at(BITS) == bits
        && values.at(RATE) == hertz
        && values.choice(DITHER) == dither
        && values.choice(ANTI_ALIAS) == guarded;
  }

  /** Starts anew with the values. */
  void start(Values values) {
    bits = values.at(BITS);
    hertz = values.at(RATE);
    dither = values.choice(DITHER);
    guarded = values.choice(ANTI_ALIAS);
    step = Exact.fastExp2(1f - bits);
    pace = hertz >= FULL_RATE ? 1 : Math.min(1, hertz / rate);
    float cut = Exact.fastTan((float) Math.min(0.45, PASSED * pace));
    for (int s = 0; s < BUTTERWORTH.length; s++) {
      for (int side = 0; side < guards.length; side++) {
        guards[side][s].tune(cut, BUTTERWORTH[s]);
      }
    }
    clear();
  }

  /** Takes a frame; {@code jitter} is 0 to 1. */
  void step(float newLeft, float newRight, float jitter) {
    float l = guarded > 0 ? guard(guards[0], newLeft) : newLeft;
    float r = guarded > 0 ? guard(guards[1], newRight) : newRight;
    if (phase >= limit) {
      phase -= limit;
      limit = 1 + UNEVEN * jitter * noise.white();
      heldLeft = rounded(l);
      heldRight = rounded(r);
    }
    phase = Math.min(phase + pace, limit + 1);
    left = guarded > 1 ? guard(guards[2], heldLeft) : heldLeft;
    right = guarded > 1 ? guard(guards[3], heldRight) : heldRight;
  }

  float left() {
    return left;
  }

  float right() {
    return right;
  }

  /** The nearest step; silence stays silence whatever the dither. */
  private float rounded(float x) {
    float random = 0;
    if (dither > 0 && x != 0) {
      random = 0.5f * noise.white();
      random += dither > 1 ? 0.5f * noise.white() : 0f;
    }
    float in = Math.min(1f, Math.max(-1f, x));
    float y = (float) Math.rint(in / step + random) * step;
    return Math.min(1f, Math.max(-1f, y));
  }

  private static float guard(Svf[] sections, float x) {
    float y = x;
    for (int s = 0; s < sections.length; s++) {
      sections[s].step(y);
      y = sections[s].low();
    }
    return y;
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    boolean empty = heldLeft == 0 && heldRight == 0;
    for (int side = 0; side < guards.length; side++) {
      for (int s = 0; s < BUTTERWORTH.length; s++) {
        guards[side][s].flush();
        empty &= guards[side][s].empty();
      }
    }
    return empty;
  }

  private void clear() {
    phase = 1;
    limit = 1;
    heldLeft = 0;
    heldRight = 0;
    left = 0;
    right = 0;
    for (int side = 0; side < guards.length; side++) {
      for (int s = 0; s < BUTTERWORTH.length; s++) {
        guards[side][s].reset();
      }
    }
  }

  void reset() {
    clear();
    noise.reset();
  }
}
