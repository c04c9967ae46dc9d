package org.songline.dsp.delay;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * A delay of interleaved stereo by a fixed number of frames, bit for bit: what keeps the dry sound
 * beside a processed one that comes late.
 */
public final class StereoDelay {
  private final float[] ring;
  private int at;

  /** A delay of silence; 0 frames let everything pass. */
  public StereoDelay(int frames) {
    ring = new float[2 * frames];
  }

  /** Delays a quantum in place. */
  public void process(float[] audio, int offset) {
    int end = offset + Quantum.SAMPLES;
    for (int i = offset; i < end && ring.length > 0; ) {
      int run = Math.min(end - i, ring.length - at);
      for (int k = 0; k < run; k++) {
        float past = ring[at + k];
        ring[at + k] = audio[i + k];
        audio[i + k] = past;
      }
      i += run;
      at = at + run == ring.length ? 0 : at + run;
    }
  }

  /** Takes the next sample, of both sides in turn, and gives the one that comes out. */
  public float next(float x) {
    if (ring.length == 0) {
      return x;
    }
    float past = ring[at];
    ring[at] = x;
    at = at + 1 == ring.length ? 0 : at + 1;
    return past;
  }

  public void reset() {
    Arrays.fill(ring, 0f);
    at = 0;
  }
}
