package org.songline.model.operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.songline.model.operation.AutomationOperation.WaveForm;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.time.TickPosition;

/** Curves made and made simpler. */
final class Curves {
  /** Lines to a period of a sine; the largest error is half a hundredth of its height. */
  private static final int SINE = 16;

  private Curves() {}

  /**
   * As few of the points as keep every one within a tolerance, by the method of Ramer (1972),
   * Douglas and Peucker (1973) with the distance in value.
   *
   * @param points by position
   * @param held whether values hold, as those of switches; then only changes stay
   */
  static List<Point> thinned(List<Point> points, double tolerance, boolean held) {
    if (held) {
      return switched(points);
    }
    BitSet kept = new BitSet();
    kept.set(0);
    kept.set(points.size() - 1);
    Deque<int[]> spans = new ArrayDeque<>();
    spans.push(new int[] {0, points.size() - 1});
    while (!spans.isEmpty()) {
      int[] span = spans.pop();
      int worst = -1;
      double most = tolerance;
      for (int i = span[0] + 1; i < span[1]; i++) {
        double off =
            Math.abs(
                points.get(i).value()
                    - between(points.get(span[0]), points.get(span[1]), i, points));
        if (off > most) {
          most = off;
          worst = i;
        }
      }
      if (worst >= 0) {
        kept.set(worst);
        spans.push(new int[] {span[0], worst});
        spans.push(new int[] {worst, span[1]});
      }
    }
    return kept.stream().mapToObj(i -> line(points.get(i))).toList();
  }

  private static double between(Point from, Point to, int index, List<Point> points) {
    double share =
        (points.get(index).at().tick() - from.at().tick())
            / (double) (to.at().tick() - from.at().tick());
    return from.value() + (to.value() - from.value()) * share;
  }

  private static Point line(Point point) {
    return new Point(point.at(), point.value(), Shape.LINEAR, 0);
  }

  /** Points that hold 0 or 1, only where that changes. */
  static List<Point> switched(List<Point> points) {
    List<Point> now = new ArrayList<>();
    for (Point point : points) {
      double value = point.value() >= 0.5 ? 1 : 0;
      if (now.isEmpty() || now.getLast().value() != value) {
        now.add(new Point(point.at(), value, Shape.HOLD, 0));
      }
    }
    return now;
  }

  static List<Point> form(
      WaveForm form, long from, long to, long period, double low, double high, int seed) {
    List<Point> points = new ArrayList<>();
    Chance chance = new Chance(seed);
    for (long at = from; at < to; at += period) {
      switch (form) {
        case SINE -> {
          for (int i = 0; i < SINE; i++) {
            double share = 0.5 + 0.5 * StrictMath.sin(2 * StrictMath.PI * i / SINE);
            add(points, at + period * i / SINE, to, low + (high - low) * share, Shape.LINEAR);
          }
        }
        case TRIANGLE -> {
          add(points, at, to, low, Shape.LINEAR);
          add(points, at + period / 2, to, high, Shape.LINEAR);
        }
        case SAW_UP, SAW_DOWN -> {
          boolean up = form == WaveForm.SAW_UP;
          add(points, at, to, up ? low : high, Shape.LINEAR);
          add(points, at + period - 1, to, up ? high : low, Shape.HOLD);
        }
        case SQUARE -> {
          add(points, at, to, high, Shape.HOLD);
          add(points, at + period / 2, to, low, Shape.HOLD);
        }
        case RANDOM ->
            add(points, at, to, low + (high - low) * (0.5 + 0.5 * chance.next()), Shape.HOLD);
      }
    }
    return points;
  }

  private static void add(List<Point> points, long at, long to, double value, Shape shape) {
    if (at < to) {
      points.add(new Point(new TickPosition(at), value, shape, 0));
    }
  }
}
