package org.songline.coach.mending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

/** Lanes that are changed in one stretch of time and stay as they are before and after. */
final class Lanes {
  private Lanes() {}

  /** A point that holds a value from the start. */
  static Point start(double value) {
    return new Point(TickPosition.START, value, Shape.HOLD, 0);
  }

  /**
   * Changes the values within a stretch. A bent curve through one of its ends becomes straight.
   *
   * @param points of the lane as it is, or what stands for it when there is none
   */
  static List<Edit> inStretch(
      Track track, Target target, List<Point> points, Stretch stretch, DoubleUnaryOperator change) {
    List<Point> changed = new ArrayList<>();
    TickPosition from = stretch.from();
    TickPosition to = stretch.to();
    for (Point point : points) {
      if (point.at().isBefore(from)) {
        changed.add(straightened(points, point, stretch));
      }
    }
    if (from.tick() > 0 && shapeAt(points, before(from)) != Shape.HOLD) {
      TickPosition before = before(from);
      changed.removeIf(point -> point.at().equals(before));
      changed.add(new Point(before, valueAt(points, before), Shape.HOLD, 0));
    }
    if (changed.isEmpty() && from.tick() > 0) {
      changed.add(start(valueAt(points, TickPosition.START)));
    }
    changed.add(
        new Point(from, change.applyAsDouble(valueAt(points, from)), shapeAt(points, from), 0));
    for (Point point : points) {
      if (from.isBefore(point.at()) && point.at().isBefore(to)) {
        Point kept = straightened(points, point, stretch);
        changed.add(
            new Point(kept.at(), change.applyAsDouble(kept.value()), kept.shape(), kept.bend()));
      }
    }
    if (shapeAt(points, before(to)) != Shape.HOLD) {
      TickPosition last = before(to);
      if (changed.getLast().at().isBefore(last)) {
        changed.add(new Point(last, change.applyAsDouble(valueAt(points, last)), Shape.HOLD, 0));
      }
    }
    if (points.stream().noneMatch(point -> point.at().equals(to))) {
      changed.add(new Point(to, valueAt(points, to), shapeAt(points, to), 0));
    }
    for (Point point : points) {
      if (!point.at().isBefore(to)) {
        changed.add(point);
      }
    }
    return replaced(track, target, changed);
  }

  private static List<Edit> replaced(Track track, Target target, List<Point> points) {
    List<Edit> edits = new ArrayList<>();
    int index = track.automation().size();
    for (int i = 0; i < track.automation().size(); i++) {
      if (track.automation().get(i).target().equals(target)) {
        index = i;
        edits.add(
            new PutLane(track.id(), i, Optional.of(track.automation().get(i)), Optional.empty()));
      }
    }
    Automation lane = new Automation(target, true, points);
    edits.add(new PutLane(track.id(), index, Optional.empty(), Optional.of(lane)));
    return edits;
  }

  private static Point straightened(List<Point> points, Point point, Stretch stretch) {
    int next = points.indexOf(point) + 1;
    boolean cut =
        next < points.size()
            && (within(stretch.from(), point, points.get(next))
                || within(stretch.to(), point, points.get(next)));
    return cut && point.shape() == Shape.CURVED
        ? new Point(point.at(), point.value(), Shape.LINEAR, 0)
        : point;
  }

  private static boolean within(TickPosition at, Point first, Point second) {
    return first.at().isBefore(at) && at.isBefore(second.at());
  }

  private static TickPosition before(TickPosition at) {
    return new TickPosition(at.tick() - 1);
  }

  /** How the curve goes at a place; a bent one counts as straight. */
  private static Shape shapeAt(List<Point> points, TickPosition at) {
    int index = before(points, at);
    if (index < 0 || index + 1 == points.size()) {
      return Shape.HOLD;
    }
    return points.get(index).shape() == Shape.HOLD ? Shape.HOLD : Shape.LINEAR;
  }

  private static double valueAt(List<Point> points, TickPosition at) {
    int index = before(points, at);
    if (index < 0) {
      return points.getFirst().value();
    }
    Point point = points.get(index);
    if (index + 1 == points.size() || point.shape() == Shape.HOLD) {
      return point.value();
    }
    Point next = points.get(index + 1);
    double travel =
        (double) (at.tick() - point.at().tick()) / (next.at().tick() - point.at().tick());
    return point.value() + travel * (next.value() - point.value());
  }

  /** The last point at a place or before it. */
  private static int before(List<Point> points, TickPosition at) {
    int found = -1;
    for (int i = 0; i < points.size() && !at.isBefore(points.get(i).at()); i++) {
      found = i;
    }
    return found;
  }
}
