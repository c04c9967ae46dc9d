package org.songline.model.operation;

import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Lines in musical time, each second one late by the swing. */
final class Grid {
  private final long step;
  private final long origin;
  private final long late;

  Grid(String place, Ticks step, TickPosition origin, double swing) {
    Words.needs(step.count() > 0, place, "the grid has no width", "choose a note value");
    this.step = step.count();
    this.origin = origin.tick();
    this.late = Math.round(swing * step.count());
  }

  /** The line nearest to a place, of two the earlier; never before the start. */
  long nearest(long tick) {
    long number = Math.floorDiv(tick - origin, step);
    long best = -1;
    for (long n = number - 1; n <= number + 2; n++) {
      long line = line(n);
      if (line >= 0 && (best < 0 || Math.abs(line - tick) < Math.abs(best - tick))) {
        best = line;
      }
    }
    return Math.max(0, best);
  }

  /** The first line behind a place. */
  long after(long tick) {
    long number = Math.floorDiv(tick - origin, step) - 1;
    while (line(number) <= tick) {
      number++;
    }
    return line(number);
  }

  private long line(long number) {
    return origin + number * step + (Math.floorMod(number, 2L) == 1 ? late : 0);
  }
}
