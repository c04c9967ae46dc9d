package org.songline.devices.distortion;

import static org.songline.devices.distortion.SaturatorDevice.*;

import java.util.Arrays;
import org.songline.devices.SectionGlide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;

/** What follows the curve: tilt, the bump of a tape head, and the loss of its highs. */
final class SaturatorTone {
  private static final double TILT_HERTZ = 1000;
  private static final double TILT_DECIBELS = 12;
  private static final double BUMP_HERTZ = 75;
  private static final double BUMP_Q = 0.9;
  private static final double LOSS_HERTZ = 9000;
  private static final double LOSS_Q = 0.6;
  private static final int SECTIONS = 3;

  private final MatchedEq design;
  private final Response response = new Response();
  private final SectionGlide[] sections = new SectionGlide[SECTIONS];
  private final float[] seen = {Float.NaN, Float.NaN, Float.NaN};
  private final float[] state = new float[4 * SECTIONS];

  SaturatorTone(double rate) {
    design = new MatchedEq(rate);
    for (int s = 0; s < SECTIONS; s++) {
      sections[s] = new SectionGlide(rate);
    }
  }

  /** Takes the values of the next quantum. */
  void next(Values values) {
    aim(0, MatchedEq.Shape.TILT, TILT_HERTZ, 0.4, values.end(TONE) / 100 * TILT_DECIBELS);
    aim(1, MatchedEq.Shape.BELL, BUMP_HERTZ, BUMP_Q, values.end(BUMP));
    aim(2, MatchedEq.Shape.HIGH_SHELF, LOSS_HERTZ, LOSS_Q, -values.end(LOSS));
    for (int s = 0; s < SECTIONS; s++) {
      sections[s].next();
    }
  }

  private void aim(int section, MatchedEq.Shape shape, double hertz, double q, double decibels) {
    if (seen[section] == (float) decibels) {
      return;
    }
    seen[section] = (float) decibels;
    if (decibels == 0) {
      sections[section].aimFlat();
    } else {
      design.design(shape, hertz, q, decibels, true, response);
      sections[section].aim(response);
    }
  }

  void process(float[] x) {
    for (int s = 0; s < SECTIONS; s++) {
      if (sections[s].flat()) {
        Arrays.fill(state, 4 * s, 4 * s + 4, 0f);
      } else {
        sections[s].filter(x, 0, state, 4 * s);
        sections[s].filter(x, 1, state, 4 * s + 2);
      }
    }
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    boolean empty = true;
    for (int i = 0; i < state.length; i++) {
      state[i] = Exact.flush(state[i]);
      empty &= state[i] == 0;
    }
    return empty;
  }

  void snap() {
    for (SectionGlide section : sections) {
      section.snap();
    }
  }

  void reset() {
    Arrays.fill(state, 0f);
  }
}
