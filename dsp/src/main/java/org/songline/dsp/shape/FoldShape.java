package org.songline.dsp.shape;

import org.songline.dsp.Exact;

/** A sine: peaks turn back, again and again. */
public final class FoldShape implements Shape {
  private static final double TURNS = 1 / Math.PI;

  /** Adding and taking away this rounds to the nearest whole number. */
  private static final double ROUND = 0x1.8p52;

  @Override
  public double at(double x) {
    return sine(x * TURNS);
  }

  @Override
  public double first(double x) {
    return -sine(x * TURNS + 0.5);
  }

  @Override
  public double second(double x) {
    return -sine(x * TURNS);
  }

  @Override
  public void second(double[] x, double[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = -sine(x[i] * TURNS);
    }
  }

  /** The sine of so many half turns. */
  private static double sine(double halfTurns) {
    double half = (0.5 * halfTurns + ROUND) - ROUND;
    double t = halfTurns - 2 * half;
    double folded = t > 0.5 ? 1 - t : t < -0.5 ? -1 - t : t;
    return Exact.sinPi(folded);
  }
}
