package org.songline.dsp.oversample;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Doubles the rate of one channel and halves it again with hardly any delay: two chains of
 * all-passes, each at the lower rate, whose sum is an elliptic half-band filter (Valenzuela and
 * Constantinides, "Digital signal processing schemes for efficient interpolation and decimation",
 * 1983). The magnitude is flat; the phase turns towards half the rate. For drums and whatever else
 * must not wait; where phase matters take {@link HalfBand}.
 */
public final class PromptHalfBand {
  private final float[] coefficients;
  private final float[] upIn;
  private final float[] upOut;
  private final float[] downIn;
  private final float[] downOut;
  private float held;
  private float first;
  private float second;

  /**
   * @param sections all-passes of both chains together; 8 with a transition of 0.04 is 99 dB down
   * @param transition width of the transition band on each side of the middle, as a share of the
   *     higher rate
   */
  public PromptHalfBand(int sections, double transition) {
    coefficients = design(sections, transition);
    upIn = new float[sections];
    upOut = new float[sections];
    downIn = new float[sections];
    downOut = new float[sections];
  }

  private static float[] design(int sections, double transition) {
    double k = Exact.tan((1 - 2 * transition) * Math.PI / 4);
    k *= k;
    double root = Math.sqrt(Math.sqrt(1 - k * k));
    double e = 0.5 * (1 - root) / (1 + root);
    double e4 = e * e * e * e;
    double q = e * (1 + e4 * (2 + e4 * (15 + 150 * e4)));
    int order = 2 * sections + 1;
    float[] all = new float[sections];
    for (int i = 0; i < sections; i++) {
      double above = 0;
      double below = 0.5;
      double angle = Math.PI * (i + 1) / order;
      for (int n = 0; n < 8; n++) {
        int sign = n % 2 == 0 ? 1 : -1;
        above += sign * Exact.pow(q, n * (n + 1.0)) * Exact.sin((2 * n + 1) * angle);
        below -= sign * Exact.pow(q, (n + 1.0) * (n + 1)) * Exact.cos(2 * (n + 1) * angle);
      }
      double w = above * Math.sqrt(Math.sqrt(q)) / below;
      double ww = w * w;
      double x = Math.sqrt((1 - ww * k) * (1 - ww / k)) / (1 + ww);
      all[i] = (float) ((1 - x) / (1 + x));
    }
    return all;
  }

  /** Takes a sample of the lower rate; {@link #first} and {@link #second} are of the higher one. */
  public void up(float x) {
    first = chain(x, 0, upIn, upOut);
    second = chain(x, 1, upIn, upOut);
  }

  private float chain(float x, int start, float[] in, float[] out) {
    float y = x;
    for (int i = start; i < coefficients.length; i += 2) {
      float next = Math.fma(coefficients[i], y - out[i], in[i]);
      in[i] = y;
      out[i] = next;
      y = next;
    }
    return y;
  }

  public float first() {
    return first;
  }

  public float second() {
    return second;
  }

  /** Takes two samples of the higher rate and returns one of the lower. */
  public float down(float a, float b) {
    float late = held;
    held = b;
    return 0.5f * (chain(a, 0, downIn, downOut) + chain(late, 1, downIn, downOut));
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    for (int i = 0; i < coefficients.length; i++) {
      upIn[i] = Exact.flush(upIn[i]);
      upOut[i] = Exact.flush(upOut[i]);
      downIn[i] = Exact.flush(downIn[i]);
      downOut[i] = Exact.flush(downOut[i]);
    }
    held = Exact.flush(held);
  }

  public void reset() {
    Arrays.fill(upIn, 0);
    Arrays.fill(upOut, 0);
    Arrays.fill(downIn, 0);
    Arrays.fill(downOut, 0);
    held = 0;
    first = 0;
    second = 0;
  }
}
