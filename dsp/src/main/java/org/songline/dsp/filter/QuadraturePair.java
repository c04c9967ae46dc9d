package org.songline.dsp.filter;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * Turns each channel of a stereo sound into two of the same level that are a quarter turn apart, by
 * two chains of all-passes: the elliptic half-band filter of Valenzuela and Constantinides
 * ("Digital signal processing schemes for efficient interpolation and decimation", 1983), turned by
 * a quarter of the rate. What is left of the image is below a bound from a lowest frequency to as
 * far below half the rate.
 *
 * <p>As the all-passes reach two samples back, two frames of both sides and both chains run side by
 * side, in eight lanes.
 */
public final class QuadraturePair {
  /** Lanes of a pair of frames: even left, even right, odd left, odd right; first the real. */
  private static final int LANES = 8;

  private static final int IMAGINARY = 4;

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** All-passes of the chain of the real part, the longer one. */
  private final int stages;

  /** Whether the other chain has one less. */
  private final boolean uneven;

  /** The factor of each stage in its lanes. */
  private final double[] factors;

  private final double[] negated;

  /** The last pair of frames that came into each stage, and that left it. */
  private final double[] ins;

  private final double[] outs;

  /** The last frame: left, right. */
  private final double[] late = new double[2];

  private final double[] x = new double[LANES * Quantum.FRAMES / 2];

  /** The longer chain with its last stage, where the other has none. */
  private final double[] last = new double[LANES * Quantum.FRAMES / 2];

  /**
   * A pair.
   *
   * @param rate frames a second
   * @param lowest frequency in hertz from which on the image is down
   * @param decibels by which it is down
   */
  public QuadraturePair(double rate, double lowest, double decibels) {
    double[] alternate = factors(lowest / rate, decibels);
    stages = (alternate.length + 1) / 2;
    uneven = alternate.length % 2 == 1;
    factors = new double[stages * LANES];
    negated = new double[stages * LANES];
    for (int j = 0; j < alternate.length; j++) {
      int first = j / 2 * LANES + j % 2 * IMAGINARY;
      Arrays.fill(factors, first, first + IMAGINARY, alternate[j]);
      Arrays.fill(negated, first, first + IMAGINARY, -alternate[j]);
    }
    ins = new double[stages * LANES];
    outs = new double[stages * LANES];
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

  /**
   * Takes an even number of frames.
   *
   * @param left one side; frames {@code from} to {@code to} of a quantum
   * @param real receives the sound, its phase turned: left, right
   * @param imaginary receives the sound a quarter turn behind {@code real}
   */
  public void process(
      float[] left, float[] right, int from, int to, float[][] real, float[][] imaginary) {
    int pairs = (to - from) / 2;
    gather(left, right, from, pairs);
    int common = uneven ? stages - 1 : stages;
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      int stage = 0;
      for (; stage + 2 <= common; stage += 2) {
        two(stage * LANES + lane, lane, pairs);
      }
      if (stage < common) {
        one(stage * LANES + lane, lane, pairs, x);
      }
      if (uneven) {
        one(common * LANES + lane, lane, pairs, last);
      }
    }
    // Every stage turns its sound over.
    spread(uneven ? last : x, 0, stages % 2 == 0 ? 1 : -1, from, pairs, real);
    spread(x, IMAGINARY, common % 2 == 0 ? 1 : -1, from, pairs, imaginary);
  }

  /** The chain of the imaginary part is a frame late. */
  private void gather(float[] left, float[] right, int from, int pairs) {
    double lateLeft = late[0];
    double lateRight = late[1];
    for (int m = 0; m < pairs; m++) {
      int i = from + 2 * m;
      int at = LANES * m;
      x[at] = left[i];
      x[at + 1] = right[i];
      x[at + 2] = left[i + 1];
      x[at + 3] = right[i + 1];
      x[at + 4] = lateLeft;
      x[at + 5] = lateRight;
      x[at + 6] = left[i];
      x[at + 7] = right[i];
      lateLeft = left[i + 1];
      lateRight = right[i + 1];
    }
    late[0] = lateLeft;
    late[1] = lateRight;
  }

  /** Two stages in place; each gives its all-pass turned over: {@code past - f in + f out}. */
  private void two(int at, int lane, int pairs) {
    var f = load(factors, at);
    var g = load(factors, at + LANES);
    var minusF = load(negated, at);
    var minusG = load(negated, at + LANES);
    var a = load(ins, at);
    var b = load(outs, at);
    var c = load(outs, at + LANES);
    for (int i = lane; i < LANES * pairs; i += LANES) {
      var in = load(x, i);
      var between = f.fma(b, minusF.fma(in, a));
      c = g.fma(c, minusG.fma(between, b));
      c.intoArray(x, i);
      a = in;
      b = between;
    }
    a.intoArray(ins, at);
    b.intoArray(outs, at);
    b.intoArray(ins, at + LANES);
    c.intoArray(outs, at + LANES);
  }

  private void one(int at, int lane, int pairs, double[] out) {
    var f = load(factors, at);
    var minusF = load(negated, at);
    var a = load(ins, at);
    var b = load(outs, at);
    for (int i = lane; i < LANES * pairs; i += LANES) {
      var in = load(x, i);
      b = f.fma(b, minusF.fma(in, a));
      b.intoArray(out, i);
      a = in;
    }
    a.intoArray(ins, at);
    b.intoArray(outs, at);
  }

  private static DoubleVector load(double[] from, int at) {
    return DoubleVector.fromArray(SPECIES, from, at);
  }

  private static void spread(
      double[] lanes, int first, float sign, int from, int pairs, float[][] out) {
    float[] left = out[0];
    float[] right = out[1];
    for (int m = 0; m < pairs; m++) {
      int i = from + 2 * m;
      int at = LANES * m + first;
      left[i] = sign * (float) lanes[at];
      right[i] = sign * (float) lanes[at + 1];
      left[i + 1] = sign * (float) lanes[at + 2];
      right[i + 1] = sign * (float) lanes[at + 3];
    }
  }

  public void flush() {
    for (int i = 0; i < ins.length; i++) {
      ins[i] = Exact.flush(ins[i]);
      outs[i] = Exact.flush(outs[i]);
    }
  }

  public boolean empty() {
    boolean empty = late[0] == 0 && late[1] == 0;
    for (int i = 0; i < ins.length; i++) {
      empty &= ins[i] == 0 && outs[i] == 0;
    }
    return empty;
  }

  public void reset() {
    Arrays.fill(ins, 0);
    Arrays.fill(outs, 0);
    Arrays.fill(late, 0);
  }
}
