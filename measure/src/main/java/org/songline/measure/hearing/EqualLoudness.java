package org.songline.measure.hearing;

import org.songline.dsp.Exact;

/**
 * How strong pure tones must be to sound equally loud: the contours of ISO 226:2023, formula 1 and
 * table 1, in 29 third octaves from 20 Hz to 12.5 kHz. Between them, values lie on straight lines
 * over the logarithm of frequency; beyond the ends they stay.
 */
public final class EqualLoudness {
  private static final double[] HERTZ = {
    20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250,
    1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000, 10_000, 12_500
  };

  /** Exponents of loudness perception. */
  private static final double[] ALPHA = {
    .635, .602, .569, .537, .509, .482, .456, .433, .412, .391, .373, .357, .343, .330, .320, .311,
    .303, .300, .295, .292, .290, .290, .289, .289, .289, .293, .303, .323, .354
  };

  /** Transfer to the inner ear against 1 kHz, dB. */
  private static final double[] TRANSFER = {
    -31.5, -27.2, -23.1, -19.3, -16.1, -13.1, -10.4, -8.2, -6.3, -4.6, -3.2, -2.1, -1.2, -0.5, 0,
    0.4, 0.5, 0, -2.7, -4.2, -1.2, 1.4, 2.3, 1.0, -2.3, -7.2, -11.2, -10.9, -3.5
  };

  /** Thresholds of hearing, dB. */
  private static final double[] THRESHOLD = {
    78.1, 68.7, 59.5, 51.1, 44.0, 37.5, 31.5, 26.5, 22.1, 17.9, 14.4, 11.4, 8.6, 6.2, 4.4, 3.0, 2.2,
    2.4, 3.5, 1.7, -1.3, -4.2, -6.0, -5.4, -1.5, 6.0, 12.6, 13.9, 12.3
  };

  private EqualLoudness() {}

  /**
   * The sound pressure level of a tone, dB.
   *
   * @param phon its loudness level, 20 to 90
   */
  public static double level(double phon, double hertz) {
    return between(hertz, band -> levelAt(phon, band));
  }

  /** The softest tone that is heard in silence, dB. */
  public static double threshold(double hertz) {
    return between(hertz, band -> THRESHOLD[band]);
  }

  /**
   * What a sound seems to gain beside 1 kHz when all is played softer, dB; losses are negative.
   *
   * @param from the loudness level that it was balanced at, phon
   * @param to that at which it is heard
   */
  public static double change(double from, double to, double hertz) {
    return (level(from, hertz) - from) - (level(to, hertz) - to);
  }

  private static double levelAt(double phon, int band) {
    double alpha = ALPHA[band];
    double lift = TRANSFER[band];
    double loudness =
        Exact.pow(4e-10, 0.3 - alpha) * (Exact.pow(10, 0.03 * phon) - Exact.pow(10, 0.072));
    double threshold = Exact.pow(10, alpha * (THRESHOLD[band] + lift) / 10);
    return 10 / alpha * Exact.log(loudness + threshold) / Exact.log(10) - lift;
  }

  @FunctionalInterface
  private interface ByBand {
    double value(int band);
  }

  private static double between(double hertz, ByBand values) {
    int last = HERTZ.length - 1;
    if (hertz <= HERTZ[0]) {
      return values.value(0);
    }
    if (hertz >= HERTZ[last]) {
      return values.value(last);
    }
    int above = 1;
    while (HERTZ[above] < hertz) {
      above++;
    }
    double low = HERTZ[above - 1];
    double part = Exact.log(hertz / low) / Exact.log(HERTZ[above] / low);
    return (1 - part) * values.value(above - 1) + part * values.value(above);
  }
}
