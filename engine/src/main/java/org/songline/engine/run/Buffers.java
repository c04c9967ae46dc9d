package org.songline.engine.run;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/** The sound between operations: for each buffer some quanta, and which of them are silent. */
final class Buffers {
  private final float[][] audio;
  private final boolean[][] silent;

  Buffers(int count, int quanta) {
    audio = new float[count][quanta * Quantum.SAMPLES];
    silent = new boolean[count][quanta];
  }

  float[] audio(int buffer) {
    return audio[buffer];
  }

  /** A silent quantum holds nothing but zeros. */
  boolean[] silent(int buffer) {
    return silent[buffer];
  }

  /** Makes one quantum silent. */
  static void silence(float[] audio, boolean[] silent, int quantum) {
    int at = quantum * Quantum.SAMPLES;
    Arrays.fill(audio, at, at + Quantum.SAMPLES, 0);
    silent[quantum] = true;
  }
}
