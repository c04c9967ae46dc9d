package org.songline.model.song;

import java.util.Comparator;

/**
 * A step of a {@link Row} that is on.
 *
 * @param index its place in the row, from 0
 * @param velocity above 0 to 127
 * @param length steps for which its note sounds, unless its row or a row that it chokes with plays
 *     before
 * @param chance how often it plays, above 0 to 1
 * @param ratchet how many notes it plays, evenly within the step
 * @param shift how much later it plays, in steps, -0.5 to 0.5
 */
public record RowStep(
    int index, double velocity, double length, double chance, int ratchet, double shift) {
  /** By place. */
  public static final Comparator<RowStep> ORDER = Comparator.comparingInt(RowStep::index);

  /** The most steps of a row. */
  public static final int MOST = 128;

  private static final int MOST_RATCHET = 16;

  public RowStep {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException("a step at the index " + index);
    }
    if (!(velocity > 0 && velocity <= 127)) {
      throw new IllegalArgumentException("a step of velocity " + velocity);
    }
    if (!(length > 0 && length <= MOST)) {
      throw new IllegalArgumentException("a step of length " + length);
    }
    if (!(chance > 0 && chance <= 1)) {
      throw new IllegalArgumentException("a step with a chance of " + chance);
    }
    if (ratchet < 1 || ratchet > MOST_RATCHET) {
      throw new IllegalArgumentException("a step with a ratchet of " + ratchet);
    }
    if (!(shift >= -0.5 && shift <= 0.5)) {
      throw new IllegalArgumentException("a step with a shift of " + shift);
    }
  }

  /** A step that always plays one note of its own length where it stands. */
  public RowStep(int index, double velocity) {
    this(index, velocity, 1, 1, 1, 0);
  }
}
