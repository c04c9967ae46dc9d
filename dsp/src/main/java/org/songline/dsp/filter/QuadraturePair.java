package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Turns one channel into two of the same level that are a quarter turn apart, by two chains of
 * all-passes: the elliptic half-band filter of Valenzuela and Constantinides ("Digital signal
 * processing schemes for efficient interpolation and decimation", 1983), turned by a quarter of the
 * rate. What is left of the image is below a bound from a lowest frequency to as far below half the
 * rate.
 */
public final class QuadraturePair {
  private final double[] factors;
  private final double[] input;
  private final double[] output;
  private double late;
  private double real;
  private double imaginary;

  /**
   * A pair.
   *
   * @param rate frames a second
   * @param lowest frequency in hertz from which on the image is down
   * @param decibels by which it is down
   */
  public QuadraturePair(double rate, double lowest, double decibels) {
    factors = factors(lowest / rate, decibels);
    input = new double[2 * factors.length];
    output = new double[2 * factors.length];
  }

  /**
   * The factors of the all-passes in {@code z^-2}, falling to the two chains in turn: the poles of
   * an elliptic half-band filter, by the series of Jacobi's theta functions.
   */
  private static double[] factors(double edge, double decibels) {
    double tan = Exact.tan(Math.PI / 4 - Math.PI * edge);
    double k = tan * tan;
    double q = Exact.exp(-Math.PI * mean(1, Math.sqrt(1 - k * k)) / mean(1, k));
    double ripple = Exact.pow(10, -decibels / 10);
    double selectivity = ripple / (1 - ripple);
    int order = (int) Math.ceil(Exact.log(selectivity * selectivity / 16) / Exact.log(q)) | 1;
    double[] factors = new double[(order - 1) / 2];
    for (int c = 1; c <= factors.length; c++) {
      double sum = 0;
      double rest = 0.5;
      for (int i = 0; i < 12; i++) {
        double sign = i % 2 == 0 ? 1 : -1;
        sum += sign * Exact.pow(q, i * (i + 1.0)) * Exact.sin((2 * i + 1) * c * Math.PI / order);
        if (i > 0) {
          rest += sign * Exact.pow(q, (double) i * i) * Exact.cos(2 * i * c * Math.PI / order);
        }
      }
      double w = sum * Exact.pow(q, 0.25) / rest;
      double square = w * w;
      double x = Math.sqrt((1 - square * k) * (1 - square / k)) / (1 + square);
      factors[c - 1] = (1 - x) / (1 + x);
    }
    return factors;
  }

  /** The arithmetic-geometric mean, which says the nome of an elliptic function. */
  private static double mean(double one, double other) {
    double a = one;
    double b = other;
    for (int i = 0; i < 30; i++) {
      double next = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = next;
    }
    return a;
  }

  /** Takes one sample. */
  public void step(float x) {
    double a = x;
    double b = late;
    late = x;
    for (int j = 0; j < factors.length; j++) {
      int two = 2 * j;
      double f = factors[j];
      double in = j % 2 == 0 ? a : b;
      double out = Math.fma(f, in + output[two + 1], -input[two + 1]);
      input[two + 1] = input[two];
      input[two] = in;
      output[two + 1] = output[two];
      output[two] = out;
      if (j % 2 == 0) {
        a = out;
      } else {
        b = out;
      }
    }
    real = a;
    imaginary = b;
  }

  /** The sound, its phase turned. */
  public float real() {
    return (float) real;
  }

  /** The sound a quarter turn behind {@link #real}. */
  public float imaginary() {
    return (float) imaginary;
  }

  public void flush() {
    for (int i = 0; i < input.length; i++) {
      input[i] = Exact.flush(input[i]);
      output[i] = Exact.flush(output[i]);
    }
  }

  public boolean empty() {
    if (late != 0) {
      return false;
    }
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0 || output[i] != 0) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    Arrays.fill(input, 0);
    Arrays.fill(output, 0);
    late = 0;
    real = 0;
    imaginary = 0;
  }
}
