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

  /** How a curve goes on. */
  public enum Shape {
    HOLD,
    LINEAR,
    CURVED
  }

  public Point {
    if (!Double.isFinite(value) || !(bend >= -1 && bend <= 1)) {
      throw new IllegalArgumentException("a point of value " + value + ", bend " + bend);
    }
    value = Zero.unsigned(value);
    bend = Zero.unsigned(bend);
  }
}
