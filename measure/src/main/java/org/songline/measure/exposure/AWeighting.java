package org.songline.measure.exposure;

import org.songline.dsp.Exact;

/**
 * The A-weighting of IEC 61672-1: as a curve by its annex E, and as a filter for one channel that
 * follows the curve within 0.25 dB to 12.5 kHz and 0.55 dB at 16 kHz, well inside class 1.
 */
public final class AWeighting {
  private static final double[] HIGH_PASSES = {20.598997, 20.598997, 107.65265, 737.86223};
  private static final double LOW_PASS = 12_194.217;
  private static final double REFERENCE = 1000;
  private static final int SECTIONS = HIGH_PASSES.length;

  private final double[] b0 = new double[SECTIONS];
  private final double[] pole = new double[SECTIONS];
  private final double[] before = new double[SECTIONS];
  private final double[] after = new double[SECTIONS];
  private double gain;
  private double u0;
  private double u1;
  private double u2;
  private double a1;
  private double a2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;

  /**
   * @param sampleRate in Hz
   */
  public AWeighting(int sampleRate) {
    for (int s = 0; s < SECTIONS; s++) {
      double p = Exact.exp(-Exact.TWO_PI * HIGH_PASSES[s] / sampleRate);
      pole[s] = p;
      b0[s] = (1 + p) / 2;
    }
    upper(sampleRate);
    gain = 1;
    gain = 1 / response(REFERENCE, sampleRate);
  }

  /**
   * The two upper poles as one section: poles where the curve has them, zeros such that the level
   * is the curve's at half, a quarter and none of the sample rate (after Vicanek, Matched Second
   * Order Digital Filters, 2016).
   */
  private void upper(int sampleRate) {
    double p = Exact.exp(-Exact.TWO_PI * LOW_PASS / sampleRate);
    a1 = -2 * p;
    a2 = p * p;
    double low = square(1 + a1 + a2);
    double high = square(1 - a1 + a2) / square(1 + square(sampleRate / 2.0 / LOW_PASS));
    double middle = (square(1 - a2) + a1 * a1) / square(1 + square(sampleRate / 4.0 / LOW_PASS));
    // With b0 + b1 + b2 = root(low) and b0 - b1 + b2 = root(high), b0 - b2 follows from the middle.
    double sum = (Math.sqrt(low) + Math.sqrt(high)) / 2;
    u1 = (Math.sqrt(low) - Math.sqrt(high)) / 2;
    double difference = Math.sqrt(Math.max(0, middle - u1 * u1));
    u0 = (sum + difference) / 2;
    u2 = (sum - difference) / 2;
  }

  /** The filter's level at a frequency, linear. */
  private double response(double hertz, int sampleRate) {
    double cos = Exact.cos(Exact.TWO_PI * hertz / sampleRate);
    double cos2 = 2 * cos * cos - 1;
    double square = 1;
    for (int s = 0; s < SECTIONS; s++) {
      square *= 2 * b0[s] * b0[s] * (1 - cos) / (1 + pole[s] * pole[s] - 2 * pole[s] * cos);
    }
    square *= biquad(u0, u1, u2, cos, cos2) / biquad(1, a1, a2, cos, cos2);
    return Math.sqrt(square);
  }

  private static double biquad(double c0, double c1, double c2, double cos, double cos2) {
    return c0 * c0 + c1 * c1 + c2 * c2 + 2 * c1 * (c0 + c2) * cos + 2 * c0 * c2 * cos2;
  }

  /** The curve in dB; 0 at 1 kHz, negative infinity at 0. */
  public static double curve(double hertz) {
    return Exact.decibels(raw(hertz) / raw(REFERENCE));
  }

  private static double raw(double hertz) {
    double r = 1;
    for (double corner : HIGH_PASSES) {
      r *= hertz / Math.sqrt(hertz * hertz + corner * corner);
    }
    return r / (1 + square(hertz / LOW_PASS));
  }

  private static double square(double x) {
    return x * x;
  }

  /** The next sample, weighted. */
  public double next(double sample) {
    double x = sample * gain;
    for (int s = 0; s < SECTIONS; s++) {
      double y = b0[s] * (x - before[s]) + pole[s] * after[s];
      before[s] = x;
      after[s] = Exact.flush(y);
      x = after[s];
    }
    double y = u0 * x + u1 * x1 + u2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = Exact.flush(y);
    return y1;
  }
}
