package org.songline.model.song;

import java.util.Comparator;
import org.songline.model.time.TickPosition;

/**
 * A breakpoint of a curve.
 *
 * @param value in the unit of what it moves
 * @param shape how the curve goes from here to the next point
 * @param bend for {@link Shape#CURVED}, -1 (late) to 1 (early); 0 is straight; otherwise 0
 */
public record Point(TickPosition at, double value, Shape shape, double bend) {
  /** By position. */
  public static final Comparator<Point> ORDER = Comparator.comparing(Point::at);

  /** By position, then the rest, so that only equal points compare as equal. */
  static final Comparator<Point> WHOLE =
      ORDER
          .thenComparingDouble(Point::value)
          .thenComparing(Point::shape)
          .thenComparingDouble(Point::bend);

  private static final double BEND = 0.98;

  /** How a curve goes on. */
  public enum Shape {
    HOLD,
    LINEAR,
    CURVED
  }

  /**
   * The slope k of a curve at its start, where its travel is c = k t / (1 + (k - 1) t) of the way
   * t: k = (1 + 0.98 b) / (1 - 0.98 b) for a bend b, and 1 for a line.
   */
  public static double sharpness(Shape shape, double bend) {
    double b = shape == Shape.CURVED ? BEND * bend : 0;
    return (1 + b) / (1 - b);
  }

  /** The bend of a curve of this slope at its start. */
  public static double bendOf(double sharpness) {
    return Math.clamp((sharpness - 1) / (sharpness + 1) / BEND, -1.0, 1.0);
  }

  public Point {
    if (!Double.isFinite(value) || !(bend >= -1 && bend <= 1)) {
      throw new IllegalArgumentException("a point of value " + value + ", bend " + bend);
    }
    value = Zero.unsigned(value);
    bend = Zero.unsigned(bend);
  }
}
