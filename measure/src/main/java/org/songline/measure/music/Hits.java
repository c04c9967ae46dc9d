package org.songline.measure.music;

import java.util.List;

/**
 * How well a list of times answers another: each time is paired with one other at most, no farther
 * away than a tolerance.
 *
 * @param found times of the truth that were heard
 * @param missed times of the truth that were not
 * @param extra times that were heard and are not in the truth
 * @param meanError mean distance of the pairs in seconds
 */
public record Hits(int found, int missed, int extra, double meanError) {

  /**
   * Pairs two lists in order of time.
   *
   * @param truth in seconds, rising
   * @param heard in seconds, rising
   * @param tolerance in seconds, a pair at exactly this distance counts
   */
  public static Hits of(List<Double> truth, List<Double> heard, double tolerance) {
    int t = 0;
    int h = 0;
    int found = 0;
    double errors = 0;
    while (t < truth.size() && h < heard.size()) {
      double apart = heard.get(h) - truth.get(t);
      if (Math.abs(apart) <= tolerance) {
        found++;
        errors += Math.abs(apart);
        t++;
        h++;
      } else if (apart < 0) {
        h++;
      } else {
        t++;
      }
    }
    return new Hits(
        found, truth.size() - found, heard.size() - found, found == 0 ? 0 : errors / found);
  }

  /** The share of what was heard that is true; 1 when nothing was heard. */
  public double precision() {
    return found + extra == 0 ? 1 : (double) found / (found + extra);
  }

  /** The share of the truth that was heard; 1 when there is nothing to hear. */
  public double recall() {
    return found + missed == 0 ? 1 : (double) found / (found + missed);
  }

  /** The harmonic mean of precision and recall. */
  public double f() {
    return found + extra + missed == 0 ? 1 : 2.0 * found / (2 * found + extra + missed);
  }
}
