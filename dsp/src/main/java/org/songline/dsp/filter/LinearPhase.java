package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * Makes filters of linear phase from magnitudes: the inverse transform of a real spectrum is an
 * even impulse, of which the middle is kept and faded out at its ends (the window method). One
 * instance is for one thread; after it is made it allocates nothing.
 */
public final class LinearPhase {
  /** Share of each half of the filter over which it is faded. */
  private static final double FADE = 0.3;

  private final int delay;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] re;
  private final double[] im;
  private final double[] x;
  private final double[] window;

  /**
   * @param delay samples by which the filters delay, a power of two; they have {@code 2 * delay +
   *     1} taps
   */
  public LinearPhase(int delay) {
    this.delay = delay;
    fft = RealFft.of(4 * delay);
    work = fft.work();
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    x = new double[fft.size()];
    window = new double[delay + 1];
    for (int i = 0; i <= delay; i++) {
      double into = Math.max(0, (i / (double) delay - (1 - FADE)) / FADE);
      window[i] = 0.5 + 0.5 * Exact.cos(Math.PI * into);
    }
  }

  public int taps() {
    return 2 * delay + 1;
  }

  /** Magnitudes that {@link #design} takes, from 0 Hz to half the rate in equal steps. */
  public int bins() {
    return fft.bins();
  }

  /**
   * The filter of a magnitude.
   *
   * @param magnitude linear gains, negative for turned signs; {@link #bins} of them
   * @param taps gets the filter, symmetric to the last bit; {@link #taps} long
   */
  public void design(double[] magnitude, float[] taps) {
    System.arraycopy(magnitude, 0, re, 0, re.length);
    Arrays.fill(im, 0);
    fft.inverse(re, im, x, work);
    for (int i = 0; i <= delay; i++) {
      float tap = (float) (x[i] * window[i]);
      taps[delay + i] = tap;
      taps[delay - i] = tap;
    }
  }
}
