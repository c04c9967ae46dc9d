package org.songline.model.time;

/**
 * A length of musical time. There are {@link #PER_QUARTER} ticks in a quarter note: exact for
 * triplets, quintuplets, septuplets and every resolution that MIDI files use.
 *
 * @param count ticks, 0 or more
 */
public record Ticks(long count) implements Comparable<Ticks> {
  /** Ticks in a quarter note. */
  public static final long PER_QUARTER = 322_560;

  public static final Ticks ZERO = new Ticks(0);
  public static final Ticks QUARTER = new Ticks(PER_QUARTER);

  public Ticks {
    if (count < 0) {
      throw new IllegalArgumentException("a length of " + count + " ticks");
    }
  }

  public static Ticks quarters(long quarters) {
    return new Ticks(Math.multiplyExact(quarters, PER_QUARTER));
  }

  public Ticks plus(Ticks other) {
    return new Ticks(Math.addExact(count, other.count));
  }

  public Ticks minus(Ticks other) {
    return new Ticks(Math.subtractExact(count, other.count));
  }

  @Override
  public int compareTo(Ticks other) {
    return Long.compare(count, other.count);
  }
}
