package org.songline.dsp.spectral;

import org.songline.dsp.Exact;

/**
 * The discrete Fourier transform of complex signals whose size is a power of two, 2 to 2^22, in
 * double precision, in time {@code n log n}.
 *
 * <p>Forward: {@code X[k] = sum x[n] e^(-2 pi i k n / size)}; {@link #inverse} includes the factor
 * {@code 1 / size}, so that the two undo each other. The algorithm is the self-sorting one of
 * Stockham with radix 4. A plan is immutable and may be shared by threads; transforms allocate
 * nothing, and every bit of the result is the same on every machine.
 */
public final class Fft {
  public static final int LARGEST = 1 << 22;

  private final int size;

  /** e^(-2 pi i k / size) for k below 3/4 of the size: what three twiddles of radix 4 reach. */
  private final double[] cos;

  private final double[] sin;

  private Fft(int size) {
    this.size = size;
    int count = Math.max(1, size / 4 * 3);
    cos = new double[count];
    sin = new double[count];
    for (int k = 0; k < count; k++) {
      cos[k] = Turn.cos(k, size);
      sin[k] = -Turn.sin(k, size);
    }
  }

  /**
   * A plan for one size.
   *
   * @throws IllegalArgumentException unless {@code size} is a power of two from 2 to {@link
   *     #LARGEST}
   */
  public static Fft of(int size) {
    if (size < 2 || size > LARGEST || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("FFT size " + size + ": needs a power of two, 2 to 2^22");
    }
    return new Fft(size);
  }

  public int size() {
    return size;
  }

  /** Scratch memory for {@link #forward} and {@link #inverse}; one for each thread. */
  public Work work() {
    return new Work(size);
  }

  /** Scratch memory of one transform at a time; its content has no meaning between calls. */
  public static final class Work {
    final double[] re;
    final double[] im;

    Work(int size) {
      re = new double[size];
      im = new double[size];
    }
  }

  /** Transforms {@code re[0..size)}, {@code im[0..size)} in place. */
  public void forward(double[] re, double[] im, Work work) {
    double[] xr = re;
    double[] xi = im;
    double[] yr = work.re;
    double[] yi = work.im;
    int n = size;
    int s = 1;
    boolean inWork = false;
    while (n > 2) {
      if (s < 16) {
        fewColumns(n, s, xr, xi, yr, yi);
      } else {
        manyColumns(n, s, xr, xi, yr, yi);
      }
      double[] t = xr;
      xr = yr;
      yr = t;
      t = xi;
      xi = yi;
      yi = t;
      inWork = !inWork;
      n >>= 2;
      s <<= 2;
    }
    if (n == 2) {
      last(s, xr, xi, re, im);
    } else if (inWork) {
      System.arraycopy(xr, 0, re, 0, size);
      System.arraycopy(xi, 0, im, 0, size);
    }
  }

