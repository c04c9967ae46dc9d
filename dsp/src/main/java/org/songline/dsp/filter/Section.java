package org.songline.dsp.filter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * The coefficients with which a {@link Response} runs: a state-variable filter written as six
 * numbers, three for the state and three for the output. They are all that a kernel needs, and may
 * be moved in straight lines from sample to sample: every state matrix on the way is a mean of two
 * contractions, so the filter stays stable.
 *
 * <p>With the state {@code s1, s2} and input {@code x}, one sample is
 *
 * <pre>
 * e = x - s2
 * y = to * x + t1 * s1 + t2 * s2
 * s1 += d * s1 + b * e
 * s2 += b * s1 + h * e      (with the old s1)
 * </pre>
 */
public final class Section {
  /** Numbers in a section. */
  public static final int SIZE = 6;

  /** Numbers of state of a section for stereo: two for the left side, two for the right. */
  public static final int STATE = 4;

  /** Places of the six numbers. */
  public static final int D = 0;

  public static final int B = 1;
  public static final int H = 2;
  public static final int X = 3;
  public static final int T1 = 4;
  public static final int T2 = 5;

  private Section() {}

  /** For the end of a quantum: states too small to hear become 0; whether all of them are. */
  public static boolean flush(float[] state, int from, int count) {
    boolean empty = true;
    for (int i = from; i < from + count; i++) {
      state[i] = Exact.flush(state[i]);
      empty &= state[i] == 0;
    }
    return empty;
  }

  /**
   * Filters one side of an interleaved stereo quantum in place.
   *
   * @param x the sound
   * @param at index of the side's first sample
   * @param c where the coefficients are
   * @param first index of the first of them
   * @param state where the state is
   * @param place index of the side's two numbers in it
   */
  public static void run(float[] x, int at, float[] c, int first, float[] state, int place) {
    float d = c[first + D];
    float b = c[first + B];
    float h = c[first + H];
    float g = c[first + X];
    float t1 = c[first + T1];
    float t2 = c[first + T2];
    float s1 = state[place];
    float s2 = state[place + 1];
    for (int i = at; i < at + Quantum.SAMPLES; i += Quantum.CHANNELS) {
      float v = x[i];
      float e = v - s2;
      x[i] = Math.fma(t2, s2, Math.fma(t1, s1, Math.fma(g, v, 0f)));
      float next = Math.fma(b, e, Math.fma(d, s1, s1));
      s2 = Math.fma(h, e, Math.fma(b, s1, s2));
      s1 = next;
    }
    state[place] = s1;
    state[place + 1] = s2;
  }

  /** Writes the coefficients of {@code r} to {@code target[at], target[at + step], ...}. */
  public static void write(Response r, float[] target, int at, int step) {
    double a1 = 1 / (1 + r.g * (r.g + r.k));
    double a2 = r.g * a1;
    double a3 = r.g * a2;
    double fed = r.band * a2 + r.low * a3;
    target[at + D * step] = (float) (-2 * r.g * (r.g + r.k) * a1);
    target[at + B * step] = (float) (2 * a2);
    target[at + H * step] = (float) (2 * a3);
    target[at + X * step] = (float) (r.input + fed);
    target[at + T1 * step] = (float) (r.band * a1 + r.low * a2);
    target[at + T2 * step] = (float) (r.low - fed);
  }
}
