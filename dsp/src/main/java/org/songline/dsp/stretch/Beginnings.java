package org.songline.dsp.stretch;

import org.songline.dsp.Quantum;

/** Hears sudden beginnings in a stream as they come, to a third of a millisecond. */
final class Beginnings {
  private static final int BLOCK = 16;
  private static final double RISE = 4;
  private static final double LEAST = 1e-7;
  private static final double HOLD_SECONDS = 0.02;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final double decay;
  private final int apart;
  private final int size;
  private double hold;
  private float lastLeft;
  private float lastRight;
  private long current;
  private long latest;

  /**
   * @param size frames of the windows in which beginnings matter
   */
  Beginnings(double rate, int size) {
    decay = 1 - BLOCK / (HOLD_SECONDS * rate);
    apart = (int) (0.02 * rate);
    this.size = size;
    reset();
  }

  void reset() {
    hold = 0;
    lastLeft = 0;
    lastRight = 0;
    current = NEVER;
    latest = NEVER;
  }

  /** Hears an interleaved quantum whose first frame is {@code at}. */
  void take(float[] audio, int offset, long at) {
    for (int i = 0; i < Quantum.FRAMES; i += BLOCK) {
      double power = 0;
      for (int k = i; k < i + BLOCK; k++) {
        float left = audio[offset + 2 * k];
        float right = audio[offset + 2 * k + 1];
        double a = (double) left - lastLeft;
        double b = (double) right - lastRight;
        power += a * a + b * b;
        lastLeft = left;
        lastRight = right;
      }
      if (power > RISE * hold + LEAST && at + i - latest >= apart) {
        latest = at + i;
      }
      hold = Math.max(power, hold * decay);
    }
    hold = hold >= 1e-20 && hold <= 1e20 ? hold : 0;
  }

  /** The beginning that a window ending before {@code end} should care for. */
  long nearest(long end) {
    if (latest != current && current < end - size * 5 / 8) {
      current = latest;
    }
    return current;
  }
}
