package org.songline.dsp.reverb;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * All-pass filters in series (Schroeder, 1962) that smear an impulse into a burst without colouring
 * it. One channel.
 */
public final class Diffuser {
  private static final float LEAST = 1e-9f;

  private final float[][] lines;
  private final int[] at;
  private float gain;
  private int silent;
  private final int memory;

  /**
   * @param frames length of each filter
   * @param gain of each, below 1
   */
  public Diffuser(int[] frames, float gain) {
    lines = new float[frames.length][];
    int sum = 0;
    for (int i = 0; i < frames.length; i++) {
      lines[i] = new float[frames[i]];
      sum += frames[i];
    }
    memory = sum;
    silent = memory;
    at = new int[frames.length];
    this.gain = gain;
  }

  /** Another gain from the next sample on; small steps do not click. */
  public void gain(float next) {
    gain = next;
  }

  public float step(float x) {
    float v = x;
    int loud = 0;
    for (int i = 0; i < lines.length; i++) {
      float[] line = lines[i];
      float late = line[at[i]];
      float in = Exact.audible(Math.fma(gain, late, v), LEAST);
      loud |= Float.floatToRawIntBits(in);
      line[at[i]] = in;
      at[i] = at[i] + 1 == line.length ? 0 : at[i] + 1;
      v = Math.fma(-gain, in, late);
    }
    silent = loud != 0 ? 0 : Math.min(memory, silent + 1);
    return v;
  }

  public boolean empty() {
    return silent >= memory;
  }

  public void reset() {
    for (float[] line : lines) {
      Arrays.fill(line, 0);
    }
    Arrays.fill(at, 0);
    silent = memory;
  }
}
