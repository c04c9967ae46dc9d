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
  private static final int GROUPS = (HISTORY + Quantum.FRAMES) / GROUP;
  private static final int SIGN = 0x7fffffff;

  private final Interpolator interpolator = Interpolator.FINE;
  private final float[] buffer = new float[HISTORY + Quantum.FRAMES];
  private final int[] peakBits = new int[GROUPS];
  private final int[] bendBits = new int[GROUPS];
  private final float[] group = new float[GROUP];

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
    take(x, from, stride);
    for (int g = 1; g < GROUPS - 1; g++) {
      int at = g * GROUP;
      float reach = Float.intBitsToFloat(around(peakBits, g));
      if (bound(g, reach) <= floor) {
        itself(at, out);
        continue;
      }
      interpolator.coarse(buffer, at, out, at - GROUP);
      if (interpolator.boundBetween(largest(out, at - GROUP, at + GROUP), reach) <= floor) {
        itself(at, out);
      } else {
        interpolator.refine(buffer, at, out, at - GROUP);
      }
    }
  }

  /**
   * Adds a quantum and gives the true peak of the 64 frames that begin {@link #LATENCY} earlier,
   * read at 8 points a frame: for tones up to 20 kHz at 48 kHz within 0.15 dB. Where it is provably
   * at or below {@code floor}, their largest sample.
   */
  public float peak(float[] x, int from, int stride, float floor) {
    take(x, from, stride);
    float most = Float.intBitsToFloat(Math.max(peakBits[1], peakBits[2]));
    for (int g = 1; g < GROUPS - 1; g++) {
      int at = g * GROUP;
      float reach = Float.intBitsToFloat(around(peakBits, g));
      if (bound(g, reach) > Math.max(most, floor)) {
        interpolator.coarse(buffer, at, group, 0);
        most = Math.max(most, largest(group, 0, at + GROUP));
      }
    }
    return most;
  }

  private void take(float[] x, int from, int stride) {
    System.arraycopy(buffer, Quantum.FRAMES, buffer, 0, HISTORY);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      buffer[HISTORY + i] = x[from + i * stride];
    }
    for (int g = 0; g < GROUPS; g++) {
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
    peakBits[GROUPS - 1] = Math.max(peakBits[GROUPS - 1], bits(buffer[last]));
  }

  private float bound(int g, float reach) {
    float here = Float.intBitsToFloat(Math.max(peakBits[g], bits(buffer[(g + 1) * GROUP])));
    float bend = Float.intBitsToFloat(around(bendBits, g));
    return interpolator.bound(here, bend, bend, reach);
  }

  /** The samples of a group in place of readings that do not matter. */
  private void itself(int at, float[] out) {
    for (int i = 0; i < GROUP; i++) {
      out[at - GROUP + i] = Math.abs(buffer[at + i]);
    }
  }

  /** The largest of a group's readings and of the sample after it. */
  private float largest(float[] readings, int first, int next) {
    float most = Math.abs(buffer[next]);
    for (int i = first; i < first + GROUP; i++) {
      most = Math.max(most, readings[i]);
    }
    return most;
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x) & SIGN;
  }

  private static int around(int[] bits, int g) {
    return Math.max(bits[g - 1], Math.max(bits[g], bits[g + 1]));
  }
}
