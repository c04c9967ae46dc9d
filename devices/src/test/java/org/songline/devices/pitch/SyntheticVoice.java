package org.songline.devices.pitch;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A voice made from harmonics under formants, whose pitch is any line in time, and breath. */
final class SyntheticVoice {
  static final double RATE = 48000;
  static final double[] FORMANTS = {650, 1100, 2500};
  private static final double[] WIDTHS = {90, 110, 170};
  private static final double[] LEVELS = {1, 0.6, 0.25};

  private SyntheticVoice() {}

  /** The level of a harmonic at a frequency. */
  static double envelope(double hertz) {
    return Math.hypot(real(hertz), imaginary(hertz));
  }

  /** The resonances answer as those of a throat do: at once, and later near their centres. */
  private static double real(double hertz) {
    double sum = 0.02;
    for (int i = 0; i < FORMANTS.length; i++) {
      double d = (hertz - FORMANTS[i]) / WIDTHS[i];
      sum += LEVELS[i] / (1 + d * d);
    }
    return sum;
  }

  private static double imaginary(double hertz) {
    double sum = 0;
    for (int i = 0; i < FORMANTS.length; i++) {
      double d = (hertz - FORMANTS[i]) / WIDTHS[i];
      sum -= LEVELS[i] * d / (1 + d * d);
    }
    return sum;
  }

  /** A voice that sings {@code hertz} of the time in seconds; no pitch where that is 0. */
  static float[] sing(double seconds, double breath, DoubleUnaryOperator hertz) {
    var random = new Random(11);
    float[] x = new float[(int) (seconds * RATE) / 64 * 64];
    double phase = 0;
    double level = 0;
    for (int i = 0; i < x.length; i++) {
      double f = hertz.applyAsDouble(i / RATE);
      level += 0.002 * ((f > 0 ? 1 : 0) - level);
      if (f > 0) {
        phase += f / RATE;
        for (int h = 1; h * f < 6000; h++) {
          double angle = 2 * Math.PI * h * phase;
          double wave = real(h * f) * Math.cos(angle) - imaginary(h * f) * Math.sin(angle);
          x[i] += (float) (0.1 * level * wave);
        }
      }
      x[i] += (float) (breath * random.nextGaussian());
    }
    return x;
  }

  static double key(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  /** Interleaves one channel into two. */
  static float[] both(float[] x) {
    float[] y = new float[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      y[2 * i] = x[i];
      y[2 * i + 1] = x[i];
    }
    return y;
  }

  /**
   * The greatest distance in cents of a sound from a pitch, measured on its fundamental in steps of
   * 20 ms; 1200 and more where it is an octave off.
   */
  static double worstCents(double[] y, int from, int to, double hertz) {
    double w = 2 * Math.PI * hertz / RATE;
    int length = 2 * (int) Math.rint(4 * RATE / hertz);
    double worst = 0;
    for (int at = from; at + length < to; at += 960) {
      worst = Math.max(worst, Math.abs(Tones.cents(y, at, at + length, w)));
      if (Tones.level(y, at, at + length, w) < 0.3 * Tones.level(y, at, at + length, 2 * w)) {
        double own = Tones.level(y, at, at + length, w);
        double expected = envelope(hertz) / envelope(2 * hertz);
        if (own < 0.3 * expected * Tones.level(y, at, at + length, 2 * w)) {
          worst = Math.max(worst, 1200);
        }
      }
    }
    return worst;
  }
}
