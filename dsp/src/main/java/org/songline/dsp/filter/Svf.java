package org.songline.dsp.filter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * A second-order state-variable filter by trapezoidal integration without a delay in its loop
 * (Zavalishin, "The Art of VA Filter Design"; Simper, "Linear trapezoidal SVF"). All responses come
 * at once; coefficients may change at every sample, by any amount, without instability or clicks,
 * because the state is the charge of two analogue integrators.
 *
 * <p>One channel. Cutoff {@code g} is tan(pi f / rate), from {@link #warp} or {@link
 * Exact#fastTan}; damping {@code k} is 1 / Q; 0 oscillates by itself.
 */
public final class Svf {
  private float g;
  private float k;
  private float a1 = 1;
  private float a2;
  private float a3;
  private float s1;
  private float s2;
  private float low;
  private float band;
  private float high;

  /** The cutoff coefficient of {@code hertz}, kept between 0.01 Hz and 0.497 of the rate. */
  public static float warp(double hertz, double rate) {
    return (float) Exact.warp(Math.clamp(hertz, 0.01, 0.497 * rate) / rate);
  }

  /**
   * Sets cutoff and damping from the next sample on.
   *
   * @param cutoff tan(pi f / rate), above 0
   * @param damping 1 / Q, at least 0
   */
  public void tune(float cutoff, float damping) {
    g = cutoff;
    k = damping;
    a1 = 1f / Math.fma(g, g + k, 1f);
    a2 = g * a1;
    a3 = g * a2;
  }

  /** Sets cutoff in hertz and Q, exactly; for control rate. */
  public void tune(double hertz, double q, double rate) {
    tune(warp(hertz, rate), (float) (1 / q));
  }

  /** Takes one sample; the responses are then in {@link #low}, {@link #band}, {@link #high}. */
  public void step(float x) {
    float e = x - s2;
    float v1 = Math.fma(a2, e, a1 * s1);
    float v2 = Math.fma(a3, e, Math.fma(a2, s1, s2));
    s1 = 2f * v1 - s1;
    s2 = 2f * v2 - s2;
    low = v2;
    band = v1;
    high = x - Math.fma(k, v1, v2);
  }

  /**
   * Runs two filters of the same tuning over an interleaved stereo quantum in place, one while the
   * other waits for itself; the bits are those of {@link #step}.
   *
   * @param toLow share of {@link #low} in what comes out
   * @param toBand share of {@link #band}
   * @param toHigh share of {@link #high}
   */
  public static void run(Svf left, Svf right, float[] x, float toLow, float toBand, float toHigh) {
    float damping = left.k;
    float b1 = left.a1;
    float b2 = left.a2;
    float b3 = left.a3;
    float l1 = left.s1;
    float l2 = left.s2;
    float r1 = right.s1;
    float r2 = right.s2;
    for (int i = 0; i < Quantum.SAMPLES; i += 2) {
      float v = x[i];
      float e = v - l2;
      float band = Math.fma(b2, e, b1 * l1);
      float low = Math.fma(b3, e, Math.fma(b2, l1, l2));
      l1 = Math.fma(2f, band, -l1);
      l2 = Math.fma(2f, low, -l2);
      float high = v - Math.fma(damping, band, low);
      x[i] = Math.fma(toHigh, high, Math.fma(toBand, band, toLow * low));
      v = x[i + 1];
      e = v - r2;
      band = Math.fma(b2, e, b1 * r1);
      low = Math.fma(b3, e, Math.fma(b2, r1, r2));
      r1 = Math.fma(2f, band, -r1);
      r2 = Math.fma(2f, low, -r2);
      high = v - Math.fma(damping, band, low);
      x[i + 1] = Math.fma(toHigh, high, Math.fma(toBand, band, toLow * low));
    }
    left.s1 = l1;
    left.s2 = l2;
    right.s1 = r1;
    right.s2 = r2;
  }

  /** Low-pass, 12 dB an octave; gain 1 at 0 Hz and Q at the cutoff. */
  public float low() {
    return low;
  }

  /** Band-pass with gain Q at the centre; times {@link #damping} for gain 1. */
  public float band() {
    return band;
  }

  /** High-pass, 12 dB an octave; gain 1 at half the rate. */
  public float high() {
    return high;
  }

  /** Everything but the cutoff. */
  public float notch() {
    return low + high;
  }

  /** Low minus high: a peak at the cutoff on a flat response. */
  public float peak() {
    return low - high;
  }

  public float damping() {
    return k;
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    s1 = Exact.flush(s1);
    s2 = Exact.flush(s2);
  }

  /** Whether no charge is left: silence in gives silence out. */
  public boolean empty() {
    return s1 == 0 && s2 == 0;
  }

  public void reset() {
    s1 = 0;
    s2 = 0;
    low = 0;
    band = 0;
    high = 0;
  }
}
