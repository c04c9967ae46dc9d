package org.songline.devices.pitch;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/** Delays an interleaved stream by a fixed number of frames, bit for bit. */
final class LatencyLine {
  private final float[] ring;
  private int at;

  LatencyLine(int frames) {
    ring = new float[2 * frames];
  }

  /** Delays a quantum in place. */
  void process(float[] audio, int offset) {
    for (int i = offset; i < offset + Quantum.SAMPLES; i++) {
      float x = ring[at];
      ring[at] = audio[i];
      audio[i] = x;
      at = at + 1 == ring.length ? 0 : at + 1;
    }
  }

  void reset() {
    Arrays.fill(ring, 0f);
    at = 0;
  }
}
