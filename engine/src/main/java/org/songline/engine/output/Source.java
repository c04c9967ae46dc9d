package org.songline.engine.output;

/** Makes the sound that an output plays; called on the thread of the output. */
@FunctionalInterface
public interface Source {
  /**
   * Makes the next frames. Waits for nothing and allocates nothing.
   *
   * @param stereo receives interleaved frames from index 0 on
   * @param frames a multiple of 64, at most {@link AudioOutput#block}
   */
  void fill(float[] stereo, int frames);
}
