package org.songline.dsp.filter;

import org.songline.dsp.Exact;

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
