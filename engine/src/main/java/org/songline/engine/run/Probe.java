package org.songline.engine.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.songline.dsp.Quantum;

/**
 * The newest sound of one place, for those who look at it. The audio path writes and waits for
 * nobody; a reader that comes too late is told so.
 */
public final class Probe {
  private static final int MASK = (1 << 9) - 1;

  /** Quanta that may be written while others are read. */
  private static final int SPARE = 32;

  /** Quanta that can be read: two thirds of a second at 48 kHz. */
  public static final int KEPT = MASK + 1 - SPARE;

  private final float[] ring = new float[(MASK + 1) * Quantum.SAMPLES];
  private final AtomicLong written = new AtomicLong();

  /** Takes one quantum of interleaved stereo. On the audio path. */
  void put(float[] audio, int offset) {
    long quantum = written.get();
    System.arraycopy(audio, offset, ring, place(quantum), Quantum.SAMPLES);
    written.set(quantum + 1);
  }

  /** Takes the quanta of a block. On the audio path. */
  public void put(float[] audio, int offset, int count) {
    for (int q = 0; q < count; q++) {
      put(audio, offset + q * Quantum.SAMPLES);
    }
  }

  private static int place(long quantum) {
    return (int) (quantum & MASK) * Quantum.SAMPLES;
  }

  /** How many quanta it has taken. */
  public long quanta() {
    return written.get();
  }

  /**
   * Copies quanta of interleaved stereo; before the first there was silence.
   *
   * @param first number of the first quantum; may be below 0
   * @return whether all of them were still there
   */
  public boolean copy(long first, int count, float[] out) {
    for (int q = 0; q < count; q++) {
      int at = q * Quantum.SAMPLES;
      if (first + q < 0) {
        Arrays.fill(out, at, at + Quantum.SAMPLES, 0);
      } else {
        System.arraycopy(ring, place(first + q), out, at, Quantum.SAMPLES);
      }
    }
    long end = written.get();
    return first + count <= end && first >= end - KEPT;
  }
}
