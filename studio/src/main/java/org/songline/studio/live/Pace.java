package org.songline.studio.live;

/**
 * Says when the next block is due. Asked on the audio path: allocates nothing, waits for nobody.
 */
public interface Pace {
  /**
   * Nanoseconds until the next block is due; 0 or less when it is due now. It may be due earlier
   * than said when something happens that wakes the player.
   *
   * @param now as of {@link System#nanoTime}
   * @param frames of the block
   */
  long due(long now, int frames);

  /** A block was made that had been due. */
  void made(int frames);
}
