package org.songline.model.song;

import java.util.Comparator;
import java.util.List;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * One note of a pattern.
 *
 * @param at start within the pattern
 * @param length above zero
 * @param key 0 to 127, 60 is middle C
 * @param velocity above 0 to 127
 * @param release release velocity, 0 to 127
 * @param expressions curves that shape this note alone; usually none
 */
public record Note(
    TickPosition at,
    Ticks length,
    int key,
    double velocity,
    double release,
    List<Expression> expressions) {
  /** By start, then key, then the rest, so that a song has one way to be written. */
  public static final Comparator<Note> ORDER =
      Comparator.comparing(Note::at)
          .thenComparingInt(Note::key)
          .thenComparing(Note::length)
          .thenComparingDouble(Note::velocity)
          .thenComparingDouble(Note::release)
          .thenComparing(Note::expressions, Sorted.each(Expression.ORDER));

  public static final double DEFAULT_RELEASE = 64;

  public Note {
    expressions = List.copyOf(expressions);
    if (length.count() == 0) {
      throw new IllegalArgumentException("a note without length");
    }
    if (key < 0 || key > 127) {
      throw new IllegalArgumentException("a note with key " + key);
    }
    if (!(velocity > 0 && velocity <= 127) || !(release >= 0 && release <= 127)) {
      throw new IllegalArgumentException("a note with velocity " + velocity + ", " + release);
    }
    release = Zero.unsigned(release);
  }

  public Note(TickPosition at, Ticks length, int key, double velocity) {
    this(at, length, key, velocity, DEFAULT_RELEASE, List.of());
  }

  public TickPosition end() {
    return at.plus(length);
  }
}
