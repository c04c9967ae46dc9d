package org.songline.model.operation;

import org.songline.model.SongProblem;
import org.songline.model.song.Limits;
import org.songline.model.time.Quarters;
import org.songline.model.time.Ticks;

/** The words of labels and refusals. */
final class Words {
  private Words() {}

  /** {@code 1 note}, {@code 12 notes}. */
  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** {@code Split clip}, {@code Split 3 clips}. */
  static String doing(String verb, int count, String what) {
    return verb + " " + (count == 1 ? what : count + " " + what + "s");
  }

  /** A note value as musicians write it: {@code 1/16}, {@code 1/8T}, otherwise in quarters. */
  static String grid(Ticks grid) {
    long whole = 4 * Ticks.PER_QUARTER;
    long count = grid.count();
    if (count > 0 && whole % count == 0 && Long.bitCount(whole / count) == 1) {
      return "1/" + whole / count;
    }
    long triplet = 3 * count;
    if (count > 0 && 2 * whole % triplet == 0 && Long.bitCount(2 * whole / triplet) == 1) {
      return "1/" + 2 * whole / triplet + "T";
    }
    return Quarters.text(count) + (count == Ticks.PER_QUARTER ? " quarter" : " quarters");
  }

  static void needs(boolean holds, String place, String what, String mend) {
    if (!holds) {
      throw new SongProblem(place, what, mend);
    }
  }

  static void within(String place, String what, double value, double least, double most) {
    Limits.range(place, what, value, least, most);
  }

  static String number(double value) {
    return Limits.number(value);
  }
}