  /** Undoes {@link #forward}, in place. */
  public void inverse(double[] re, double[] im, Work work) {
    // Swapping the parts conjugates input and output.
    forward(im, re, work);
    double scale = 1.0 / size;
    for (int i = 0; i < size; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  /** One stage of radix 4 while the columns are short: runs along the twiddles. */
  private void fewColumns(int n, int s, double[] xr, double[] xi, double[] yr, double[] yi) {
    int quarter = n >> 2;
    int row = s * quarter;
    for (int q = 0; q < s; q++) {
      for (int p = 0; p < quarter; p++) {
        int w = p * s;
        int a = q + s * p;
        int b = a + row;
        int c = b + row;
        int d = c + row;
        double sumR = xr[a] + xr[c];
        double sumI = xi[a] + xi[c];
        double difR = xr[a] - xr[c];
        double difI = xi[a] - xi[c];
        double sum2R = xr[b] + xr[d];
        double sum2I = xi[b] + xi[d];
        double turnR = xi[d] - xi[b];
        double turnI = xr[b] - xr[d];
        int o = q + s * 4 * p;
        yr[o] = sumR + sum2R;
        yi[o] = sumI + sum2I;
        double uR = difR - turnR;
        double uI = difI - turnI;
        yr[o + s] = uR * cos[w] - uI * sin[w];
        yi[o + s] = uR * sin[w] + uI * cos[w];
        double vR = sumR - sum2R;
        double vI = sumI - sum2I;
        yr[o + 2 * s] = vR * cos[2 * w] - vI * sin[2 * w];
        yi[o + 2 * s] = vR * sin[2 * w] + vI * cos[2 * w];
        double tR = difR + turnR;
        double tI = difI + turnI;
        yr[o + 3 * s] = tR * cos[3 * w] - tI * sin[3 * w];
        yi[o + 3 * s] = tR * sin[3 * w] + tI * cos[3 * w];
      }
    }
  }

  /** One stage of radix 4 while the columns are long: one set of twiddles for a whole column. */
  private void manyColumns(int n, int s, double[] xr, double[] xi, double[] yr, double[] yi) {
    int quarter = n >> 2;
    int row = s * quarter;
    for (int p = 0; p < quarter; p++) {
      int w = p * s;
      int in = s * p;
      int out = s * 4 * p;
      sums(s, in, row, out, xr, yr);
      sums(s, in, row, out, xi, yi);
      difference(s, in, row, out + 2 * s, xr, xi, yr, yi, cos[2 * w], sin[2 * w]);
      turned(s, in, row, out + s, xr, xi, yr, yi, cos[w], sin[w]);
      turnedBack(s, in, row, out + 3 * s, xr, xi, yr, yi, cos[3 * w], sin[3 * w]);
    }
  }

  // Four small loops rather than one: the compiler turns each into vector code.

  private static void sums(int s, int in, int row, int out, double[] x, double[] y) {
    for (int q = 0; q < s; q++) {
      int a = in + q;
      y[out + q] = (x[a] + x[a + 2 * row]) + (x[a + row] + x[a + 3 * row]);
    }
  }

  private static void difference(
      int s,
      int in,
      int row,
      int out,
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      double c,
      double d) {
    for (int q = 0; q < s; q++) {
      int a = in + q;
      double r = (xr[a] + xr[a + 2 * row]) - (xr[a + row] + xr[a + 3 * row]);
      double i = (xi[a] + xi[a + 2 * row]) - (xi[a + row] + xi[a + 3 * row]);
      yr[out + q] = r * c - i * d;
      yi[out + q] = r * d + i * c;
    }
  }

  private static void turned(
      int s,
      int in,
      int row,
      int out,
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      double c,
      double d) {
    for (int q = 0; q < s; q++) {
      int a = in + q;
      double r = (xr[a] - xr[a + 2 * row]) - (xi[a + 3 * row] - xi[a + row]);
      double i = (xi[a] - xi[a + 2 * row]) - (xr[a + row] - xr[a + 3 * row]);
      yr[out + q] = r * c - i * d;
      yi[out + q] = r * d + i * c;
    }
  }

  private static void turnedBack(
      int s,
      int in,
      int row,
      int out,
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      double c,
      double d) {
    for (int q = 0; q < s; q++) {
      int a = in + q;
      double r = (xr[a] - xr[a + 2 * row]) + (xi[a + 3 * row] - xi[a + row]);
      double i = (xi[a] - xi[a + 2 * row]) + (xr[a + row] - xr[a + 3 * row]);
      yr[out + q] = r * c - i * d;
      yi[out + q] = r * d + i * c;
    }
  }

  /** The last stage, radix 2; may run in place. */
  private static void last(int s, double[] xr, double[] xi, double[] yr, double[] yi) {
    for (int q = 0; q < s; q++) {
      double ar = xr[q];
      double br = xr[q + s];
      yr[q] = ar + br;
      yr[q + s] = ar - br;
      double ai = xi[q];
      double bi = xi[q + s];
      yi[q] = ai + bi;
      yi[q + s] = ai - bi;
    }
  }

  /** Sine and cosine of exact fractions of a turn, folded to an eighth for accuracy. */
  static final class Turn {
    private Turn() {}

    static double cos(int k, int size) {
      int quarterTurn = size / 4;
      return size < 4 ? (k == 0 ? 1 : -1) : sin(k + quarterTurn, size);
    }

    static double sin(int k, int size) {
      if (size < 8) {
        int eighths = (int) ((8L * k / size) & 7);
        return eighths == 2 ? 1 : eighths == 6 ? -1 : 0;
      }
      int m = k & (size - 1);
      boolean negative = m >= size / 2;
      m &= size / 2 - 1;
      int fromZero = Math.min(m, size / 2 - m);
      double value =
          fromZero <= size / 8
              ? Exact.sin(Exact.TWO_PI * fromZero / size)
              : Exact.cos(Exact.TWO_PI * (size / 4 - fromZero) / size);
      return negative ? -value : value;
    }
  }
}
