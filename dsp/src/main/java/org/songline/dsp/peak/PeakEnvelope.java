package org.songline.dsp.peak;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * The true peak around every frame of one channel, 64 frames at a time, 32 frames late. The value
 * of frame {@code n} is the largest absolute value from frame {@code n} until just before frame
 * {@code n + 1}, read at 32 points like {@link TruePeak#fine}. Allocates nothing while running.
 */
public final class PeakEnvelope {
  /** Frames by which the envelope lags the signal. */
  public static final int LATENCY = Interpolator.GROUP;

  private static final int GROUP = Interpolator.GROUP;
  private static final int HISTORY = 2 * GROUP;
  private static final int SIGN = 0x7fffffff;

  private final Interpolator interpolator = Interpolator.FINE;
  private final float[] buffer = new float[HISTORY + Quantum.FRAMES];
  private final int[] peakBits = new int[buffer.length / GROUP];
  private final int[] bendBits = new int[buffer.length / GROUP];

  public void reset() {
    Arrays.fill(buffer, 0);
  }

  /**
   * Adds a quantum and gives the envelope of the 64 frames that begin {@link #LATENCY} earlier.
   *
   * @param x samples, interleaved with {@code stride - 1} other channels
   * @param from index of the channel's first sample
   * @param stride distance to its next sample
   * @param floor envelope values up to this need not be told apart: where the signal provably stays
   *     at or below it, the value given is the sample's own, which is at or below it too
   * @param out receives 64 values
   */
  public void process(float[] x, int from, int stride, float floor, float[] out) {
    System.arraycopy(buffer, Quantum.FRAMES, buffer, 0, HISTORY);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      buffer[HISTORY + i] = x[from + i * stride];
    }
    int groups = buffer.length / GROUP;
    for (int g = 0; g < groups; g++) {
      int sample = 0;
      int bend = 0;
      for (int i = Math.max(1, g * GROUP); i < Math.min(buffer.length - 1, (g + 1) * GROUP); i++) {
        sample = Math.max(sample, Float.floatToRawIntBits(buffer[i]) & SIGN);
        float difference = buffer[i - 1] - 2 * buffer[i] + buffer[i + 1];
        bend = Math.max(bend, Float.floatToRawIntBits(difference) & SIGN);
      }
      peakBits[g] = sample;
      bendBits[g] = bend;
    }
    int last = buffer.length - 1;
    peakBits[groups - 1] = Math.max(peakBits[groups - 1], bits(buffer[last]));
    for (int g = 1; g < groups - 1; g++) {
      int at = g * GROUP;
      float here = Float.intBitsToFloat(Math.max(peakBits[g], bits(buffer[at + GROUP])));
      float bend = Float.intBitsToFloat(around(bendBits, g));
      float reach = Float.intBitsToFloat(around(peakBits, g));
      if (interpolator.bound(here, bend, reach) <= floor) {
        for (int i = 0; i < GROUP; i++) {
          out[at - GROUP + i] = Math.abs(buffer[at + i]);
        }
      } else {
        interpolator.envelope(buffer, at, GROUP, out, at - GROUP);
      }
    }
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x) & SIGN;
  }

  private static int around(int[] bits, int g) {
    return Math.max(bits[g - 1], Math.max(bits[g], bits[g + 1]));
  }
}
