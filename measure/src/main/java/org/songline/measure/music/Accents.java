package org.songline.measure.music;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What marks the places of a piece, in the order of time: how strongly something begins in the
 * bass, as a kick or a bass note does; above it and without it, as a snare does; at all; and how
 * much the chord changes.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Accents(double[] low, double[] back, double[] all, double[] change) {
  private static final double NEAR_SECONDS = 0.04;
  private static final double NEAR_SHARE = 0.3;
  private static final double STRONG = 0.95;
  private static final double BEATS_OF_A_CHORD = 1.5;

  /** Accents that differ by less than this share of them are equal. */
  private static final double LEAST_DEVIATION = 0.15;

  /** By how many standard deviations the third place must stand out. */
  private static final double ALONE = 0.5;

  private static final double LOW = 1;
  private static final double CHANGE = 1.2;
  private static final double BACK = 0.7;
  private static final double ALL = 0.2;

  /**
   * Listens at places.
   *
   * @param places rising, two or more
   * @param beat seconds of a beat, about
   * @param harmony null when it was not listened to
   */
  static Accents at(
      double[] places, double beat, OnsetMeter meter, @Nullable HarmonicChange harmony) {
    int n = places.length;
    double reach = Math.min(NEAR_SECONDS, NEAR_SHARE * (places[n - 1] - places[0]) / (n - 1));
    double[] low = near(places, reach, meter, meter.thumpCurve());
    double[] high = near(places, reach, meter, meter.highCurve());
    double[] all = near(places, reach, meter, meter.curve());
    double strongLow = strong(low);
    double strongHigh = strong(high);
    double[] back = new double[n];
    double[] change = new double[n];
    for (int i = 0; i < n; i++) {
      back[i] = Math.max(0, high[i] / strongHigh - low[i] / strongLow);
      if (harmony != null) {
        change[i] = harmony.at(places[i], BEATS_OF_A_CHORD * beat);
      }
    }
    return new Accents(low, back, all, change);
  }

  private static double[] near(double[] places, double reach, OnsetMeter meter, double[] curve) {
    double[] most = new double[places.length];
    for (int i = 0; i < most.length; i++) {
      double place = (places[i] - meter.firstSeconds()) / meter.hopSeconds();
      int from = (int) Math.max(0, Math.rint(place - reach / meter.hopSeconds()));
      int to = (int) Math.min(curve.length - 1, Math.rint(place + reach / meter.hopSeconds()));
      for (int k = from; k <= to; k++) {
        most[i] = Math.max(most[i], curve[k]);
      }
    }
    return most;
  }

  private static double strong(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return sorted[(int) (STRONG * (sorted.length - 1))] + 1e-9;
  }

  int count() {
    return low.length;
  }

  /**
   * How much speaks for a bar to begin at each place of a row of places that comes again and again,
   * in standard deviations.
   *
   * @param metre beats to the bar
   * @param unit places to the beat, 1 or 2
   * @param from the first place that is looked at
   * @param to after the last one
   * @return by place modulo the places of a bar
   */
  double[] bars(int metre, int unit, int from, int to) {
    int cycle = metre * unit;
    double[] lows = effects(low, cycle, from, to);
    double[] changes = effects(change, cycle, from, to);
    double[] backs = effects(back, cycle, from, to);
    double[] alls = effects(all, cycle, from, to);
    double[] scores = new double[cycle];
    for (int r = 0; r < cycle; r++) {
      double onBeats = 0;
      double between = 0;
      for (int i = 0; i < cycle; i++) {
        if (i % unit == 0) {
          onBeats += alls[(r + i) % cycle] / metre;
        } else {
          between += alls[(r + i) % cycle] / metre;
        }
      }
      scores[r] =
          LOW * lows[r]
              + CHANGE * changes[r]
              + BACK * (backbeat(backs, r, metre, unit) - backs[r])
              + ALL * (onBeats - between);
    }
    return scores;
  }

  /** The place of the largest value. */
  static int largest(double[] x) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      best = x[i] > x[best] ? i : best;
    }
    return best;
  }

  /**
   * Whether what answers the beginning of bars of four is the third place alone, as the snare of
   * half time does.
   *
   * @param first a place that begins a bar
   */
  boolean halfTime(int first) {
    double[] backs = effects(back, 4, 0, count());
    double second = backs[(first + 1) % 4];
    double fourth = backs[(first + 3) % 4];
    return backs[(first + 2) % 4] > ALONE + Math.max(second, fourth);
  }

  /**
   * What answers the first beat: the second and fourth, or the third alone; in a waltz the rest.
   */
  private static double backbeat(double[] backs, int first, int metre, int unit) {
    double others = 0;
    for (int b = 1; b < metre; b++) {
      others += backs[(first + b * unit) % backs.length] / (metre - 1);
    }
    if (metre != 4) {
      return others;
    }
    double second = backs[(first + unit) % backs.length];
    double third = backs[(first + 2 * unit) % backs.length];
    double fourth = backs[(first + 3 * unit) % backs.length];
    return Math.max(third, 0.5 * (second + fourth));
  }

  /** By how many standard deviations the mean at each place of a cycle is above the mean of all. */
  private static double[] effects(double[] x, int cycle, int from, int to) {
    double[] means = new double[cycle];
    int[] counts = new int[cycle];
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      means[i % cycle] += x[i];
      counts[i % cycle]++;
      sum += x[i];
      squares += x[i] * x[i];
    }
    int n = Math.max(1, to - from);
    double mean = sum / n;
    double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
    for (int r = 0; r < cycle; r++) {
      means[r] =
          counts[r] == 0 || deviation < LEAST_DEVIATION * mean + 1e-9
              ? 0
              : (means[r] / counts[r] - mean) / deviation;
    }
    return means;
  }

  /**
   * How much of the movement of the accents is explained by the place in a cycle: 0 for nothing, 1
   * a feature for all (omega squared, which does not grow with the number of places).
   */
  double explained(int cycle, int from, int to) {
    return omega(low, cycle, from, to)
        + omega(change, cycle, from, to)
        + omega(back, cycle, from, to)
        + omega(all, cycle, from, to);
  }

  private static double omega(double[] x, int cycle, int from, int to) {
    int n = to - from;
    if (n < 2 * cycle) {
      return 0;
    }
    double[] effects = effects(x, cycle, from, to);
    double between = 0;
    for (int i = from; i < to; i++) {
      between += effects[i % cycle] * effects[i % cycle];
    }
    double within = n - between;
    double error = within / (n - cycle);
    return between < 1e-9 ? 0 : (between - (cycle - 1) * error) / (n + error);
  }
}
