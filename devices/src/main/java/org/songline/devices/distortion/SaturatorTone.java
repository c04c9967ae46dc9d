package org.songline.devices.distortion;

import static org.songline.devices.distortion.SaturatorDevice.*;

import org.songline.devices.SectionChain;
import org.songline.devices.Values;
import org.songline.dsp.filter.MatchedEq;

/** What follows the curve: tilt, the bump of a tape head, and the loss of its highs. */
final class SaturatorTone {
  private static final double TILT_HERTZ = 1000;
  private static final double TILT_DECIBELS = 12;
  private static final double BUMP_HERTZ = 75;
  private static final double BUMP_Q = 0.9;
  private static final double LOSS_HERTZ = 9000;
  private static final double LOSS_Q = 0.6;
  private static final int SECTIONS = 3;

  private final SectionChain chain;
  private final float[] seen = {Float.NaN, Float.NaN, Float.NaN};

  SaturatorTone(double rate) {
    chain = new SectionChain(rate, SECTIONS);
  }

  /** Takes the values of the next quantum. */
  void next(Values values) {
    aim(0, MatchedEq.Shape.TILT, TILT_HERTZ, 0.4, values.end(TONE) / 100 * TILT_DECIBELS);
    aim(1, MatchedEq.Shape.BELL, BUMP_HERTZ, BUMP_Q, values.end(BUMP));
    aim(2, MatchedEq.Shape.HIGH_SHELF, LOSS_HERTZ, LOSS_Q, -values.end(LOSS));
    chain.next();
  }

  private void aim(int section, MatchedEq.Shape shape, double hertz, double q, double decibels) {
    if (seen[section] == (float) decibels) {
      return;
    }
    seen[section] = (float) decibels;
    if (decibels == 0) {
      chain.aimFlat(section);
    } else {
      chain.aim(section, shape, hertz, q, decibels);
    }
  }

  void process(float[] x) {
    chain.process(x);
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    return chain.rests();
  }

  void snap() {
    chain.snap();
  }

  void reset() {
    chain.reset();
  }
}
