package org.songline.model.time;

/**
 * A point in audio time.
 *
 * @param frame frames from the start of the song at the rate that the context names, 0 or more
 */
public record FramePosition(long frame) implements Comparable<FramePosition> {
  public static final FramePosition START = new FramePosition(0);

  public FramePosition {
    if (frame < 0) {
      throw new IllegalArgumentException("a position at frame " + frame);
    }
  }

  public FramePosition plus(Frames length) {
    return new FramePosition(Math.addExact(frame, length.count()));
  }

  public Frames since(FramePosition earlier) {
    return new Frames(Math.subtractExact(frame, earlier.frame));
  }

  @Override
  public int compareTo(FramePosition other) {
    return Long.compare(frame, other.frame);
  }
}
