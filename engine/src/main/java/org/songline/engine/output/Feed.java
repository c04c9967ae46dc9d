package org.songline.engine.output;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/**
 * Gives a device as many frames as it asks for, from a source that is asked for whole quanta only.
 * What is left of a quantum is kept for the next time. A source that fails gives silence from then
 * on.
 */
final class Feed {
  private final Source source;
  private final int block;
  private final float[] made;
  private int at;
  private int end;
  private volatile @Nullable Throwable failure;

  /**
   * @param block the most frames that the source is asked for at once, a multiple of 64
   */
  Feed(Source source, int block) {
    this.source = source;
    this.block = block;
    this.made = new float[block * Quantum.CHANNELS];
  }

  /** What {@link #next} gave stands here, interleaved, from {@link #from} on. */
  float[] stereo() {
    return made;
  }

  /**
   * Has some frames ready, asking the source when there are none.
   *
   * @param wanted 1 or more
   * @return how many there are, at most so many
   */
  int next(int wanted) {
    if (at == end) {
      int whole = (wanted + Quantum.FRAMES - 1) / Quantum.FRAMES * Quantum.FRAMES;
      end = Math.min(whole, block);
      at = 0;
      fill();
    }
    return Math.min(wanted, end - at);
  }

  /** The index of the first sample that is ready. */
  int from() {
    return at * Quantum.CHANNELS;
  }

  /** Lets go of frames that were used. */
  void used(int frames) {
    at += frames;
  }

  private void fill() {
    if (failure == null) {
      try {
        source.fill(made, end);
        return;
      } catch (RuntimeException | Error e) {
        // Nothing may fly through native code.
        failure = e;
      }
    }
    Arrays.fill(made, 0, end * Quantum.CHANNELS, 0);
  }

  /** What the source failed with, if it did. */
  @Nullable Throwable failure() {
    return failure;
  }
}
