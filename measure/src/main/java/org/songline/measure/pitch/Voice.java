package org.songline.measure.pitch;

import java.util.Arrays;

/**
 * A voice that was followed: what its trackers said, less what is no voice, with slips into another
 * octave mended.
 *
 * @param curve its pitch
 * @param level root mean square at each of the curve's places
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Voice(PitchCurve curve, double[] level) {
  /** A voice begins with this clarity, and goes on with the other. */
  private static final double BEGINS = 0.82;

  private static final double GOES_ON = 0.66;

  /** So far below its loud places, and below full scale, a voice is no more heard: -45, -80 dB. */
  private static final double QUIET_SHARE = 0.0056;

  private static final double QUIET = 1e-4;
  private static final double LOUD_PLACES = 0.95;
  private static final double SHORTEST_SECONDS = 0.035;

  /** Slips are shorter than this, and land near one of these intervals. */
  private static final double SLIP_SECONDS = 0.09;

  private static final double AROUND_SECONDS = 0.15;
  private static final double[] SLIPS = {12, -12, 19.02, -19.02, 24, -24};
  private static final double NEAR_SLIP = 0.8;

  static Voice of(PitchCurve heard, double[] level) {
    double[] keys = heard.keys().clone();
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double loud = sorted.length == 0 ? 0 : sorted[(int) (LOUD_PLACES * (sorted.length - 1))];
    double least = Math.max(QUIET, QUIET_SHARE * loud);
    boolean on = false;
    for (int i = 0; i < keys.length; i++) {
      on = heard.clarity()[i] > (on ? GOES_ON : BEGINS) && level[i] > least && heard.voiced(i);
      keys[i] = on ? keys[i] : Double.NaN;
    }
    int shortest = (int) Math.ceil(SHORTEST_SECONDS / heard.hopSeconds());
    int slip = (int) Math.rint(SLIP_SECONDS / heard.hopSeconds());
    int around = (int) Math.rint(AROUND_SECONDS / heard.hopSeconds());
    for (int from = 0; from < keys.length; from++) {
      int to = end(keys, from);
      if (to - from < shortest) {
        Arrays.fill(keys, from, to, Double.NaN);
      } else {
        mend(keys, from, to, slip, around);
      }
      from = Math.max(from, to);
    }
    var curve = new PitchCurve(heard.firstSeconds(), heard.hopSeconds(), keys, heard.clarity());
    return new Voice(curve, level);
  }

  /** Where a stretch of pitch that begins at a place ends. */
  static int end(double[] keys, int from) {
    int to = from;
    while (to < keys.length && !Double.isNaN(keys[to])) {
      to++;
    }
    return to;
  }

  /** Moves what jumps away for a moment by an interval of harmonics back to what is around it. */
  private static void mend(double[] keys, int from, int to, int slip, int around) {
    double[] was = Arrays.copyOfRange(keys, from, to);
    for (int at = 0; at < was.length; ) {
      double usual = median(was, Math.max(0, at - around), Math.min(was.length, at + around + 1));
      double interval = slip(was[at] - usual);
      int end = at + 1;
      while (interval != 0 && end < was.length && slip(was[end] - usual) == interval) {
        end++;
      }
      if (interval != 0 && end - at <= slip) {
        for (int i = at; i < end; i++) {
          keys[from + i] = was[i] - interval;
        }
      }
      at = end;
    }
  }

  private static double slip(double away) {
    for (double interval : SLIPS) {
      if (Math.abs(away - interval) < NEAR_SLIP) {
        return interval;
      }
    }
    return 0;
  }

  /** The value in the middle of some when ordered. */
  static double median(double[] x, int from, int to) {
    double[] sorted = Arrays.copyOfRange(x, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
