package org.songline.model.time;

/**
 * A point in musical time.
 *
 * @param tick ticks from the start of the song (or of the pattern, for notes), 0 or more
 */
public record TickPosition(long tick) implements Comparable<TickPosition> {
  public static final TickPosition START = new TickPosition(0);

  public TickPosition {
    if (tick < 0) {
      throw new IllegalArgumentException("a position at tick " + tick);
    }
  }

  public static TickPosition quarters(long quarters) {
    return new TickPosition(Math.multiplyExact(quarters, Ticks.PER_QUARTER));
  }

  public TickPosition plus(Ticks length) {
    return new TickPosition(Math.addExact(tick, length.count()));
  }

  public TickPosition minus(Ticks length) {
    return new TickPosition(Math.subtractExact(tick, length.count()));
  }

  /** The length from an earlier or equal point to this one. */
  public Ticks since(TickPosition earlier) {
    return new Ticks(Math.subtractExact(tick, earlier.tick));
  }

  public boolean isBefore(TickPosition other) {
    return tick < other.tick;
  }

  @Override
  public int compareTo(TickPosition other) {
    return Long.compare(tick, other.tick);
  }
}
