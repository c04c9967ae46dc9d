package org.songline.model.song;

import java.util.Comparator;
import java.util.List;
import org.songline.model.time.Ticks;

/**
 * A row of the step grid of a pattern: a key and when it is hit. A row repeats by itself, each with
 * its own number of steps, for as long as a clip plays its pattern; a turn of the clip's loop
 * begins it again where the loop begins. {@link RowNotes} says exactly what it plays.
 *
 * @param key 0 to 127; one row of a pattern for each
 * @param name what people call it; may be empty
 * @param length how many steps it has, 1 to {@link RowStep#MOST}
 * @param rate the length of a step
 * @param swing where every second step of the pattern lies between its neighbours, in percent: 50
 *     is straight, 66.7 a triplet, at most 75
 * @param choke rows of one number above 0 end each other's notes
 * @param seed what chance draws from: another seed, another draw
 * @param steps those that are on, by index; what lies beyond {@code length} is kept and not heard
 */
public record Row(
    int key,
    String name,
    int length,
    Ticks rate,
    double swing,
    int choke,
    boolean muted,
    int seed,
    List<RowStep> steps) {
  /** By key. */
  public static final Comparator<Row> ORDER = Comparator.comparingInt(Row::key);

  public static final int USUAL_LENGTH = 16;
  public static final Ticks SIXTEENTH = new Ticks(Ticks.PER_QUARTER / 4);
  public static final double STRAIGHT = 50;
  static final double MOST_SWING = 75;
  static final int MOST_CHOKE = 16;

  public Row {
    steps = Sorted.of(RowStep.ORDER, steps);
    if (key < 0 || key > 127) {
      throw new IllegalArgumentException("a row with key " + key);
    }
  }

  /** Sixteen straight sixteenths, all off. */
  public static Row of(int key, String name) {
    return new Row(key, name, USUAL_LENGTH, SIXTEENTH, STRAIGHT, 0, false, 0, List.of());
  }

  public Row withName(String name) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withLength(int length) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withRate(Ticks rate) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withSwing(double swing) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withChoke(int choke) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withMuted(boolean muted) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withSeed(int seed) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }

  public Row withSteps(List<RowStep> steps) {
    return new Row(key, name, length, rate, swing, choke, muted, seed, steps);
  }
}
