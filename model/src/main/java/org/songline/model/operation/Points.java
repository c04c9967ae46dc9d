package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.time.TickPosition;

/** The points of curves, by position, and the values between them as the engine plays them. */
final class Points {
  private static final double BEND = 0.98;

  private Points() {}

  /** Points with one at each place: of several the last. */
  static List<Point> spread(List<Point> points) {
    TreeMap<TickPosition, Point> places = new TreeMap<>();
    points.forEach(point -> places.put(point.at(), point));
    return List.copyOf(places.values());
  }

  static Point moved(Point point, long by) {
    return new Point(
        new TickPosition(point.at().tick() + by), point.value(), point.shape(), point.bend());
  }

  /** The place of the last point at or before a tick; -1 when all come later. */
  static int last(List<Point> points, long tick) {
    int low = -1;
    int high = points.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).at().tick() <= tick) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The point that a curve would have at a tick, so that it goes on from there as it does. */
  static Point at(List<Point> points, long tick) {
    int index = last(points, tick);
    TickPosition at = new TickPosition(tick);
    if (index < 0) {
      return new Point(at, points.getFirst().value(), Shape.HOLD, 0);
    }
    Point point = points.get(index);
    if (index + 1 == points.size() || point.shape() == Shape.HOLD) {
      return new Point(at, point.value(), point.shape(), point.bend());
    }
    Point next = points.get(index + 1);
    double travel = (tick - point.at().tick()) / (double) (next.at().tick() - point.at().tick());
    double sharpness = sharpness(point);
    double share = sharpness * travel / (1 + (sharpness - 1) * travel);
    double value = point.value() + (next.value() - point.value()) * share;
    // What is left of a hyperbola is a hyperbola; its sharpness is that of its slopes.
    double rest = sharpness / (1 + (sharpness - 1) * travel);
    return new Point(at, value, point.shape(), point.shape() == Shape.CURVED ? bend(rest) : 0);
  }

  /** What a curve does from a tick on, counted from there. */
  static List<Point> from(List<Point> points, long tick) {
    List<Point> rest = new ArrayList<>();
    int index = last(points, tick);
    Point first = at(points, tick);
    if (index >= 0) {
      rest.add(moved(first, -tick));
    }
    for (Point point : points.subList(index + 1, points.size())) {
      rest.add(moved(point, -tick));
    }
    return rest;
  }

  private static double sharpness(Point point) {
    double bend = point.shape() == Shape.CURVED ? BEND * point.bend() : 0;
    return (1 + bend) / (1 - bend);
  }

  private static double bend(double sharpness) {
    return Math.clamp((sharpness - 1) / (sharpness + 1) / BEND, -1.0, 1.0);
  }
}
