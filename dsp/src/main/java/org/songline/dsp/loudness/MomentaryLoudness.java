package org.songline.dsp.loudness;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * The loudness of the last 400 ms of stereo (ITU-R BS.1770-5, EBU Tech 3341), anew each quantum.
 * Allocates nothing once made.
 */
public final class MomentaryLoudness {
  private static final double SECONDS = 0.4;
  private static final double OFFSET = -0.691;

  /** Samples before the quantum that the filter remembers: four frames. */
  private static final int PAST = 4 * Quantum.CHANNELS;

  private static final double LOG_TEN = StrictMath.log(10);

  private final KWeighting filter;
  private final double[] powers;
  private final double[] heard = new double[PAST + Quantum.SAMPLES];
  private final double[] weighed = new double[Quantum.SAMPLES];

  /** Of each side the last two of the shelf and of the high-pass. */
  private final double[] states = new double[4 * Quantum.CHANNELS];

  private int at;

  public MomentaryLoudness(double rate) {
    filter = KWeighting.at((int) Math.rint(rate));
    powers = new double[(int) Math.rint(SECONDS * rate / Quantum.FRAMES)];
  }

  /** Takes an interleaved quantum. */
  public void take(float[] audio, int offset) {
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      heard[PAST + i] = Exact.bounded(audio[offset + i]);
    }
    weigh();
    powers[at] = power();
    at = at + 1 == powers.length ? 0 : at + 1;
    System.arraycopy(heard, Quantum.SAMPLES, heard, 0, PAST);
  }

  /** The numerator of the filter, which knows nothing of its past and so goes side by side. */
  private void weigh() {
    double[] x = heard;
    double z0 = filter.zeros[0];
    double z1 = filter.zeros[1];
    double z2 = filter.zeros[2];
    double z3 = filter.zeros[3];
    double z4 = filter.zeros[4];
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      weighed[i] = z0 * x[i + 8] + z1 * x[i + 6] + z2 * x[i + 4] + z3 * x[i + 2] + z4 * x[i];
    }
  }

  /** Both pairs of poles, and the sum of squares of what comes out, of both sides at once. */
  private double power() {
    double a1 = -filter.shelfA1;
    double a2 = -filter.shelfA2;
    double b1 = -filter.highPassA1;
    double b2 = -filter.highPassA2;
    double p1 = states[0];
    double p2 = states[1];
    double q1 = states[2];
    double q2 = states[3];
    double r1 = states[4];
    double r2 = states[5];
    double s1 = states[6];
    double s2 = states[7];
    double sum = 0;
    for (int i = 0; i < Quantum.SAMPLES; i += 2) {
      double p = Math.fma(a1, p1, Math.fma(a2, p2, weighed[i]));
      p2 = p1;
      p1 = p;
      double q = Math.fma(b1, q1, Math.fma(b2, q2, p));
      q2 = q1;
      q1 = q;
      double r = Math.fma(a1, r1, Math.fma(a2, r2, weighed[i + 1]));
      r2 = r1;
      r1 = r;
      double s = Math.fma(b1, s1, Math.fma(b2, s2, r));
      s2 = s1;
      s1 = s;
      sum = Math.fma(q, q, Math.fma(s, s, sum));
    }
    states[0] = Exact.flush(p1);
    states[1] = Exact.flush(p2);
    states[2] = Exact.flush(q1);
    states[3] = Exact.flush(q2);
    states[4] = Exact.flush(r1);
    states[5] = Exact.flush(r2);
    states[6] = Exact.flush(s1);
    states[7] = Exact.flush(s2);
    return sum;
  }

  /** Loudness in LUFS, no less than -120. */
  public double lufs() {
    double sum = 0;
    for (int i = 0; i < powers.length; i++) {
      sum += powers[i];
    }
    double mean = sum / ((double) powers.length * Quantum.FRAMES);
    return OFFSET + 10 * Exact.log(Math.max(mean, 1.2e-12)) / LOG_TEN;
  }

  public void reset() {
    Arrays.fill(powers, 0);
    Arrays.fill(heard, 0);
    Arrays.fill(states, 0);
    at = 0;
  }
}
