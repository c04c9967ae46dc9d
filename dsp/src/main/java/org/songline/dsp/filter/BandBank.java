package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Band-passes of fourth order side by side, evenly spaced by ear, whose sum is flat: each is two
 * equal state-variable filters, as wide as makes the least ripple, and every other one is turned
 * over so that neighbours agree where they meet. One channel.
 */
public final class BandBank {
  private static final double LEAST_DAMPING = 0.5;
  private static final double DAMPING_STEP = 1.02;
  private static final int DAMPINGS = 90;
  private static final int POINTS = 8;
  private static final int ROUNDS = 40;

  private final int bands;
  private final double rate;
  private final double lowest;
  private final double highest;
  private final float damping;
  private final float[] level;
  private final float[] a1;
  private final float[] a2;
  private final float[] a3;
  private final float[] gain;
  private final float[] s1;
  private final float[] s2;
  private final float[] s3;
  private final float[] s4;

  /**
   * @param bands 4 to 64, between centres {@code lowest} and {@code highest} in hertz
   */
  public BandBank(int bands, double lowest, double highest, double rate) {
    this.bands = bands;
    this.rate = rate;
    this.lowest = lowest;
    this.highest = highest;
    level = new float[bands];
    a1 = new float[bands];
    a2 = new float[bands];
    a3 = new float[bands];
    gain = new float[bands];
    s1 = new float[bands];
    s2 = new float[bands];
    s3 = new float[bands];
    s4 = new float[bands];
    double apart = Exact.log(highest / lowest) / (bands - 1);
    double best = 0;
    double ripple = Double.POSITIVE_INFINITY;
    double mean = 1;
    double[] range = new double[2];
    for (int i = 0; i < DAMPINGS; i++) {
      double candidate = LEAST_DAMPING * Exact.pow(DAMPING_STEP, i) * apart;
      range(candidate, apart, range);
      double high = range[1] / range[0];
      if (high < ripple) {
        ripple = high;
        best = candidate;
        mean = Math.sqrt(range[0] * range[1]);
      }
    }
    damping = (float) best;
    Arrays.fill(level, (float) (1 / mean));
    even();
    move(1);
  }

  /** Finds levels with which the sum is flat at all centres, at the ends too. */
  private void even() {
    double[] place = new double[bands];
    for (int b = 0; b < bands; b++) {
      place[b] = Exact.warp(centre(b) / rate);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int at = 0; at < bands; at++) {
        double re = 0;
        double im = 0;
        for (int b = 0; b < bands; b++) {
          double a = (place[at] / place[b] - place[b] / place[at]) / damping;
          double size = 1 + a * a;
          double signed = (b & 1) == 0 ? level[b] : -level[b];
          re += signed * (1 - a * a) / (size * size);
          im -= signed * 2 * a / (size * size);
        }
        double sum = Math.sqrt(re * re + im * im);
        level[at] *= (float) Math.sqrt(1 / Math.clamp(sum, 0.25, 4));
      }
    }
  }

  /** Least and greatest sum between two bands far from the ends. */
  private static void range(double damping, double apart, double[] range) {
    range[0] = Double.POSITIVE_INFINITY;
    range[1] = 0;
    for (int point = 0; point <= POINTS; point++) {
      double re = 0;
      double im = 0;
      for (int band = -12; band <= 13; band++) {
        double x = Exact.exp((0.5 * point / POINTS - band) * apart);
        double a = (x - 1 / x) / damping;
        double size = 1 + a * a;
        double sign = (band & 1) == 0 ? 1 : -1;
        re += sign * (1 - a * a) / (size * size);
        im -= sign * 2 * a / (size * size);
      }
      double sum = Math.sqrt(re * re + im * im);
      range[0] = Math.min(range[0], sum);
      range[1] = Math.max(range[1], sum);
    }
  }

  /** Mean power with which a band answers to equal sines at all centres, by that of one of them. */
  public double share(int band) {
    double sum = 0;
    double own = Exact.warp(centre(band) / rate);
    for (int b = 0; b < bands; b++) {
      double place = Exact.warp(centre(b) / rate);
      double a = (place / own - own / place) / damping;
      sum += 1 / ((1 + a * a) * (1 + a * a));
    }
    return sum * level[band] * level[band];
  }

  public int bands() {
    return bands;
  }

  /** The centre of a band in hertz, before {@link #move}. */
  public double centre(int band) {
    return lowest * Exact.pow(highest / lowest, (double) band / (bands - 1));
  }

  /** Moves all centres by a factor. */
  public void move(double factor) {
    double step = Exact.exp(Exact.log(highest / lowest) / (bands - 1));
    double hertz = lowest * factor;
    for (int b = 0; b < bands; b++) {
      // A band that would lie beyond half the rate is silent.
      boolean silent = hertz > 0.48 * rate;
      float g = Svf.warp(hertz, rate);
      a1[b] = 1f / Math.fma(g, g + damping, 1f);
      a2[b] = g * a1[b];
      a3[b] = g * a2[b];
      gain[b] = silent ? 0 : (b & 1) == 0 ? level[b] : -level[b];
      hertz *= step;
    }
  }

  /** Takes one sample; {@code out} receives the bands' answers, whose sum is flat. */
  public void step(float x, float[] out) {
    float[] b1 = a1;
    float[] b2 = a2;
    float[] b3 = a3;
    float[] levels = gain;
    float[] p1 = s1;
    float[] p2 = s2;
    float[] p3 = s3;
    float[] p4 = s4;
    float k = damping;
    int count = bands;
    for (int b = 0; b < count; b++) {
      float e = x - p2[b];
      float v1 = Math.fma(b2[b], e, b1[b] * p1[b]);
      float v2 = Math.fma(b3[b], e, Math.fma(b2[b], p1[b], p2[b]));
      p1[b] = 2f * v1 - p1[b];
      p2[b] = 2f * v2 - p2[b];
      float f = k * v1 - p4[b];
      float w1 = Math.fma(b2[b], f, b1[b] * p3[b]);
      float w2 = Math.fma(b3[b], f, Math.fma(b2[b], p3[b], p4[b]));
      p3[b] = 2f * w1 - p3[b];
      p4[b] = 2f * w2 - p4[b];
      out[b] = levels[b] * k * w1;
    }
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    for (int b = 0; b < bands; b++) {
      s1[b] = Exact.flush(s1[b]);
      s2[b] = Exact.flush(s2[b]);
      s3[b] = Exact.flush(s3[b]);
      s4[b] = Exact.flush(s4[b]);
    }
  }

  /** Whether nothing sounds on above {@code least}. */
  public boolean quiet(float least) {
    float most = 0;
    for (int b = 0; b < bands; b++) {
      most = Math.max(most, Math.max(Math.abs(s1[b]), Math.abs(s2[b])));
      most = Math.max(most, Math.max(Math.abs(s3[b]), Math.abs(s4[b])));
    }
    return most < least;
  }

  public void reset() {
    Arrays.fill(s1, 0);
    Arrays.fill(s2, 0);
    Arrays.fill(s3, 0);
    Arrays.fill(s4, 0);
  }
}
