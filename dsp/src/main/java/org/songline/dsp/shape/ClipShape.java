package org.songline.dsp.shape;

/**
 * Clipping at full scale with a knee: straight up to {@code 1 - knee}, a parabola from there to
 * {@code 1 + knee}, and 1 beyond. Knee 0 is a corner.
 */
public final class ClipShape implements Shape {
  /** Below this a knee is a corner. */
  private static final double LEAST = 1e-6;

  private double knee;
  private double from;
  private double to;
  private double cubic;
  private double quartic;
  private double quadratic;
  private double endFirst;
  private double endSecond;

  public ClipShape() {
    set(0);
  }

  /** Sets the knee, 0 to 1. */
  public void set(double newKnee) {
    knee = newKnee < LEAST ? 0 : newKnee;
    from = 1 - knee;
    to = 1 + knee;
    quadratic = knee == 0 ? 0 : 1 / (4 * knee);
    cubic = quadratic / 3;
    quartic = cubic / 4;
    double into = to - from;
    endFirst = 0.5 * to * to - cubic * into * into * into;
    endSecond = to * to * to / 6 - quartic * into * into * into * into;
  }

  public double knee() {
    return knee;
  }

  @Override
  public double at(double x) {
    double size = Math.abs(x);
    double into = Math.max(0, size - from);
    double y = size >= to ? 1 : size - quadratic * into * into;
    return x < 0 ? -y : y;
  }

  @Override
  public double first(double x) {
    double size = Math.abs(x);
    if (size >= to) {
      return endFirst + (size - to);
    }
    double into = Math.max(0, size - from);
    return 0.5 * size * size - cubic * into * into * into;
  }

  @Override
  public double second(double x) {
    double size = Math.abs(x);
    double into = Math.max(0, size - from);
    double beyond = size - to;
    double y =
        beyond >= 0
            ? endSecond + beyond * (endFirst + 0.5 * beyond)
            : size * size * size * (1 / 6.0) - quartic * into * into * into * into;
    return x < 0 ? -y : y;
  }

  @Override
  public void second(double[] x, double[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = second(x[i]);
    }
  }
}
