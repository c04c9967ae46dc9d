package org.songline.dsp.spectral;

/**
 * The discrete Fourier transform of real signals whose size is a power of two, 4 to 2^23: half the
 * work of {@link Fft}, and only the {@code size / 2 + 1} bins from 0 to half the sample rate.
 * Conventions, sharing and exactness are those of {@link Fft}.
 */
public final class RealFft {
  private final int size;
  private final int half;
  private final Fft fft;
  private final double[] cos;
  private final double[] sin;

  private RealFft(int size) {
    this.size = size;
    half = size / 2;
    fft = Fft.of(half);
    cos = new double[half / 2 + 1];
    sin = new double[half / 2 + 1];
    for (int k = 0; k < cos.length; k++) {
      cos[k] = Fft.Turn.cos(k, size);
      sin[k] = Fft.Turn.sin(k, size);
    }
  }

  /**
   * A plan for one size.
   *
   * @throws IllegalArgumentException unless {@code size} is a power of two from 4 to 2^23
   */
  public static RealFft of(int size) {
    if (size < 4) {
      throw new IllegalArgumentException("FFT size " + size + ": needs a power of two, at least 4");
    }
    if ((size & 1) != 0) {
      throw new IllegalArgumentException("FFT size " + size + ": needs a power of two");
    }
    return new RealFft(size);
  }

  public int size() {
    return size;
  }

  /** Bins from 0 to half the sample rate, both included. */
  public int bins() {
    return half + 1;
  }

  /** Scratch memory for one transform at a time. */
  public Fft.Work work() {
    return fft.work();
  }

  /**
   * The spectrum of {@code x[0..size)}.
   *
   * @param x read only
   * @param re real parts, at least {@link #bins()} long
   * @param im imaginary parts, at least {@link #bins()} long; bins 0 and size/2 get exactly 0
   * @param work from {@link #work()}
   */
  public void forward(double[] x, double[] re, double[] im, Fft.Work work) {
    for (int i = 0; i < half; i++) {
      re[i] = x[2 * i];
      im[i] = x[2 * i + 1];
    }
    fft.forward(re, im, work);
    double r0 = re[0];
    double i0 = im[0];
    re[0] = r0 + i0;
    im[0] = 0;
    re[half] = r0 - i0;
    im[half] = 0;
    for (int k = 1; k <= half / 2; k++) {
      int m = half - k;
      double evenR = 0.5 * (re[k] + re[m]);
      double evenI = 0.5 * (im[k] - im[m]);
      double oddR = 0.5 * (im[k] + im[m]);
      double oddI = 0.5 * (re[m] - re[k]);
      double turnR = oddR * cos[k] + oddI * sin[k];
      double turnI = oddI * cos[k] - oddR * sin[k];
      re[k] = evenR + turnR;
      im[k] = evenI + turnI;
      re[m] = evenR - turnR;
      im[m] = turnI - evenI;
    }
  }

  /**
   * The signal {@code x[0..size)} of a spectrum; undoes {@link #forward}. The imaginary parts of
   * bins 0 and size/2 are taken as 0.
   *
   * @param re real parts; left changed
   * @param im imaginary parts; left changed
   * @param x the signal
   * @param work from {@link #work()}
   */
  public void inverse(double[] re, double[] im, double[] x, Fft.Work work) {
    double first = re[0];
    double last = re[half];
    re[0] = 0.5 * (first + last);
    im[0] = 0.5 * (first - last);
    for (int k = 1; k <= half / 2; k++) {
      int m = half - k;
      double evenR = 0.5 * (re[k] + re[m]);
      double evenI = 0.5 * (im[k] - im[m]);
      double turnR = 0.5 * (re[k] - re[m]);
      double turnI = 0.5 * (im[k] + im[m]);
      double oddR = turnR * cos[k] - turnI * sin[k];
      double oddI = turnI * cos[k] + turnR * sin[k];
      re[k] = evenR - oddI;
      im[k] = evenI + oddR;
      re[m] = evenR + oddI;
      im[m] = oddR - evenI;
    }
    fft.inverse(re, im, work);
    for (int i = 0; i < half; i++) {
      x[2 * i] = re[i];
      x[2 * i + 1] = im[i];
    }
  }
}
