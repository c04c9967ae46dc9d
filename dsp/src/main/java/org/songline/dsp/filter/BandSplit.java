package org.songline.dsp.filter;

import static org.songline.dsp.filter.Section.*;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Splits interleaved stereo into up to four bands by Linkwitz-Riley crossovers of fourth order, one
 * after the other. Each band also passes the all-passes of the crossovers that it did not meet
 * (D'Appolito, 1984), so that all bands are in phase everywhere and their sum is an all-pass of
 * flat magnitude.
 */
public final class BandSplit {
  /** The most bands. */
  public static final int MOST = 4;

  /** Curves of a crossover: below, above, and both together. */
  private static final int LOW = 0;

  private static final int HIGH = 1;
  private static final int TURN = 2;
  private static final int CURVES = 3;

  /** Sections of a crossover: two below, two above, and the turns of the bands before it. */
  private static final int SECTIONS = 4 + MOST - 2;

  private static final int STATE = 4;
  private static final double DAMPING = Math.sqrt(2);

  private final int bands;
  private final float[] coefficients = new float[(MOST - 1) * CURVES * Section.SIZE];
  private final float[] state = new float[(MOST - 1) * SECTIONS * STATE];
  private final Response curve = new Response();

  /**
   * @param bands 1 to {@link #MOST}
   */
  public BandSplit(int bands) {
    this.bands = bands;
  }

  /** Sets a crossover; they should rise. May change between any two frames. */
  public void tune(int crossover, double hertz, double rate) {
    double g = Exact.warp(Math.clamp(hertz, 0.01, 0.497 * rate) / rate);
    int at = crossover * CURVES * Section.SIZE;
    curve.set(g, DAMPING, 0, 0, 1);
    Section.write(curve, coefficients, at + LOW * Section.SIZE, 1);
    curve.set(g, DAMPING, 1, -DAMPING, -1);
    Section.write(curve, coefficients, at + HIGH * Section.SIZE, 1);
    curve.set(g, DAMPING, 1, -2 * DAMPING, 0);
    Section.write(curve, coefficients, at + TURN * Section.SIZE, 1);
  }

  /**
   * Splits some frames.
   *
   * @param x interleaved stereo from {@code offset} on
   * @param out each band's frames, interleaved, from {@code from} on
   * @param samples twice the frames
   */
  public void split(float[] x, int offset, float[][] out, int from, int samples) {
    System.arraycopy(x, offset, out[0], from, samples);
    for (int c = 0; c < bands - 1; c++) {
      int own = c * SECTIONS;
      run(out[c], out[c + 1], from, samples, c, HIGH, own);
      run(out[c + 1], out[c + 1], from, samples, c, HIGH, own + 1);
      run(out[c], out[c], from, samples, c, LOW, own + 2);
      run(out[c], out[c], from, samples, c, LOW, own + 3);
      for (int band = 0; band < c; band++) {
        run(out[band], out[band], from, samples, c, TURN, own + 4 + band);
      }
    }
  }

  /** One section over both sides. */
  private void run(
      float[] x, float[] y, int from, int samples, int crossover, int kind, int section) {
    int at = (crossover * CURVES + kind) * Section.SIZE;
    float d = coefficients[at + D];
    float b = coefficients[at + B];
    float h = coefficients[at + H];
    float g = coefficients[at + X];
    float t1 = coefficients[at + T1];
    float t2 = coefficients[at + T2];
    int place = section * STATE;
    float s1 = state[place];
    float s2 = state[place + 1];
    float r1 = state[place + 2];
    float r2 = state[place + 3];
    for (int i = from; i < from + samples; i += 2) {
      float v = x[i];
      float e = v - s2;
      y[i] = Math.fma(t2, s2, Math.fma(t1, s1, g * v));
      float next = Math.fma(b, e, Math.fma(d, s1, s1));
      s2 = Math.fma(h, e, Math.fma(b, s1, s2));
      s1 = next;
      v = x[i + 1];
      e = v - r2;
      y[i + 1] = Math.fma(t2, r2, Math.fma(t1, r1, g * v));
      next = Math.fma(b, e, Math.fma(d, r1, r1));
      r2 = Math.fma(h, e, Math.fma(b, r1, r2));
      r1 = next;
    }
    state[place] = s1;
    state[place + 1] = s2;
    state[place + 2] = r1;
    state[place + 3] = r2;
  }

  /** For the end of a quantum: states too small to hear become 0; whether all are. */
  public boolean flush() {
    return Section.flush(state, 0, state.length);
  }

  public void reset() {
    Arrays.fill(state, 0);
  }
}
