package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The even beat that music played by a machine keeps, if only for most of a piece. Onsets need not
 * lie on the beats: what counts is that they lie at the same places of it throughout, at halves,
 * thirds or quarters, or where swing puts them.
 *
 * @param first the place of a beat, or of what is strongest in it
 * @param interval from beat to beat
 * @param windows what was heard, one after the other
 */
record EvenLine(double first, double interval, List<Window> windows) {
  private static final int[] COUNTS = {4, 3, 2};
  private static final double REACH = 0.004;
  private static final double DRIFT_SECONDS = 0.004;
  private static final double WINDOW_SECONDS = 6;
  private static final int LEAST_ONSETS = 6;
  private static final double LEAST_SHARE = 0.2;
  private static final double CLEAR_SHARE = 0.4;
  private static final double SURE = 2;
  private static final double ON_LINE_SECONDS = 0.025;
  private static final double CLEAR_SHARE_OF_ALL = 0.25;

  /** The share of what is clear in each window that is still there in all of them together. */
  private static final double AGREED = 0.8;

  /** The share of windows that must keep the line, that may leave it, and that make it steady. */
  private static final double MOST = 0.7;

  private static final double FEW = 0.1;
  private static final double NEARLY_ALL = 0.9;
  private static final int BUSY = 12;
  private static final double NEAR_SECONDS = 0.025;
  private static final int PLACES = 64;

  EvenLine {
    windows = List.copyOf(windows);
  }

  /** Whether a stretch keeps to the line. */
  enum Keeps {
    YES,
    NO,
    UNCLEAR
  }

  /** A stretch of time, how many onsets it has, and how they lie. */
  record Window(double from, double to, int onsets, Turn turn, Keeps keeps) {
    /** Whether it may be where an even piece begins or ends. */
    boolean ends() {
      return keeps == Keeps.YES || (keeps == Keeps.UNCLEAR && onsets < BUSY);
    }
  }

  /** How onsets lie around a circle. */
  record Turn(double share, double angle) {}

  /**
   * The line; empty when most of the piece keeps to none.
   *
   * @param beat its length to a third of a percent
   */
  static Optional<EvenLine> find(List<Onset> onsets, double beat) {
    EvenLine best = null;
    double most = CLEAR_SHARE_OF_ALL;
    for (int count : COUNTS) {
      double tick = interval(onsets, beat / count);
      List<Window> windows = windows(onsets, tick);
      double clear = 0;
      for (Window window : windows) {
        clear += window.turn.share * window.onsets / onsets.size();
      }
      double share = turn(onsets, tick, 0, onsets.size()).share;
      if (share(windows, Keeps.YES) > MOST
          && share(windows, Keeps.NO) < FEW
          && share > AGREED * clear
          && share > most) {
        most = share;
        double interval = count * tick;
        best = new EvenLine(strongest(onsets, interval), interval, windows);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether the line is kept from beginning to end. */
  boolean whole() {
    return windows.getFirst().ends() && windows.getLast().ends();
  }

  /** Whether the line is kept nearly throughout. */
  boolean steady() {
    return share(windows, Keeps.YES) > NEARLY_ALL;
  }

  private static double share(List<Window> windows, Keeps keeps) {
    return (double) windows.stream().filter(window -> window.keeps == keeps).count()
        / windows.size();
  }

  /** The places of the line where it is kept, and where it is unclear between such stretches. */
  double[] kept() {
    int first = 0;
    int last = windows.size() - 1;
    while (windows.get(first).keeps != Keeps.YES) {
      first++;
    }
    while (windows.get(last).keeps != Keeps.YES) {
      last--;
    }
    // Next to an end that leaves it the line may be left already.
    first += first > 0 && !windows.getFirst().ends() ? 1 : 0;
    last -= last < windows.size() - 1 && !windows.getLast().ends() ? 1 : 0;
    return places(windows.subList(first, Math.max(first, last) + 1));
  }

  /** All places of the line where it is not clearly left. */
  double[] places() {
    return places(windows);
  }

  private double[] places(List<Window> stretch) {
    List<Double> places = new ArrayList<>();
    for (Window window : stretch) {
      double at = this.first + interval * Math.ceil((window.from - this.first) / interval);
      for (; window.keeps != Keeps.NO && at < window.to; at += interval) {
        places.add(at);
      }
    }
    return places.stream().mapToDouble(d -> d).toArray();
  }

  /** The same line through another place. */
  EvenLine through(double place) {
    return new EvenLine(place, interval, windows);
  }

  private static List<Window> windows(List<Onset> onsets, double tick) {
    Turn whole = turn(onsets, tick, 0, onsets.size());
    double start = onsets.getFirst().seconds();
    double end = onsets.getLast().seconds() + 1e-6;
    int count = (int) Math.max(1, Math.rint((end - start) / WINDOW_SECONDS));
    List<Window> windows = new ArrayList<>();
    int from = 0;
    for (int w = 0; w < count; w++) {
      double until = start + (end - start) * (w + 1) / count;
      int to = from;
      while (to < onsets.size() && onsets.get(to).seconds() < until) {
        to++;
      }
      Turn turn = turn(onsets, tick, from, to);
      windows.add(
          new Window(
              start + (end - start) * w / count,
              until,
              to - from,
              turn,
              keeps(turn, to - from, whole, tick)));
      from = to;
    }
    return windows;
  }

  private static Keeps keeps(Turn turn, int onsets, Turn whole, double tick) {
    if (onsets < LEAST_ONSETS) {
      return Keeps.UNCLEAR;
    }
    double away = Math.abs(Math.IEEEremainder(turn.angle - whole.angle, 2 * Math.PI));
    double seconds = away / (2 * Math.PI) * tick;
    double chance = SURE / Math.sqrt(onsets);
    if (seconds < ON_LINE_SECONDS && turn.share > Math.max(LEAST_SHARE, chance)) {
      return Keeps.YES;
    }
    return turn.share > Math.max(CLEAR_SHARE, chance) ? Keeps.NO : Keeps.UNCLEAR;
  }

  /** The place within a beat at which most begins. */
  private static double strongest(List<Onset> onsets, double interval) {
    double[] sums = new double[PLACES];
    for (Onset onset : onsets) {
      double place = onset.seconds() / interval;
      sums[(int) ((place - Math.floor(place)) * PLACES)] += onset.strength();
    }
    int best = 0;
    double most = -1;
    for (int i = 0; i < PLACES; i++) {
      double near = sums[i] + 0.7 * (sums[(i + 1) % PLACES] + sums[(i + PLACES - 1) % PLACES]);
      if (near > most) {
        most = near;
        best = i;
      }
    }
    double about = (best + 0.5) / PLACES * interval;
    double moment = 0;
    double all = 1e-12;
    for (Onset onset : onsets) {
      double away = Math.IEEEremainder(onset.seconds() - about, interval);
      if (Math.abs(away) < NEAR_SECONDS) {
        double weight = Math.min(1, onset.strength());
        moment += weight * away;
        all += weight;
      }
    }
    return about + moment / all;
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
