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
  private static final int PAST = 4;
  private static final double LOG_TEN = StrictMath.log(10);

  private final KWeighting filter;
  private final double[] powers;
  private final double[][] past = new double[2][PAST];
  private final double[][] shelf = new double[2][2];
  private final double[][] highPass = new double[2][2];
  private int at;

  public MomentaryLoudness(double rate) {
    filter = KWeighting.at((int) Math.rint(rate));
    powers = new double[(int) Math.rint(SECONDS * rate / Quantum.FRAMES)];
  }

  /** Takes an interleaved quantum. */
  public void take(float[] audio, int offset) {
    powers[at] = side(audio, offset, 0) + side(audio, offset + 1, 1);
    at = at + 1 == powers.length ? 0 : at + 1;
  }

  private double side(float[] audio, int from, int side) {
    double[] x = past[side];
    double x1 = x[0];
    double x2 = x[1];
    double x3 = x[2];
    double x4 = x[3];
    double p1 = shelf[side][0];
    double p2 = shelf[side][1];
    double q1 = highPass[side][0];
    double q2 = highPass[side][1];
    double[] zeros = filter.zeros;
    double sum = 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      double now = Exact.bounded(audio[from + 2 * i]);
      double v = zeros[0] * now + zeros[1] * x1 + zeros[2] * x2 + zeros[3] * x3 + zeros[4] * x4;
      double p = v - filter.shelfA1 * p1 - filter.shelfA2 * p2;
      double q = p - filter.highPassA1 * q1 - filter.highPassA2 * q2;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = now;
      p2 = p1;
      p1 = p;
      q2 = q1;
      q1 = q;
      sum = Math.fma(q, q, sum);
    }
    x[0] = x1;
    x[1] = x2;
    x[2] = x3;
    x[3] = x4;
    shelf[side][0] = Exact.flush(p1);
    shelf[side][1] = Exact.flush(p2);
    highPass[side][0] = Exact.flush(q1);
    highPass[side][1] = Exact.flush(q2);
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
    for (int c = 0; c < 2; c++) {
      Arrays.fill(past[c], 0);
      Arrays.fill(shelf[c], 0);
      Arrays.fill(highPass[c], 0);
    }
    at = 0;
  }
}
