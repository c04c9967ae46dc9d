package org.songline.devices.pitch;

import org.songline.devices.Io;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** Keeps out what is no sound. */
final class Sane {
  private Sane() {}

  /** Replaces samples that are no numbers, or far beyond any sound, by silence. */
  static void limit(Io io) {
    limit(io.audio, io.offset);
  }

  static void limit(float[] audio, int offset) {
    for (int i = offset; i < offset + Quantum.SAMPLES; i++) {
      audio[i] = Exact.bounded(audio[i]);
    }
  }
}
