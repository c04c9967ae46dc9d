package org.songline.model.song;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The notes that the rows of a pattern play between two places of it.
 *
 * <p>The step n of a row, counted from the start of the pattern through all of its repeats, has its
 * place at n times the rate. Odd steps wait for (swing - 50) / 50 of a step, and each for its
 * shift; a step plays before the place of the next. Its ratchets divide the time to the next step's
 * swung place. It plays when a number from 0 to 1 that is drawn from the row's seed and key, from n
 * and from the number of the turn lies below its chance: the same song always plays the same, and
 * every repeat its own.
 */
public final class RowNotes {
  private static final int GROUPS = 128 + Row.MOST_CHOKE;

  private final long from;
  private final long to;
  private final int turn;
  private final int most;
  private final List<Hit> hits = new ArrayList<>();
  private int tried;

  private RowNotes(long from, long to, int turn, int most) {
    this.from = from;
    this.to = to;
    this.turn = turn;
    this.most = most;
  }

  /**
   * A note.
   *
   * @param place where its step stands, in ticks of the pattern
   * @param start where it begins, in ticks of the pattern; the step's shift may put it before 0
   * @param length ticks
   */
  public record Hit(int key, long place, long start, long length, double velocity) {}

  /**
   * What rows play, by start, then key.
   *
   * @param from the first tick at which steps are played
   * @param to the tick before which they are played
   * @param turn how many times the clip's loop has turned
   * @param most how many steps to try at most
   */
  public static List<Hit> of(List<Row> rows, long from, long to, int turn, int most) {
    RowNotes notes = new RowNotes(from, to, turn, most);
    int[] groups = new int[128];
    for (Row row : rows) {
      groups[row.key()] = row.choke() > 0 ? 127 + row.choke() : row.key();
      if (!row.muted()) {
        notes.play(row);
      }
    }
    return notes.choked(groups);
  }

  private void play(Row row) {
    long rate = row.rate().count();
    long late = Math.round(rate * (row.swing() - Row.STRAIGHT) / 50);
    for (RowStep step : row.steps()) {
      if (step.index() >= row.length()) {
        return;
      }
      long first = (from + rate - 1) / rate;
      long n = first + Math.floorMod(step.index() - first, (long) row.length());
      for (; n * rate < to && tried < most; n += row.length()) {
        tried++;
        if (step.chance() == 1 || drawn(row, n) < step.chance()) {
          play(row, step, n * rate, n % 2 == 0 ? 0 : late, n % 2 == 0 ? rate + late : rate - late);
        }
      }
    }
  }

  private void play(Row row, RowStep step, long place, long late, long span) {
    long rate = row.rate().count();
    long shift = Math.round(step.shift() * rate);
    long start = Math.min(place + late + shift, place + rate - 1);
    long length = Math.max(1, Math.round(step.length() * rate));
    for (int i = 0; i < step.ratchet(); i++) {
      long after = span * i / step.ratchet();
      long rest = Math.max(1, length - after);
      hits.add(new Hit(row.key(), place, start + after, rest, step.velocity()));
    }
  }

  /** A number from 0 to 1 that looks random; see Steele, Lea and Flood, SplitMix, 2014. */
  private double drawn(Row row, long n) {
    long mixed = mixed(mixed(mixed(row.seed() * 128L + row.key()) + n) + turn);
    return (mixed >>> 11) * 0x1p-53;
  }

  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Ends each note where its group plays again later. */
  private List<Hit> choked(int[] groups) {
    hits.sort(Comparator.comparingLong(Hit::start).thenComparingInt(Hit::key));
    long[] next = new long[GROUPS];
    long[] afterNext = new long[GROUPS];
    Arrays.fill(next, Long.MAX_VALUE);
    Arrays.fill(afterNext, Long.MAX_VALUE);
    for (int i = hits.size() - 1; i >= 0; i--) {
      Hit hit = hits.get(i);
      int group = groups[hit.key()];
      if (hit.start() != next[group]) {
        afterNext[group] = next[group];
        next[group] = hit.start();
      }
      long end = Math.min(hit.start() + hit.length(), afterNext[group]);
      hits.set(i, new Hit(hit.key(), hit.place(), hit.start(), end - hit.start(), hit.velocity()));
    }
    return List.copyOf(hits);
  }
}
