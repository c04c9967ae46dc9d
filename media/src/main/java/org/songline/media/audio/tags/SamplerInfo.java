package org.songline.media.audio.tags;

import java.util.List;

/**
 * How a sampler should play a file.
 *
 * @param rootKey MIDI note 0..127 at which it sounds as recorded
 * @param cents 0..100 that the recording is above the root key
 */
public record SamplerInfo(int rootKey, double cents, List<Loop> loops) {
  public SamplerInfo {
    loops = List.copyOf(loops);
  }

  /**
   * A loop.
   *
   * @param start first frame of the loop
   * @param end first frame after the loop
   * @param playCount times to play it, 0 for endless
   */
  public record Loop(Kind kind, long start, long end, long playCount) {}

  /** The direction of a loop. */
  public enum Kind {
    FORWARD,
    ALTERNATING,
    BACKWARD
  }
}
