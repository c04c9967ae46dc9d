package org.songline.media.vorbis;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;

/**
 * The inverse of the modified discrete cosine transform of one block size, unscaled:
 *
 * <p>{@code y[t] = sum over k of x[k] cos(2 pi / size (t + 1/2 + size / 4) (k + 1/2))}, where k
 * runs to {@code size / 2}. All of it lies in the {@code size / 2} numbers of a cosine transform of
 * type IV, {@code c[t] = sum x[k] cos(2 pi / size (t + 1/2) (k + 1/2))}: {@code y} is the upper
 * half of {@code c}, then {@code -c} backwards, then the lower half of {@code -c}. The cosine
 * transform goes through a complex Fourier transform of a quarter of the size, turned before and
 * after.
 */
final class Mdct {
  private final int half;
  private final Fft fft;
  private final double[] cos;
  private final double[] sin;

  /**
   * @param size of the block, a power of two from 64
   */
  Mdct(int size) {
    half = size / 2;
    int quarter = size / 4;
    fft = Fft.of(quarter);
    cos = new double[quarter];
    sin = new double[quarter];
    for (int i = 0; i < quarter; i++) {
      double angle = Exact.TWO_PI * (8 * i + 1) / (8.0 * size);
      cos[i] = Exact.cos(angle);
      sin[i] = Exact.sin(angle);
    }
  }

  /** Scratch memory; one for each thread. */
  Work work() {
    return new Work(half / 2, fft.work());
  }

  /** Scratch memory of one transform at a time. */
  static final class Work {
    private final double[] re;
    private final double[] im;
    private final Fft.Work fft;

    Work(int size, Fft.Work fft) {
      re = new double[size];
      im = new double[size];
      this.fft = fft;
    }
  }

  /** Turns {@code x[0..size / 2)} into {@code c}, in place. */
  void cosine(double[] x, Work work) {
    double[] re = work.re;
    double[] im = work.im;
    for (int i = 0; i < re.length; i++) {
      double a = x[2 * i];
      double b = x[half - 1 - 2 * i];
      re[i] = a * cos[i] + b * sin[i];
      im[i] = b * cos[i] - a * sin[i];
    }
    fft.forward(re, im, work.fft);
    for (int i = 0; i < re.length; i++) {
      double a = re[i];
      double b = im[i];
      x[2 * i] = a * cos[i] + b * sin[i];
      x[half - 1 - 2 * i] = a * sin[i] - b * cos[i];
    }
  }
}
