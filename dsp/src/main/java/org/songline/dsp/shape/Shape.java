package org.songline.dsp.shape;

/**
 * A distortion curve with its first and second integral, from which {@link Averager} makes it free
 * of most aliases. The constants of integration are free, but the same everywhere.
 */
public interface Shape {
  /** The curve. */
  double at(double x);

  /** The integral of the curve. */
  double first(double x);

  /** The integral of the integral. */
  double second(double x);

  /** {@link #second} of many numbers. */
  void second(double[] x, double[] result, int count);
}
