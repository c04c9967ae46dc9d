package org.songline.devices;

import org.songline.dsp.Quantum;

/** Looks for exact silence; costs next to nothing while there is sound. */
public final class Silence {
  private Silence() {}

  /** Whether the interleaved quantum at {@code offset} is all zeros. */
  public static boolean in(float[] audio, int offset) {
    for (int i = offset; i < offset + Quantum.SAMPLES; i++) {
      if (audio[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether one strip of a lane buffer is all zeros. */
  public static boolean inStrip(float[] lanes, int offset, int strip) {
    int end = offset + Quantum.FRAMES * Quantum.LANES;
    for (int i = offset + 2 * strip; i < end; i += Quantum.LANES) {
      if (lanes[i] != 0 || lanes[i + 1] != 0) {
        return false;
      }
    }
    return true;
  }
}
