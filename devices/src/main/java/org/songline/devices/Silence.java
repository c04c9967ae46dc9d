package org.songline.devices;

import org.songline.dsp.Quantum;

/** Looks for exact silence; costs next to nothing while there is sound. */
public final class Silence {
  private Silence() {}

  /** Whether the interleaved quantum at {@code offset} is all zeros. */
  public static boolean in(float[] audio, int offset) {
    return in(audio, offset, offset + Quantum.SAMPLES);
  }

  /** Whether {@code x[from..to)} is all zeros. */
  public static boolean in(float[] x, int from, int to) {
    if (x[from] != 0) {
      return false;
    }
    // All bits but the sign: zero is silent whatever its sign.
    int bits = 0;
    for (int i = from; i < to; i++) {
      bits |= Float.floatToRawIntBits(x[i]) << 1;
    }
    return bits == 0;
  }

  /** Whether one strip of a lane buffer is all zeros. */
  public static boolean inStrip(float[] lanes, int offset, int strip) {
    int first = offset + 2 * strip;
    if (lanes[first] != 0) {
      return false;
    }
    int bits = 0;
    for (int i = first; i < first + Quantum.FRAMES * Quantum.LANES; i += Quantum.LANES) {
      bits |= (Float.floatToRawIntBits(lanes[i]) | Float.floatToRawIntBits(lanes[i + 1])) << 1;
    }
    return bits == 0;
  }
}
