package org.songline.devices.dynamics;

import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import org.songline.devices.LaneState;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Section;

/** One key filter of eight strips; costs nothing while all of them are off. */
final class LaneFilter {
  private final float[] from = new float[Section.SIZE * LANES];
  private final float[] delta = new float[Section.SIZE * LANES];
  private final float[] state = new float[2 * LANES];
  private boolean filtered;

  LaneFilter() {
    Arrays.fill(from, Section.X * LANES, (Section.X + 1) * LANES, 1f);
  }

  /** Before the strips of a quantum are seen. */
  void begin() {
    filtered = false;
  }

  void see(KeyFilter strip) {
    filtered |= !strip.flat();
  }

  /** Takes the coefficients of a strip for its two lanes. */
  void spread(KeyFilter strip, int lane) {
    boolean flat = strip.flat();
    for (int i = 0; i < Section.SIZE; i++) {
      float start = flat ? (i == Section.X ? 1f : 0f) : strip.section.from[i];
      float step = flat ? 0f : (strip.section.to[i] - strip.section.from[i]) / Quantum.FRAMES;
      from[i * LANES + lane] = start;
      from[i * LANES + lane + 1] = start;
      delta[i * LANES + lane] = step;
      delta[i * LANES + lane + 1] = step;
    }
    if (flat) {
      clear(lane);
      clear(LANES + lane);
    }
  }

  private void clear(int at) {
    state[at] = 0;
    state[at + 1] = 0;
  }

  /** Whether any strip filters in this quantum. */
  boolean filters() {
    return filtered;
  }

  void run(float[] x, int offset, float[] target) {
    LaneSteps.filter(x, offset, target, from, delta, state);
  }

  void flush() {
    LaneState.flush(state, 0, state.length);
  }

  boolean empty(int lane) {
    return LaneState.empty(state, lane);
  }

  void reset() {
    Arrays.fill(state, 0f);
  }
}
