package org.songline.dsp.modal;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Modes of a body that ring side by side, each an exponentially fading sine: a plane that turns and
 * shrinks at each sample (Gold and Rader's coupled form). Pitch and fade are exact, and may change
 * while a mode rings without a jump. One channel in, one out; the states are double, so that low
 * and long modes keep their pitch.
 */
public final class ModalBank {
  /** Modes are computed in groups of so many, to keep the arithmetic busy. */
  private static final int GROUP = 4;

  private final double[] cosine;
  private final double[] sine;
  private final double[] gain;
  private final double[] input;
  private final double[] x;
  private final double[] y;
  private int count;

  /** Silent modes, {@code most} of them at most. */
  public ModalBank(int most) {
    int places = (most + GROUP - 1) / GROUP * GROUP;
    cosine = new double[places];
    sine = new double[places];
    gain = new double[places];
    input = new double[places];
    x = new double[places];
    y = new double[places];
  }

  /** How many modes ring, the first ones; the others are silent. */
  public void count(int modes) {
    count = modes;
    int places = (modes + GROUP - 1) / GROUP * GROUP;
    for (int i = modes; i < places; i++) {
      gain[i] = 0;
      input[i] = 0;
      x[i] = 0;
      y[i] = 0;
      cosine[i] = 0;
      sine[i] = 0;
    }
  }

  public int count() {
    return count;
  }

  /**
   * Sets pitch and fade of a mode.
   *
   * @param cycles a sample; at and above half a cycle the mode is silent
   * @param shrink factor of its size a sample, below 1; see {@link #shrink}
   */
  public void tune(int mode, double cycles, double shrink) {
    boolean heard = cycles < 0.49;
    double turn = heard ? cycles : 0;
    double keep = heard ? shrink : 0;
    cosine[mode] = keep * Exact.cosTurns(turn);
    sine[mode] = keep * Exact.sinTurns(turn);
  }

  /**
   * Sets how loud a mode is heard, and how much of the input drives it. An input of 1 for one
   * sample starts a sine of size {@code drive * level}.
   */
  public void level(int mode, double drive, double level) {
    input[mode] = drive;
    gain[mode] = level;
  }

  /** Sets a mode ringing at once with a size, as a sine that starts at zero and rises. */
  public void strike(int mode, double size) {
    x[mode] += size;
  }

  /** The factor a sample of a mode that fades by 60 dB in {@code seconds}. */
  public static double shrink(double seconds, double rate) {
    return Exact.exp(-6.907755278982137 / (Math.max(1e-4, seconds) * rate));
  }

  /** Adds the modes, driven by {@code in}, to {@code out}: samples {@code from} to {@code to}. */
  public void drive(float[] in, float[] out, int from, int to) {
    for (int m = 0; m < count; m += GROUP) {
      group(m, in, out, from, to);
    }
  }

  private void group(int m, float[] in, float[] out, int from, int to) {
    double c0 = cosine[m];
    double c1 = cosine[m + 1];
    double c2 = cosine[m + 2];
    double c3 = cosine[m + 3];
    double s0 = sine[m];
    double s1 = sine[m + 1];
    double s2 = sine[m + 2];
    double s3 = sine[m + 3];
    double x0 = x[m];
    double x1 = x[m + 1];
    double x2 = x[m + 2];
    double x3 = x[m + 3];
    double y0 = y[m];
    double y1 = y[m + 1];
    double y2 = y[m + 2];
    double y3 = y[m + 3];
    double d0 = input[m];
    double d1 = input[m + 1];
    double d2 = input[m + 2];
    double d3 = input[m + 3];
    double g0 = gain[m];
    double g1 = gain[m + 1];
    double g2 = gain[m + 2];
    double g3 = gain[m + 3];
    for (int i = from; i < to; i++) {
      double u = in[i];
      double low = Math.fma(g0, y0, g1 * y1);
      double high = Math.fma(g2, y2, g3 * y3);
      out[i] += (float) (low + high);
      double p0 = Math.fma(d0, u, x0);
      double p1 = Math.fma(d1, u, x1);
      double p2 = Math.fma(d2, u, x2);
      double p3 = Math.fma(d3, u, x3);
      x0 = Math.fma(c0, p0, -(s0 * y0));
      x1 = Math.fma(c1, p1, -(s1 * y1));
      x2 = Math.fma(c2, p2, -(s2 * y2));
      x3 = Math.fma(c3, p3, -(s3 * y3));
      y0 = Math.fma(s0, p0, c0 * y0);
      y1 = Math.fma(s1, p1, c1 * y1);
      y2 = Math.fma(s2, p2, c2 * y2);
      y3 = Math.fma(s3, p3, c3 * y3);
    }
    x[m] = x0;
    x[m + 1] = x1;
    x[m + 2] = x2;
    x[m + 3] = x3;
    y[m] = y0;
    y[m + 1] = y1;
    y[m + 2] = y2;
    y[m + 3] = y3;
  }

  /** How far the modes can still swing out together: the sum of their sizes as heard. */
  public double size() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(gain[i]) * Math.sqrt(Math.fma(x[i], x[i], y[i] * y[i]));
    }
    return sum;
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    for (int i = 0; i < count; i++) {
      x[i] = Exact.flush(x[i]);
      y[i] = Exact.flush(y[i]);
    }
  }

  /** Whether nothing rings: silence in gives silence out. */
  public boolean empty() {
    for (int i = 0; i < count; i++) {
      if (x[i] != 0 || y[i] != 0) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
  }
}
