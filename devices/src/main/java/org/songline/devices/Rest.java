package org.songline.devices;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Knows when an effect has come to rest, as {@link Processor#idle} promises it: silence has come in
 * for as long as the effect remembers, and nothing sounds on.
 */
public final class Rest {
  private static final int LONGEST = 1 << 28;

  private boolean quiet = true;
  private boolean silent;
  private int silence;

  /**
   * Looks at the quantum that comes in. True when the effect rests and silence comes in: the
   * quantum is silence and there is nothing to do.
   */
  public boolean skips(Io io) {
    silent = Silence.in(io.audio, io.offset);
    if (quiet && silent) {
      Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
      return true;
    }
    return false;
  }

  /** Whether the effect rested until this quantum; it then takes its values without a glide. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether silence came in. */
  public boolean silent() {
    return silent;
  }

  /**
   * Ends a quantum.
   *
   * @param memory frames for which input is remembered outside of {@code empty}
   * @param empty whether the states of the effect are silence
   */
  public void leave(int memory, boolean empty) {
    leave(memory, empty, false);
  }

  /**
   * Ends a quantum of an effect that feeds its delay lines with more than the input.
   *
   * @param memory frames for which what was written is remembered
   * @param empty whether the other states of the effect are silence
   * @param written whether anything but silence was written to the lines
   */
  public void leave(int memory, boolean empty, boolean written) {
    silence = silent && !written ? Math.min(LONGEST, silence + Quantum.FRAMES) : 0;
    quiet = silence >= memory && silent && empty;
  }

  public void reset() {
    quiet = true;
    silence = 0;
  }
}
