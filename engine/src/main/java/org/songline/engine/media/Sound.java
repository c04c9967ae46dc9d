package org.songline.engine.media;

/**
 * A recording as stereo at the rate of the render. A mono recording sounds on both sides alike; of
 * more than two channels the first two sound.
 */
public interface Sound {
  /** Length. */
  long frames();

  /**
   * Copies interleaved stereo frames; silence outside the recording and where it is not ready.
   * Allocates nothing, waits for nothing.
   */
  void read(long position, float[] out, int at, int frames);

  /**
   * Whether frames must be wanted and loaded before they can be read; not where all lies in memory.
   */
  default boolean paged() {
    return false;
  }

  /** Forgets what was wanted so far. Not on the audio path, as {@link #want} and {@link #load}. */
  default void begin() {}

  /** Asks for frames; they may lie outside the recording. */
  default void want(long from, long to) {}

  /** Makes ready all that was wanted since {@link #begin}, and may let go of the rest. */
  default void load() {}
}
