package org.songline.dsp.loudness;

import org.songline.dsp.Exact;

/**
 * The K-weighting filter of BS.1770-5 at one sample rate: a high shelf and a high-pass, as one
 * numerator of five taps and two pairs of poles.
 *
 * <p>At 48 kHz these are the coefficients that the recommendation prints. At other rates both
 * stages are derived again from the analogue prototype that the printed ones come from, and the
 * gain is trimmed so that 997 Hz, the tone that the unit is defined by, has the same gain at every
 * rate. (The plain derivation lets it drift by 0.03 dB up to 192 kHz.)
 */
public final class KWeighting {
  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_MIDDLE = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;
  private static final double TRIM_HZ = 997;
  private static final int REFERENCE_RATE = 48_000;

  /** The numerator of both stages together, newest sample first. */
  public final double[] zeros;

  /** Denominators, without their leading 1. */
  public final double shelfA1;

  public final double shelfA2;
  public final double highPassA1;
  public final double highPassA2;

  private KWeighting(int sampleRate, double gain) {
    double k = Exact.tan(Math.PI * SHELF_HZ / sampleRate);
    double high = Exact.gain(SHELF_DB);
    double middle = Exact.pow(high, SHELF_MIDDLE);
    double a0 = 1 + k / SHELF_Q + k * k;
    double b0 = (high + middle * k / SHELF_Q + k * k) / a0;
    double b1 = 2 * (k * k - high) / a0;
    double b2 = (high - middle * k / SHELF_Q + k * k) / a0;
    shelfA1 = 2 * (k * k - 1) / a0;
    shelfA2 = (1 - k / SHELF_Q + k * k) / a0;

    double h = Exact.tan(Math.PI * HIGH_PASS_HZ / sampleRate);
    double h0 = 1 + h / HIGH_PASS_Q + h * h;
    highPassA1 = 2 * (h * h - 1) / h0;
    highPassA2 = (1 - h / HIGH_PASS_Q + h * h) / h0;

    zeros =
        new double[] {
          gain * b0,
          gain * (b1 - 2 * b0),
          gain * (b2 - 2 * b1 + b0),
          gain * (b1 - 2 * b2),
          gain * b2
        };
  }

  /**
   * The filter at a rate.
   *
   * @param sampleRate in Hz, 4000 or more
   */
  public static KWeighting at(int sampleRate) {
    double wanted = new KWeighting(REFERENCE_RATE, 1).gainAt(TRIM_HZ, REFERENCE_RATE);
    double plain = new KWeighting(sampleRate, 1).gainAt(TRIM_HZ, sampleRate);
    return new KWeighting(sampleRate, wanted / plain);
  }

  /** The linear gain at a frequency. */
  public double gainAt(double hertz, int sampleRate) {
    double w = Exact.TWO_PI * hertz / sampleRate;
    return magnitude(w, zeros)
        / magnitude(w, 1, shelfA1, shelfA2)
        / magnitude(w, 1, highPassA1, highPassA2);
  }

  private static double magnitude(double w, double... taps) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < taps.length; i++) {
      re += taps[i] * Exact.cos(w * i);
      im -= taps[i] * Exact.sin(w * i);
    }
    return Math.sqrt(re * re + im * im);
  }
}
