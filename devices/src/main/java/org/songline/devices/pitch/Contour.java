package org.songline.devices.pitch;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.pitch.PitchTracker;

/**
 * The pitch of the input as a line in time: between two looks of a {@link PitchTracker} straight,
 * and silent where either has no clear pitch.
 */
final class Contour {
  private static final float CLEAR = 0.75f;
  private static final float STILL_CLEAR = 0.6f;
  private static final float LEAST_LEVEL = 1e-3f;

  private final int look;
  private final PitchTracker tracker;
  private final float[] mono = new float[Quantum.FRAMES];
  private float[] ring = new float[1];
  private int at;
  private double before;
  private double last;
  private int since;
  private boolean voiced;

  /**
   * @param look frames from look to look, a multiple of {@link Quantum#FRAMES}
   */
  Contour(double rate, double lowest, double highest, int look) {
    this.look = look;
    tracker = new PitchTracker(rate, lowest, highest, look);
  }

  /** Frames from the moment that {@link #take} tells of to the end of its quantum, at least. */
  int lag() {
    return tracker.delay() + look;
  }

  /** Makes it tell of moments some quanta earlier. */
  Contour later(int quanta) {
    ring = new float[quanta + 1];
    return this;
  }

  /** Hears a quantum; the pitch in hertz of the moment that is told of, 0 for none. */
  float take(long frame, float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      mono[i] = 0.5f * (audio[offset + 2 * i] + audio[offset + 2 * i + 1]);
    }
    since += Quantum.FRAMES;
    if (tracker.take(frame, mono)) {
      before = last;
      boolean clear =
          tracker.hertz() > 0
              && tracker.clarity() > (voiced ? STILL_CLEAR : CLEAR)
              && tracker.level() > LEAST_LEVEL;
      voiced = clear;
      last = clear ? tracker.hertz() : 0;
      since = 0;
    }
    double part = Math.min(1, (double) since / look);
    boolean steady = before > 0 && last > 0 && last < 1.4 * before && before < 1.4 * last;
    ring[at] = steady ? (float) (before + (last - before) * part) : 0;
    at = at + 1 == ring.length ? 0 : at + 1;
    return ring[at];
  }

  void reset() {
    tracker.reset();
    Arrays.fill(ring, 0);
    at = 0;
    before = 0;
    last = 0;
    since = 0;
    voiced = false;
  }
}
