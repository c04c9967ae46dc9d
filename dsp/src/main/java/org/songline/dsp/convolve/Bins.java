package org.songline.dsp.convolve;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import org.songline.dsp.Lanes;

/**
 * Loops over the bins of spectra. A transform of {@code size} points holds two real signals, one in
 * its real and one in its imaginary parts; bins 0 to {@code size / 2} of each say all.
 */
final class Bins {
  private static final VectorShuffle<Float> BACKWARD =
      VectorShuffle.fromOp(Lanes.SPECIES, i -> Lanes.STEP - 1 - i);

  private Bins() {}

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.SPECIES, x, at);
  }

  private static FloatVector backward(float[] x, int last) {
    return FloatVector.fromArray(Lanes.SPECIES, x, last - Lanes.STEP + 1).rearrange(BACKWARD);
  }

  /**
   * Twice the spectra of both signals, bins {@code from} to {@code to}.
   *
   * @param re of the transform, with bin 0 again at {@code size}
   * @param im likewise
   * @param at index of bin 0 in the four targets
   */
  static void split(
      float[] re,
      float[] im,
      int size,
      float[] oneR,
      float[] oneI,
      float[] twoR,
      float[] twoI,
      int at,
      int from,
      int to) {
    for (int k = from; k < to; k += Lanes.STEP) {
      FloatVector r = load(re, k);
      FloatVector i = load(im, k);
      FloatVector backR = backward(re, size - k);
      FloatVector backI = backward(im, size - k);
      r.add(backR).intoArray(oneR, at + k);
      i.sub(backI).intoArray(oneI, at + k);
      i.add(backI).intoArray(twoR, at + k);
      backR.sub(r).intoArray(twoI, at + k);
    }
  }

  /** Undoes {@link #split} but for the bin in the middle and the factor of two. */
  static void merge(
      float[] oneR,
      float[] oneI,
      float[] twoR,
      float[] twoI,
      float[] re,
      float[] im,
      int size,
      int from,
      int to) {
    for (int k = from; k < to; k += Lanes.STEP) {
      FloatVector r1 = load(oneR, k);
      FloatVector i1 = load(oneI, k);
      FloatVector r2 = load(twoR, k);
      FloatVector i2 = load(twoI, k);
      r1.sub(i2).intoArray(re, k);
      i1.add(r2).intoArray(im, k);
      int back = size - k - Lanes.STEP + 1;
      r1.add(i2).rearrange(BACKWARD).intoArray(re, back);
      r2.sub(i1).rearrange(BACKWARD).intoArray(im, back);
    }
  }

  /** Adds the product of one spectrum and one part of the impulse. */
  static void addProduct(
      float[] sumR,
      float[] sumI,
      float[] xr,
      float[] xi,
      int x,
      float[] hr,
      float[] hi,
      int h,
      int from,
      int to) {
    for (int k = from; k < to; k += Lanes.STEP) {
      FloatVector a = load(xr, x + k);
      FloatVector b = load(xi, x + k);
      FloatVector c = load(hr, h + k);
      FloatVector d = load(hi, h + k);
      a.fma(c, load(sumR, k)).sub(b.mul(d)).intoArray(sumR, k);
      a.fma(d, b.fma(c, load(sumI, k))).intoArray(sumI, k);
    }
  }

  /** Adds the products of four spectra and four parts of the impulse that follow each other. */
  static void addProducts(
      float[] sumR,
      float[] sumI,
      float[] xr,
      float[] xi,
      int x0,
      int x1,
      int x2,
      int x3,
      float[] hr,
      float[] hi,
      int h,
      int stride,
      int from,
      int to) {
    for (int k = from; k < to; k += Lanes.STEP) {
      FloatVector a = load(xr, x0 + k);
      FloatVector b = load(xi, x0 + k);
      FloatVector c = load(hr, h + k);
      FloatVector d = load(hi, h + k);
      FloatVector r = a.fma(c, load(sumR, k));
      FloatVector minus = b.mul(d);
      FloatVector i = a.fma(d, b.fma(c, load(sumI, k)));
      a = load(xr, x1 + k);
      b = load(xi, x1 + k);
      c = load(hr, h + stride + k);
      d = load(hi, h + stride + k);
      r = a.fma(c, r);
      minus = b.fma(d, minus);
      i = a.fma(d, b.fma(c, i));
      a = load(xr, x2 + k);
      b = load(xi, x2 + k);
      c = load(hr, h + 2 * stride + k);
      d = load(hi, h + 2 * stride + k);
      r = a.fma(c, r);
      minus = b.fma(d, minus);
      i = a.fma(d, b.fma(c, i));
      a = load(xr, x3 + k);
      b = load(xi, x3 + k);
      c = load(hr, h + 3 * stride + k);
      d = load(hi, h + 3 * stride + k);
      r = a.fma(c, r);
      minus = b.fma(d, minus);
      i = a.fma(d, b.fma(c, i));
      r.sub(minus).intoArray(sumR, k);
      i.intoArray(sumI, k);
    }
  }
}
