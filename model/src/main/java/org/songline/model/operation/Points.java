package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.time.TickPosition;

/** The points of curves, by position, and the values between them as the engine plays them. */
final class Points {
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
    double sharpness = Point.sharpness(point.shape(), point.bend());
    double share = sharpness * travel / (1 + (sharpness - 1) * travel);
    double value = point.value() + (next.value() - point.value()) * share;
    // What is left of a hyperbola is a hyperbola; its sharpness is that of its slopes.
    double rest = sharpness / (1 + (sharpness - 1) * travel);
    return new Point(
        at, value, point.shape(), point.shape() == Shape.CURVED ? Point.bendOf(rest) : 0);
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

  /** What a curve does in new time; {@code pieces} as they follow each other. */
  static List<Point> rearranged(List<Point> points, List<Piece> pieces) {
    boolean order = true;
    boolean kept = true;
    long before = 0;
    for (Piece piece : pieces) {
      if (!piece.gap()) {
        order &= piece.from() >= before;
        long gone = before;
        kept &= points.stream().noneMatch(p -> inside(p, gone, piece.from()));
        before = piece.to();
      }
    }
    if (order && kept) {
      return shifted(points, pieces);
    }
    List<Point> now = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!piece.gap()) {
        splice(now, points, piece);
      }
    }
    return now;
  }

  private static boolean inside(Point point, long from, long to) {
    return point.at().tick() >= from && point.at().tick() < to;
  }

  /**
   * Nothing but time without points comes or goes: the points move, and lines between them turn.
   */
  private static List<Point> shifted(List<Point> points, List<Piece> pieces) {
    List<Point> now = new ArrayList<>();
    for (Piece piece : pieces) {
      for (Point point : points) {
        if (piece.holds(point.at().tick())) {
          now.add(moved(point, piece.at() - piece.from()));
        }
      }
    }
    return now;
  }

  /** A curve with another one, from its start, in a stretch of time. */
  static List<Point> pasted(List<Point> old, List<Point> pasted, long at, long end) {
    List<Point> now = new ArrayList<>();
    if (at > 0 && !old.isEmpty()) {
      splice(now, old, new Piece(0, at, 0));
    }
    splice(now, pasted, new Piece(0, end - at, at));
    if (!old.isEmpty()) {
      splice(now, old, new Piece(end, Piece.END, end));
    }
    return now;
  }

  /** Lets a curve go on as another one does in a stretch of time, whatever it was before. */
  static void splice(List<Point> now, List<Point> points, Piece piece) {
    close(now, piece.at());
    Point first = at(points, piece.from());
    boolean same =
        !now.isEmpty()
            && now.getLast().shape() == Shape.HOLD
            && first.shape() == Shape.HOLD
            && now.getLast().value() == first.value();
    if (!same) {
      now.add(moved(first, piece.at() - piece.from()));
    }
    for (Point point : points) {
      if (point.at().tick() > piece.from() && piece.holds(point.at().tick())) {
        now.add(moved(point, piece.at() - piece.from()));
      }
    }
    // A line that leads out of the stretch reaches there what it would have reached.
    if (piece.to() != Piece.END) {
      Point last = at(points, piece.to() - 1);
      boolean leads =
          last.shape() != Shape.HOLD && last(points, piece.to() - 1) + 1 < points.size();
      if (leads && now.getLast().at().tick() < piece.moved(piece.to() - 1)) {
        cut(now, points, piece);
      }
    }
  }

  /** Ends a line at the last tick of a stretch, with the part of its bend that is left. */
  private static void cut(List<Point> now, List<Point> points, Piece piece) {
    Point last = at(points, piece.to() - 1);
    Point start = now.removeLast();
    long from = piece.from() + start.at().tick() - piece.at();
    Point next = points.get(last(points, from) + 1);
    double share = (piece.to() - 1 - from) / (double) (next.at().tick() - from);
    double sharpness = Point.sharpness(start.shape(), start.bend());
    // The sharpness of the first part of a hyperbola.
    double first = 1 + (sharpness - 1) * share;
    now.add(
        new Point(
            start.at(),
            start.value(),
            start.shape(),
            start.shape() == Shape.CURVED ? Point.bendOf(first) : 0));
    now.add(new Point(new TickPosition(piece.moved(piece.to() - 1)), last.value(), Shape.HOLD, 0));
  }

  /** Lets nothing stand at or after a place. */
  private static void close(List<Point> now, long at) {
    while (!now.isEmpty() && now.getLast().at().tick() >= at) {
      now.removeLast();
    }
  }
}
