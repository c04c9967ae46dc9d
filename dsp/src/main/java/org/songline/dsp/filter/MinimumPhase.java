package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * Filters of any magnitude whose energy comes as early as it can: the phase is the Hilbert
 * transform of the logarithm of the magnitude, taken by folding the cepstrum (Oppenheim and
 * Schafer, Discrete-Time Signal Processing, chapter on cepstral analysis).
 */
public final class MinimumPhase {
  /** Transforms are so much longer than the filter that the cepstrum does not wrap. */
  private static final int SPARE = 16;

  /** Magnitudes below this are taken as this: -120 dB. */
  private static final double FLOOR = 1e-6;

  /** Share of the filter over which its end is faded. */
  private static final double FADE = 0.25;

  private MinimumPhase() {}

  /** How many magnitudes {@link #design} takes for so many taps. */
  public static int bins(int taps) {
    return SPARE * taps / 2 + 1;
  }

  /**
   * The filter of a magnitude.
   *
   * @param magnitude linear gains from 0 Hz to half the rate in equal steps, {@link #bins} of them
   * @param taps a power of two
   */
  public static float[] design(double[] magnitude, int taps) {
    RealFft fft = RealFft.of(SPARE * taps);
    Fft.Work work = fft.work();
    int size = fft.size();
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    double[] x = new double[size];
    for (int i = 0; i < re.length; i++) {
      re[i] = Exact.log(Math.max(FLOOR, magnitude[i]));
    }
    fft.inverse(re, im, x, work);
    for (int i = 1; i < size / 2; i++) {
      x[i] *= 2;
    }
    Arrays.fill(x, size / 2 + 1, size, 0);
    fft.forward(x, re, im, work);
    for (int i = 0; i < re.length; i++) {
      double gain = Exact.exp(re[i]);
      re[i] = gain * Exact.cos(im[i]);
      im[i] = gain * Exact.sin(im[i]);
    }
    fft.inverse(re, im, x, work);
    float[] result = new float[taps];
    for (int i = 0; i < taps; i++) {
      double into = Math.max(0, (i / (double) taps - (1 - FADE)) / FADE);
      result[i] = (float) (x[i] * (0.5 + 0.5 * Exact.cos(Math.PI * into)));
    }
    return result;
  }
}
