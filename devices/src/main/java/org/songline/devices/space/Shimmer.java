package org.songline.devices.space;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.delay.PitchShifter;
import org.songline.dsp.filter.Svf;

/**
 * A transposed copy of the tail that goes back into it. However long the tail is, what comes around
 * has less energy than what went: the gain follows the energy that the network holds.
 */
final class Shimmer {
  /** Ratios of the left and the right voice, for each interval. */
  private static final double[][] RATIOS = {{2, 2}, {1.5, 1.5}, {2, 1.5}, {0.5, 0.5}};

  /** What an octave up would fold around half the rate is taken out before. */
  private static final double TOP_HERTZ = 7000;

  private static final double BOTTOM_HERTZ = 90;
  private static final float DAMPING = 1.41421356f;

  /** Share of the energy that comes back at most. */
  private static final double MOST = 0.8;

  /** Energy of the network's answer to a click of 1, a second of decay at lines of a second. */
  private static final double ENERGY = 0.051;

  private static final float LEAST = 1e-9f;

  private final PitchShifter[] voices = new PitchShifter[2];
  private final Svf[] tops = {new Svf(), new Svf()};
  private final Svf[] bottoms = {new Svf(), new Svf()};
  private final Glide gain;
  private float left;
  private float right;
  private boolean on;
  private boolean sounded;
  private int interval = -1;

  Shimmer(double rate) {
    gain = new Glide(rate);
    for (int side = 0; side < 2; side++) {
      voices[side] = new PitchShifter(rate);
      tops[side].tune(Svf.warp(TOP_HERTZ, rate), DAMPING);
      bottoms[side].tune(Svf.warp(BOTTOM_HERTZ, rate), DAMPING);
    }
  }

  /**
   * Takes the settings of the next quantum.
   *
   * @param seconds of decay
   * @param delay mean seconds of the network's lines
   */
  void next(Values values, double seconds, double delay, boolean frozen) {
    boolean wanted = values.choice(ReverbDevice.CHARACTER) == ReverbDevice.SHIMMERING && !frozen;
    double most = MOST / Math.sqrt(1 + ENERGY * seconds / delay);
    float amount = wanted ? (float) (0.01 * values.end(ReverbDevice.SHIMMER) * most) : 0f;
    gain.next(amount, amount);
    int chosen = values.choice(ReverbDevice.INTERVAL);
    if (chosen != interval) {
      interval = chosen;
      voices[0].ratio(RATIOS[chosen][0]);
      voices[1].ratio(RATIOS[chosen][1]);
    }
    on = gain.from() != 0 || gain.to() != 0;
    if (!on && sounded) {
      clear();
    }
  }

  boolean on() {
    return on;
  }

  /** What goes back into the left side. */
  float left() {
    return left;
  }

  float right() {
    return right;
  }

  /** Takes the tail of one frame; what goes back with the next is then known. */
  void step(float tailLeft, float tailRight, int frame) {
    float g = gain.at(frame);
    left = g * voice(0, tailLeft);
    right = g * voice(1, tailRight);
    sounded = true;
  }

  private float voice(int side, float x) {
    bottoms[side].step(Exact.audible(x, LEAST));
    tops[side].step(bottoms[side].high());
    float y = voices[side].step(tops[side].low());
    // Whatever is fed in, the voice stays within bounds.
    return y / (float) Math.sqrt(1 + 0.04f * y * y);
  }

  void flush() {
    for (int side = 0; side < 2; side++) {
      tops[side].flush();
      bottoms[side].flush();
    }
  }

  void snap() {
    gain.snap();
  }

  private void clear() {
    for (int side = 0; side < 2; side++) {
      voices[side].reset();
      tops[side].reset();
      bottoms[side].reset();
    }
    left = 0;
    right = 0;
    sounded = false;
  }

  void reset() {
    clear();
    snap();
    interval = -1;
  }
}
