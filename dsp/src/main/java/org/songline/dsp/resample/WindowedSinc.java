package org.songline.dsp.resample;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * The filter of a step: a sinc under a Kaiser window, 156 dB down in its stop band.
 *
 * @param taps inputs that an output needs, a multiple of 16
 * @param cutoff middle of the transition, as a share of the input rate
 */
record WindowedSinc(int taps, double cutoff) {
  private static final double ATTENUATION = 156;

  /** Both edges as shares of the input rate. */
  static WindowedSinc of(double pass, double stop) {
    double width = (stop - pass) * Exact.TWO_PI;
    int needed = (int) Math.ceil((ATTENUATION - 8) / (2.285 * width)) + 1;
    int taps = (needed + DotProduct.WIDTH - 1) / DotProduct.WIDTH * DotProduct.WIDTH;
    return new WindowedSinc(taps, (pass + stop) / 2);
  }

  /** Rows of taps for phases {@code (first + i) / parts}. The filter is even: half is computed. */
  double[] rows(int parts, int count, int first) {
    double beta = Window.kaiserBeta(ATTENUATION);
    int half = taps / 2;
    int reach = (half + 1) * parts + 1;
    double[] even = new double[reach + 1];
    for (int j = 0; j <= reach; j++) {
      double d = (double) j / parts;
      double angle = 2 * Math.PI * cutoff * d;
      double sinc = j == 0 ? 2 * cutoff : Exact.sin(angle) / (Math.PI * d);
      even[j] = d > half ? 0 : sinc * Window.kaiser(d / half, beta);
    }
    double sum = even[0];
    for (int j = parts; j <= reach; j += parts) {
      sum += 2 * even[j];
    }
    double[] result = new double[count * taps];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < taps; k++) {
        int j = Math.abs((k - (half - 1)) * parts - (first + i));
        result[i * taps + k] = even[j] / sum;
      }
    }
    return result;
  }
}
