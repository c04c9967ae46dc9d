package org.songline.model.time;

/**
 * A tempo from a position on.
 *
 * @param at where it begins
 * @param bpm quarter notes a minute, 10 to 1000
 * @param shape how the tempo goes from here to the next point
 */
public record Tempo(TickPosition at, double bpm, Shape shape) {
  /** How a tempo goes on. */
  public enum Shape {
    /** Stays until the next point. */
    STEP,
    /** Goes in a straight line over musical time to the tempo of the next point. */
    RAMP
  }

  public Tempo {
    if (!(bpm >= 10 && bpm <= 1000)) {
      throw new IllegalArgumentException("a tempo of " + bpm + " quarter notes a minute");
    }
  }
}
