package org.songline.measure.pitch;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.songline.dsp.Exact;

/** A voice whose pitch at every moment is known. */
final class Singer {
  static final int RATE = 44_100;

  private final float[] out;
  private double[] harmonics = {1, 0.7, 0.5, 0.6, 0.3, 0.2, 0.25, 0.1, 0.08, 0.05};
  private double breath;
  private final SplittableRandom random = new SplittableRandom(5);

  Singer(double seconds) {
    out = new float[(int) (seconds * RATE)];
  }

  /** Amplitudes of the fundamental and its multiples. */
  Singer harmonics(double... amplitudes) {
    harmonics = amplitudes.clone();
    return this;
  }

  /** Noise under everything that is sung from now on, as a share of full scale. */
  Singer breath(double peak) {
    breath = peak;
    return this;
  }

  float[] sound() {
    return out;
  }

  /** Sings from one time to another; keys as MIDI keys with fractions by seconds of the sound. */
  Singer sing(double from, double to, DoubleUnaryOperator key) {
    double phase = 0;
    double all = Arrays.stream(harmonics).sum();
    for (int i = (int) Math.rint(from * RATE); i < Math.min(out.length, to * RATE); i++) {
      double t = (double) i / RATE;
      double hertz = 440 * StrictMath.pow(2, (key.applyAsDouble(t) - 69) / 12);
      phase += hertz / RATE;
      double sum = 0;
      for (int h = 1; h <= harmonics.length && h * hertz < 0.45 * RATE; h++) {
        sum += harmonics[h - 1] * Exact.sin(Exact.TWO_PI * (h * phase + 0.13 * h * h));
      }
      double edge = Math.min(1, Math.min((t - from) / 0.02, (to - t) / 0.03));
      double noise = breath * (2 * random.nextDouble() - 1);
      out[i] += (float) (Math.max(0, edge) * (0.4 * sum / all + noise));
    }
    return this;
  }

  /** Only breath. */
  Singer breathe(double from, double to, double peak) {
    for (int i = (int) (from * RATE); i < Math.min(out.length, to * RATE); i++) {
      out[i] += (float) (peak * (2 * random.nextDouble() - 1));
    }
    return this;
  }
}
