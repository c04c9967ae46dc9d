package org.songline.measure.pitch;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.pitch.PitchTracker;

/** What a tracker has said at each of its looks. */
final class Looks {
  private final PitchTracker tracker;
  private final int hop;
  private float[] keys = new float[256];
  private float[] clarity = new float[256];
  private float[] level = new float[256];
  private int count;
  private long firstFrame = Long.MIN_VALUE;

  Looks(double rate, double lowest, double highest, int hop) {
    tracker = new PitchTracker(rate, lowest, highest, hop);
    this.hop = hop;
  }

  void take(long frame, float[] quantum) {
    if (!tracker.take(frame, quantum)) {
      return;
    }
    if (count == 0) {
      firstFrame = frame + Quantum.FRAMES - tracker.delay();
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      clarity = Arrays.copyOf(clarity, 2 * count);
      level = Arrays.copyOf(level, 2 * count);
    }
    double hertz = tracker.hertz();
    keys[count] = hertz > 0 ? (float) PitchTracker.semitones(hertz, Tone.CONCERT) : Float.NaN;
    clarity[count] = tracker.clarity();
    level[count] = tracker.level();
    count++;
  }

  /** Frames from the middle of what a look sees to the end of the quantum in which it is done. */
  int delay() {
    return tracker.delay();
  }

  int count() {
    return count;
  }

  /** The middle of what a look saw, in frames. */
  long frame(int at) {
    return firstFrame + (long) at * hop;
  }

  /** The look that is nearest to a frame. */
  int near(long frame) {
    return (int) Math.clamp(Math.rint((double) (frame - firstFrame) / hop), 0.0, count - 1.0);
  }

  /** The pitch as a MIDI key, NaN when there is none. */
  double key(int at) {
    return keys[at];
  }

  /** The same between looks where both are about equal. */
  double key(long frame) {
    int at = near(frame);
    double part = (double) (frame - frame(at)) / hop;
    int other = Math.clamp(at + (part < 0 ? -1 : 1), 0, count - 1);
    double apart = key(other) - key(at);
    return Math.abs(apart) < 1 ? key(at) + Math.abs(part) * apart : key(at);
  }

  double clarity(int at) {
    return clarity[at];
  }

  double level(int at) {
    return level[at];
  }
}
