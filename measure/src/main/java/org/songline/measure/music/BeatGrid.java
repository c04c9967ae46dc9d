package org.songline.measure.music;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Beats moved from the frames of a curve to where the music plays them: to an even grid when the
 * onsets keep to one from beginning to end, else along a smooth line through the onsets.
 *
 * @param seconds of the beats, rising
 * @param bpm at each of them
 * @param steady whether they are an even grid
 * @param backed the share of beats on which something begins
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record BeatGrid(double[] seconds, double[] bpm, boolean steady, double backed) {
  private static final double NEAR_SECONDS = 0.045;
  private static final double LIKELY_SECONDS = 0.02;
  private static final double STRAY_SECONDS = 0.012;
  private static final double ON_GRID_SECONDS = 0.025;
  private static final double STIFFNESS = 2;
  private static final double UNHEARD = 0.01;
  private static final double KEPT = 20;
  private static final int TURNS = 5;
  private static final double REACH = 0.0015;
  private static final double STEADY_SHARE = 0.75;
  private static final double STEADY_PART = 0.5;
  private static final int PARTS = 4;
  private static final int LEAST_BEATS = 8;

  /** The tempo of an even grid, else the one of the middle beat when ordered by tempo. */
  double tempo() {
    double[] sorted = bpm.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * The grid, or empty when there are too few beats.
   *
   * @param rough the beats to about 30 ms
   * @param about the tempo to a sixth of a percent, where it is steady
   */
  static Optional<BeatGrid> of(double[] rough, List<Onset> onsets, double about) {
    if (rough.length < LEAST_BEATS || onsets.size() < LEAST_BEATS) {
      return Optional.empty();
    }
    double[] heard = new double[rough.length];
    double[] weights = new double[rough.length];
    match(rough, onsets, heard, weights, NEAR_SECONDS);
    double first = onsets.getFirst().seconds();
    double last = onsets.getLast().seconds();
    double[] line = line(heard, weights, 60 / about);
    if (onLine(heard, weights, line)) {
      return Optional.of(even(line, onsets, first, last));
    }
    return uneven(rough, heard, weights, first, last);
  }

  /** The grid along an even line. */
  static BeatGrid along(EvenLine line, List<Onset> onsets) {
    double[] ends = {line.first(), line.interval()};
    return even(ends, onsets, onsets.getFirst().seconds(), onsets.getLast().seconds());
  }

  /**
   * The grid of beats that keep to a line for most of the time; empty when there are too few.
   *
   * @param rough the beats to about 30 ms
   */
  static Optional<BeatGrid> mostlyAlong(EvenLine line, double[] rough, List<Onset> onsets) {
    double[] heard = new double[rough.length];
    double[] weights = new double[rough.length];
    match(rough, onsets, heard, weights, NEAR_SECONDS);
    double[] kept = line.kept();
    int at = 0;
    for (int i = 0; i < rough.length; i++) {
      while (at + 1 < kept.length
          && Math.abs(kept[at + 1] - rough[i]) < Math.abs(kept[at] - rough[i])) {
        at++;
      }
      if (Math.abs(kept[at] - rough[i]) < NEAR_SECONDS) {
        heard[i] = kept[at];
        weights[i] = KEPT;
      }
    }
    return uneven(rough, heard, weights, onsets.getFirst().seconds(), onsets.getLast().seconds())
        .map(grid -> new BeatGrid(grid.seconds, grid.bpm, line.steady(), grid.backed));
  }

  /** The onset each place is nearest to, by distance and strength; weight 0 when there is none. */
  private static void match(
      double[] places, List<Onset> onsets, double[] heard, double[] weights, double reach) {
    int from = 0;
    for (int i = 0; i < places.length; i++) {
      while (from < onsets.size() && onsets.get(from).seconds() < places[i] - reach) {
        from++;
      }
      heard[i] = places[i];
      weights[i] = 0;
      for (int k = from; k < onsets.size() && onsets.get(k).seconds() <= places[i] + reach; k++) {
        double away = (onsets.get(k).seconds() - places[i]) / LIKELY_SECONDS;
        double weight = Math.min(1, 2 * onsets.get(k).strength()) / (1 + away * away);
        if (weight > weights[i]) {
          weights[i] = weight;
          heard[i] = onsets.get(k).seconds();
        }
      }
    }
  }

  /** The place of a beat and the interval, of the even grid that most of the beats keep to. */
  private static double[] line(double[] heard, double[] weights, double interval) {
    double length = heard[heard.length - 1] - heard[0];
    int steps = (int) Math.ceil(REACH * length / interval / 0.02) + 1;
    double best = interval;
    double turn = 0;
    double most = -1;
    for (int s = -steps; s <= steps; s++) {
      double p = interval * (1 + REACH * s / steps);
      double re = 0;
      double im = 0;
      for (int i = 0; i < heard.length; i++) {
        double angle = 2 * Math.PI * (heard[i] / p - Math.floor(heard[i] / p));
        re += weights[i] * StrictMath.cos(angle);
        im += weights[i] * StrictMath.sin(angle);
      }
      double power = re * re + im * im;
      if (power > most) {
        most = power;
        best = p;
        turn = StrictMath.atan2(im, re) / (2 * Math.PI);
      }
    }
    double[] line = {turn * best, best};
    double reach = 0.06;
    for (int pass = 0; pass < TURNS; pass++) {
      fit(line, heard, weights, reach);
      reach = Math.max(STRAY_SECONDS, 0.6 * reach);
    }
    return line;
  }

  /** Least squares over the beats that lie within a reach of the line. */
  private static void fit(double[] line, double[] heard, double[] weights, double reach) {
    double sw = 0;
    double sk = 0;
    double st = 0;
    double skk = 0;
    double skt = 0;
    for (int i = 0; i < heard.length; i++) {
      double k = Math.rint((heard[i] - line[0]) / line[1]);
      double away = (heard[i] - line[0] - k * line[1]) / reach;
      if (Math.abs(away) < 1) {
        double w = weights[i] * (1 - away * away);
        sw += w;
        sk += w * k;
        st += w * heard[i];
        skk += w * k * k;
        skt += w * k * heard[i];
      }
    }
    double bend = sw * skk - sk * sk;
    if (bend > 0) {
      line[1] = (sw * skt - sk * st) / bend;
      line[0] = (st - line[1] * sk) / sw;
    }
  }

  private static boolean onLine(double[] heard, double[] weights, double[] line) {
    double[] on = new double[PARTS];
    double[] all = new double[PARTS];
    for (int i = 0; i < heard.length; i++) {
      double k = Math.rint((heard[i] - line[0]) / line[1]);
      int part = i * PARTS / heard.length;
      all[part] += weights[i];
      if (Math.abs(heard[i] - line[0] - k * line[1]) < ON_GRID_SECONDS) {
        on[part] += weights[i];
      }
    }
    double sumOn = 0;
    double sumAll = 0;
    for (int part = 0; part < PARTS; part++) {
      if (on[part] < STEADY_PART * all[part]) {
        return false;
      }
      sumOn += on[part];
      sumAll += all[part];
    }
    return sumOn > STEADY_SHARE * sumAll;
  }

  private static BeatGrid even(double[] line, List<Onset> onsets, double first, double last) {
    int from = (int) Math.ceil((first - line[0]) / line[1] - 0.25);
    int to = (int) Math.floor((last - line[0]) / line[1] + 0.25);
    double[] seconds = new double[Math.max(1, to - from + 1)];
    double[] bpm = new double[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = line[0] + (from + i) * line[1];
      bpm[i] = 60 / line[1];
    }
    double[] weights = new double[seconds.length];
    match(seconds, onsets, new double[seconds.length], weights, ON_GRID_SECONDS);
    return new BeatGrid(seconds, bpm, true, backed(weights));
  }

  private static Optional<BeatGrid> uneven(
      double[] rough, double[] heard, double[] weights, double first, double last) {
    double[] smooth = rough;
    for (int pass = 0; pass < TURNS; pass++) {
      double[] trusted = new double[weights.length];
      for (int i = 0; i < trusted.length; i++) {
        double away = pass == 0 ? 0 : (heard[i] - smooth[i]) / STRAY_SECONDS;
        trusted[i] = Math.max(UNHEARD, weights[i] / (1 + away * away * away * away));
      }
      smooth = Smoother.smooth(heard, trusted, STIFFNESS);
    }
    int from = 0;
    int to = smooth.length;
    while (from < to && smooth[from] < first - 0.5 * (smooth[1] - smooth[0])) {
      from++;
    }
    while (to > from && smooth[to - 1] > last + 0.05) {
      to--;
    }
    if (to - from < LEAST_BEATS) {
      return Optional.empty();
    }
    double[] seconds = Arrays.copyOfRange(smooth, from, to);
    double[] bpm = new double[seconds.length];
    for (int i = 0; i < bpm.length; i++) {
      int a = Math.max(0, i - 1);
      int b = Math.min(bpm.length - 1, i + 1);
      bpm[i] = 60 * (b - a) / (seconds[b] - seconds[a]);
    }
    double backed = backed(Arrays.copyOfRange(weights, from, to));
    return Optional.of(new BeatGrid(seconds, bpm, false, backed));
  }

  private static double backed(double[] weights) {
    return Arrays.stream(weights).filter(w -> w > 0).count() / (double) weights.length;
  }
}
