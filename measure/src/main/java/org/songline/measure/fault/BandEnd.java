package org.songline.measure.fault;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/** Looks for the frequency at which an averaged spectrum ends at once. */
final class BandEnd {
  private static final double CELL_HERTZ = 200;
  private static final int BELOW = 6;
  private static final int GAP = 2;
  private static final double DROP_DB = 25;
  private static final double SOUND_DB = -115;
  private static final double LOWEST_HERTZ = 2000;

  /** Ends above this share of half the rate are those of any converter. */
  private static final double HIGHEST_SHARE = 0.9;

  private BandEnd() {}

  /**
   * @param power averaged, by bin
   */
  static @Nullable Double find(double[] power, double binHertz) {
    double half = (power.length - 1) * binHertz;
    int cells = (int) (0.99 * half / CELL_HERTZ);
    double[] level = new double[cells];
    for (int c = 0; c < cells; c++) {
      int from = (int) (c * CELL_HERTZ / binHertz);
      int to = (int) ((c + 1) * CELL_HERTZ / binHertz);
      double sum = 1e-20;
      for (int k = from; k < to; k++) {
        sum += power[k];
      }
      level[c] = 0.5 * Exact.decibels(sum);
    }
    double[] above = new double[cells];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = cells - 1; c >= 0; c--) {
      most = Math.max(most, level[c]);
      above[c] = most;
    }
    double steepest = DROP_DB;
    Double found = null;
    for (int c = (int) (LOWEST_HERTZ / CELL_HERTZ); c + GAP + 2 < cells; c++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = c - BELOW; k < c; k++) {
        least = Math.min(least, level[k]);
      }
      double drop = least - above[c + GAP];
      if (least > SOUND_DB && drop > steepest) {
        steepest = drop;
        found = (c + 0.5 * GAP) * CELL_HERTZ;
      }
    }
    return found == null || found > HIGHEST_SHARE * half ? null : found;
  }
}
