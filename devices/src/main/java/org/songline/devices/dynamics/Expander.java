package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.GateDevice.*;

import org.songline.devices.Values;
import org.songline.dsp.dynamics.Ballistics;

/** The gain of a gate whose ratio is finite: a reduction in decibels that follows the level. */
final class Expander {
  /** Time constants in a time: after it all but 5 % of the way is done. */
  private static final double CONSTANTS = 3;

  /** Decibels between full scale and what counts as no level. */
  private static final float DEPTH = 200;

  private final double rate;
  private float threshold;
  private float steepness;
  private float most;
  private float attack;
  private float release;
  private int hold;
  private boolean duck;
  private float reduction;
  private int held;
  private boolean fresh = true;

  Expander(double rate) {
    this.rate = rate;
  }

  /** Takes the values of the next quantum. */
  void next(Values values) {
    threshold = values.at(THRESHOLD);
    steepness = values.at(RATIO) - 1;
    most = -values.at(RANGE);
    attack = Ballistics.factor(values.at(ATTACK) / (1000 * CONSTANTS), rate);
    release = Ballistics.factor(values.at(RELEASE) / (1000 * CONSTANTS), rate);
    hold = (int) (values.at(HOLD) * 0.001 * rate);
    duck = values.on(DUCK);
  }

  /** The gain at the next frame, for a peak level, linear. */
  float gain(float level) {
    float decibels = Ballistics.level(Math.min(1e15f, level * level));
    float over = duck ? decibels - threshold : threshold - decibels;
    float target = Math.min(most, steepness * Math.max(0f, over));
    if (fresh) {
      fresh = false;
      reduction = target;
    }
    // What the key asks for at once, and what waits: a duck goes down at once, an expander up.
    boolean active = duck == over > 0;
    if (active) {
      held = hold;
    } else if (held > 0) {
      held = Math.min(hold, held) - 1;
      target = duck ? Math.max(target, reduction) : Math.min(target, reduction);
    }
    boolean fast = duck == target > reduction;
    reduction += (fast ? attack : release) * (target - reduction);
    return Ballistics.gain(reduction);
  }

  /** Nothing sounds: as it was after a long silence. */
  void rest() {
    fresh = false;
    held = 0;
    reduction = duck ? 0 : Math.min(most, steepness * DEPTH);
  }

  /** The next gain is at its aim at once. */
  void leave() {
    fresh = true;
    held = 0;
  }

  boolean holds() {
    return held > 0;
  }
}
