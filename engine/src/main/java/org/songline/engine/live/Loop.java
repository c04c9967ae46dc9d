package org.songline.engine.live;

/**
 * A stretch of the song that plays again and again.
 *
 * @param from first frame
 * @param to the frame after the last, later than {@code from} by a quantum at least
 */
public record Loop(long from, long to) {
  /** Frames that a loop lasts at least: a tenth of a second at 48 kHz. */
  public static final long LEAST = 4800;

  public Loop {
    if (from < 0 || to - from < LEAST) {
      throw new IllegalArgumentException(
          "a loop begins at 0 or later and lasts %d frames or more: %d to %d"
              .formatted(LEAST, from, to));
    }
  }
}
