package org.songline.model.song;

import java.util.regex.Pattern;
import org.songline.model.SongProblem;
import org.songline.model.time.Quarters;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** The ranges that values of a song keep to, each refusal naming the part and the mend. */
public final class Limits {
  static final double MOST_GAIN = 12;
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_NAME = 1_000;
  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

  private Limits() {}

  /** One line that people read. */
  static void name(String place, String text) {
    if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
      throw new SongProblem(
          place, "a name is longer than 1000 letters or holds control characters", "shorten it");
    }
    paired(place, text);
  }

  /** Lines that people read. */
  static void text(String place, String text) {
    if (text.length() > LONGEST_TEXT
        || text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
      throw new SongProblem(
          place, "a text is longer than 100000 letters or holds control characters", "shorten it");
    }
    paired(place, text);
  }

  /** Half a surrogate pair cannot be written as UTF-8, so it would not come back. */
  private static void paired(String place, String text) {
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      throw new SongProblem(place, "a text holds half a character", "write it anew");
    }
  }

  static void color(String place, String color) {
    if (!COLOR.matcher(color).matches()) {
      throw new SongProblem(place, "the color is " + color, "write it like #3366aa");
    }
  }

  public static void range(String place, String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new SongProblem(
          place, what + " is " + number(value), "use " + number(least) + " to " + number(most));
    }
  }

  /** Decibels up to {@link #MOST_GAIN}; negative infinity is silence. */
  static void gain(String place, String what, double decibels) {
    range(place, what, decibels, Double.NEGATIVE_INFINITY, MOST_GAIN);
  }

  static void time(String place, TickPosition position) {
    if (position.tick() > Quarters.MAX_TICKS) {
      throw new SongProblem(place, "a position is beyond the longest song", "move it nearer");
    }
  }

  static void span(String place, TickPosition start, Ticks length) {
    if (start.tick() > Quarters.MAX_TICKS || length.count() > Quarters.MAX_TICKS - start.tick()) {
      throw new SongProblem(place, "the end is beyond the longest song", "make it shorter");
    }
    if (length.count() == 0) {
      throw new SongProblem(place, "the length is 0", "give it a length or remove it");
    }
  }

  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
