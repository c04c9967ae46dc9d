package org.songline.model.song;

import java.util.Comparator;
import java.util.List;

/**
 * A curve that shapes one note; positions count from the start of the note.
 *
 * @param points by position, at least one
 */
public record Expression(Kind kind, List<Point> points) {
  /** By kind, then the points one by one. */
  public static final Comparator<Expression> ORDER =
      Comparator.comparing(Expression::kind)
          .thenComparing(Expression::points, Sorted.each(Point.WHOLE));

  /** What a curve moves. */
  public enum Kind {
    /** Semitones from the key. */
    PITCH,
    /** 0 to 1. */
    PRESSURE,
    /** 0 to 1. */
    TIMBRE,
    /** Decibels. */
    GAIN,
    /** -1 left to 1 right. */
    PAN
  }

  public Expression {
    points = Sorted.of(Point.ORDER, points);
  }
}
