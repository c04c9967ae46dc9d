package org.songline.devices.sampler;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/** Plays a {@link SliceRound}: says which slice begins on which frame of a quantum. */
final class RoundPlayer {
  private final double rate;
  private @Nullable SliceRound round;
  private int next;
  private double laps;
  private double position;
  private int from;
  private int due;

  int note;
  float key;
  float velocity;

  RoundPlayer(double rate) {
    this.rate = rate;
  }

  boolean playing() {
    return round != null;
  }

  void start(SliceRound newRound, int frame, int newNote, float newKey, float newVelocity) {
    round = newRound.length() > 0 ? newRound : null;
    next = 0;
    laps = 0;
    position = 0;
    from = frame;
    note = newNote;
    key = newKey;
    velocity = newVelocity;
  }

  void stop() {
    round = null;
  }

  /** The slice that begins next within the quantum; null when there is no other. */
  Zone @Nullable [] take(double tempo) {
    SliceRound r = round;
    if (r == null) {
      return null;
    }
    double at = laps + r.quarters()[next];
    double frames = (at - position) * 60 * rate / Math.max(1, tempo) - r.ahead()[next] * rate;
    int frame = from + (int) Math.ceil(frames - 1e-6);
    if (frame >= Quantum.FRAMES) {
      return null;
    }
    due = Math.max(0, frame);
    Zone[] zones = r.slices()[next];
    next++;
    if (next == r.slices().length) {
      next = 0;
      laps += r.length();
    }
    return zones;
  }

  /** The frame of the slice that was taken last. */
  int frame() {
    return due;
  }

  /** The quantum is over. */
  void pass(double tempo) {
    position += (Quantum.FRAMES - from) * Math.max(1, tempo) / 60 / rate;
    from = 0;
  }
}
