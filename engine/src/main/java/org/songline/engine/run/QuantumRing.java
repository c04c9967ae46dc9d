package org.songline.engine.run;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/** Delays stereo quanta by a whole number of them, and the knowledge that they are silent. */
final class QuantumRing {
  private static final int SAMPLES = Quantum.SAMPLES;

  private final float[] ring;
  private final boolean[] silent;
  private final float[] swap = new float[SAMPLES];
  private int at;

  QuantumRing(int quanta) {
    ring = new float[Math.multiplyExact(quanta, SAMPLES)];
    silent = new boolean[quanta];
    Arrays.fill(silent, true);
  }

  int quanta() {
    return silent.length;
  }

  /**
   * Puts a quantum in and gives the one that is due in its place; returns whether that is silent.
   */
  boolean pass(float[] audio, int offset, boolean inSilent) {
    if (silent.length == 0) {
      return inSilent;
    }
    boolean outSilent = silent[at];
    int slot = at * SAMPLES;
    if (!inSilent || !outSilent) {
      System.arraycopy(ring, slot, swap, 0, SAMPLES);
      System.arraycopy(audio, offset, ring, slot, SAMPLES);
      System.arraycopy(swap, 0, audio, offset, SAMPLES);
    }
    silent[at] = inSilent;
    at = at + 1 == silent.length ? 0 : at + 1;
    return outSilent;
  }

  /** Takes over the newest quanta of another ring, so that a changed delay has no gap. */
  void adopt(QuantumRing other) {
    int both = Math.min(silent.length, other.silent.length);
    for (int back = 1; back <= both; back++) {
      int from = Math.floorMod(other.at - back, other.silent.length);
      int to = Math.floorMod(at - back, silent.length);
      System.arraycopy(other.ring, from * SAMPLES, ring, to * SAMPLES, SAMPLES);
      silent[to] = other.silent[from];
    }
  }
}
