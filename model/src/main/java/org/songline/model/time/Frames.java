package org.songline.model.time;

/**
 * A length of audio time.
 *
 * @param count frames at the rate that the context names, 0 or more
 */
public record Frames(long count) implements Comparable<Frames> {
  public static final Frames ZERO = new Frames(0);

  public Frames {
    if (count < 0) {
      throw new IllegalArgumentException("a length of " + count + " frames");
    }
  }

  @Override
  public int compareTo(Frames other) {
    return Long.compare(count, other.count);
  }
}
