package org.songline.measure.music;

import java.util.List;
import java.util.Optional;

/**
 * The row of even ticks, a third or a quarter of a beat apart, that the onsets of music played by a
 * machine keep to from beginning to end.
 */
final class Ticks {
  private static final double REACH = 0.004;
  private static final int PARTS = 4;
  private static final double LEAST = 0.35;
  private static final double CLEAR = 0.6;
  private static final double DRIFT_SECONDS = 0.004;

  private Ticks() {}

  /** How onsets lie around a circle as long as a tick. */
  private record Turn(double share, double angle) {}

  /**
   * The place of one tick, the interval, and how many make a beat; empty when the onsets do not
   * keep to any.
   *
   * @param beat its length to a third of a percent
   */
  static Optional<double[]> even(List<Onset> onsets, double beat) {
    double[] best = {0, 0, 0};
    double most = 0;
    for (int count : new int[] {4, 3}) {
      double interval = interval(onsets, beat / count);
      Turn turn = turn(onsets, interval, 0, onsets.size());
      boolean whole = turn.share > CLEAR;
      for (int part = 0; part < PARTS; part++) {
        int from = onsets.size() * part / PARTS;
        int to = onsets.size() * (part + 1) / PARTS;
        Turn each = turn(onsets, interval, from, to);
        whole &= each.share * Math.max(0, StrictMath.cos(each.angle - turn.angle)) > LEAST;
      }
      if (whole && turn.share > most) {
        most = turn.share;
        best = new double[] {turn.angle / (2 * Math.PI) * interval, interval, count};
      }
    }
    return most > 0 ? Optional.of(best) : Optional.empty();
  }

  /** The interval near one at which the onsets agree best, over longer and longer stretches. */
  private static double interval(List<Onset> onsets, double about) {
    double interval = about;
    double reach = REACH;
    double start = onsets.getFirst().seconds();
    double length = onsets.getLast().seconds() - start;
    double stretch = Math.min(length, DRIFT_SECONDS / reach * 16);
    while (true) {
      double best = interval;
      double most = -1;
      for (int i = -16; i <= 16; i++) {
        double each = interval * (1 + reach * i / 16);
        double sum = 0;
        int from = 0;
        for (double at = start; at < start + length; at += stretch) {
          int to = from;
          while (to < onsets.size() && onsets.get(to).seconds() < at + stretch) {
            to++;
          }
          sum += turn(onsets, each, from, to).share * (to - from);
          from = to;
        }
        if (sum > most) {
          most = sum;
          best = each;
        }
      }
      interval = best;
      if (stretch >= length && reach * length < DRIFT_SECONDS) {
        return interval;
      }
      reach /= 2;
      stretch = Math.min(length, 2 * stretch);
    }
  }

  private static Turn turn(List<Onset> onsets, double interval, int from, int to) {
    double re = 0;
    double im = 0;
    double all = 1e-12;
    for (int i = from; i < to; i++) {
      double place = onsets.get(i).seconds() / interval;
      double angle = 2 * Math.PI * (place - Math.floor(place));
      double weight = Math.min(1, 3 * onsets.get(i).strength());
      re += weight * StrictMath.cos(angle);
      im += weight * StrictMath.sin(angle);
      all += weight;
    }
    return new Turn(Math.sqrt(re * re + im * im) / all, StrictMath.atan2(im, re));
  }
}
