package org.songline.model.song;

import java.util.EnumSet;
import java.util.List;
import org.songline.model.SongProblem;
import org.songline.model.time.Ticks;

/** What makes a pattern whole. */
public final class PatternCheck {
  private static final int MOST_BANKS = 16_384;
  private static final long SHORTEST_STEP = Ticks.PER_QUARTER / 32;
  private static final long LONGEST_STEP = 64 * Ticks.PER_QUARTER;

  private PatternCheck() {}

  public static void check(Pattern pattern) {
    String place = place(pattern);
    name(pattern);
    pattern.notes().forEach(note -> check(place, note));
    pattern.controls().forEach(control -> check(place, control));
    for (int i = 0; i < pattern.rows().size(); i++) {
      check(place, pattern.rows().get(i));
      if (i > 0 && pattern.rows().get(i - 1).key() == pattern.rows().get(i).key()) {
        throw new SongProblem(place, "two rows have one key", "join their steps");
      }
    }
  }

  public static void check(String place, Row row) {
    Limits.name(place, row.name());
    Limits.range(place, "the number of steps of a row", row.length(), 1, RowStep.MOST);
    long ticks = row.rate().count();
    if (ticks < SHORTEST_STEP || ticks > LONGEST_STEP) {
      throw new SongProblem(
          place, "a row has steps shorter than 1/32 or longer than 64 quarters", "change its rate");
    }
    Limits.range(place, "the swing of a row", row.swing(), Row.STRAIGHT, Row.MOST_SWING);
    Limits.range(place, "the choke group of a row", row.choke(), 0, Row.MOST_CHOKE);
    Limits.range(place, "the seed of a row", row.seed(), 0, Integer.MAX_VALUE);
    for (int i = 1; i < row.steps().size(); i++) {
      if (row.steps().get(i - 1).index() == row.steps().get(i).index()) {
        throw new SongProblem(place, "a row has two steps at one place", "keep one of them");
      }
    }
  }

  public static void name(Pattern pattern) {
    Limits.name(place(pattern), pattern.name());
  }

  public static String place(Pattern pattern) {
    return "pattern " + pattern.id().text();
  }

  public static void check(String place, Note note) {
    Limits.span(place, note.at(), note.length());
    EnumSet<Expression.Kind> seen = EnumSet.noneOf(Expression.Kind.class);
    for (Expression expression : note.expressions()) {
      if (!seen.add(expression.kind())) {
        throw new SongProblem(
            place, "a note has two curves for one expression", "join their points");
      }
      double most = expression.kind() == Expression.Kind.PITCH ? 127 : 1;
      double least = -most;
      switch (expression.kind()) {
        case PRESSURE, TIMBRE -> least = 0;
        case GAIN -> {
          least = -144;
          most = Limits.MOST_GAIN;
        }
        case PITCH, PAN -> {}
      }
      points(place, expression.points());
      for (Point point : expression.points()) {
        Limits.range(place, "an expression", point.value(), least, most);
      }
    }
  }

  public static void check(String place, Control control) {
    Limits.time(place, control.at());
    int most =
        switch (control.kind()) {
          case CONTROLLER, KEY_PRESSURE -> 127;
          case PROGRAM -> MOST_BANKS - 1;
          case BEND, PRESSURE -> 0;
        };
    Limits.range(place, "the number of a control", control.number(), 0, most);
    boolean bend = control.kind() == Control.Kind.BEND;
    Limits.range(place, "the value of a control", control.value(), bend ? -1 : 0, bend ? 1 : 127);
    if (control.kind() == Control.Kind.PROGRAM && control.value() != Math.rint(control.value())) {
      throw new SongProblem(place, "a program is not a whole number", "use 0 to 127");
    }
  }

  /** At least one, at one place each, bent only where a bend has a meaning. */
  static void points(String place, List<Point> points) {
    if (points.isEmpty()) {
      throw new SongProblem(place, "a curve has no points", "give it one or remove it");
    }
    for (int i = 0; i < points.size(); i++) {
      point(place, points.get(i));
      if (i > 0 && points.get(i).at().equals(points.get(i - 1).at())) {
        throw new SongProblem(place, "a curve has two points at one place", "keep one of them");
      }
    }
  }

  static void point(String place, Point point) {
    Limits.time(place, point.at());
    bend(place, point.shape(), point.bend());
  }

  static void bend(String place, Point.Shape shape, double bend) {
    if (bend != 0 && shape != Point.Shape.CURVED) {
      throw new SongProblem(
          place, "a point that is not curved has a bend", "remove the bend or curve the point");
    }
  }
}
