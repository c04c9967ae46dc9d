package org.songline.measure.music;

import java.util.Arrays;

/**
 * Follows the beat through changes of tempo: of all series of places in an onset curve it finds the
 * one with the strongest onsets and the least change from one interval to the next (dynamic
 * programming after Ellis, "Beat tracking by dynamic programming", 2007, with the interval as part
 * of the state).
 */
final class BeatTracker {
  /** How far the tempo may go from the usual one, as a ratio. */
  private static final double RANGE = 1.45;

  private static final double AROUND_SECONDS = 5;

  /** What it costs to change the interval by a share of it, squared. */
  private static final double STIFFNESS = 110;

  /** What it costs to be away from the usual tempo, by the square of the logarithm. */
  private static final double UNUSUAL = 3;

  private static final double FIRM = 0.5;
  private static final float[] GONE = {};
  private static final int LEAPS = 4;

  private final float[] curve;
  private final double usual;
  private final double firmness;

  /**
   * @param onsets strength by frame
   * @param low the same of low tones, which beats prefer
   * @param frameSeconds one frame
   * @param bpm about the tempo
   * @param trust 0 to 1: how sure it is, and so how little it will change
   */
  BeatTracker(double[] onsets, double[] low, double frameSeconds, double bpm, double trust) {
    firmness = 1 + FIRM * trust * trust;
    usual = 60 / bpm / frameSeconds;
    int around = (int) (AROUND_SECONDS / frameSeconds);
    float[] all = even(onsets, around);
    float[] bass = even(low, around);
    curve = new float[all.length];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = all[i] + bass[i];
    }
  }

  /** Onsets smoothed by a frame, less their mean, as loud everywhere. */
  private static float[] even(double[] x, int around) {
    int n = x.length;
    double[] sums = new double[n + 1];
    double[] squares = new double[n + 1];
    for (int i = 0; i < n; i++) {
      sums[i + 1] = sums[i] + x[i];
      squares[i + 1] = squares[i] + x[i] * x[i];
    }
    double whole = n == 0 ? 0 : squares[n] / n;
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      int from = Math.max(0, i - around);
      int to = Math.min(n, i + around + 1);
      double mean = (sums[to] - sums[from]) / (to - from);
      double power = (squares[to] - squares[from]) / (to - from) - mean * mean;
      double smooth = 0.5 * x[i] + 0.25 * (x[Math.max(0, i - 1)] + x[Math.min(n - 1, i + 1)]);
      y[i] = (float) ((smooth - mean) / Math.sqrt(power + 0.03 * whole + 1e-12));
    }
    return y;
  }

  /**
   * Makes beats at places more likely.
   *
   * @param much 1 is little, 8 more than anything else
   */
  void prefer(double[] frames, float much) {
    for (double frame : frames) {
      int near = (int) Math.rint(frame);
      for (int i = Math.max(0, near - 1); i <= Math.min(curve.length - 1, near + 1); i++) {
        curve[i] += much / (1 + Math.abs(i - near));
      }
    }
  }

  /** The frames of the beats, rising; none when the curve is shorter than a beat. */
  int[] beats() {
    int shortest = (int) Math.max(4, Math.floor(usual / RANGE));
    int longest = (int) Math.ceil(usual * RANGE);
    int n = curve.length;
    int intervals = longest - shortest + 1;
    if (n < 2 * longest) {
      return new int[0];
    }
    float[] costs = costs(shortest, longest);
    float[] unusual = unusual(shortest, longest);
    float[][] scores = new float[n][];
    byte[][] froms = new byte[n][intervals];
    for (int t = 0; t < n; t++) {
      scores[t] = new float[intervals];
      for (int p = 0; p < intervals; p++) {
        int before = t - shortest - p;
        if (before < 0) {
          scores[t][p] = curve[t];
          froms[t][p] = Byte.MIN_VALUE;
          continue;
        }
        float[] old = scores[before];
        float best = Float.NEGATIVE_INFINITY;
        int from = p;
        for (int q = Math.max(0, p - LEAPS); q <= Math.min(intervals - 1, p + LEAPS); q++) {
          float score = old[q] - costs[p * (2 * LEAPS + 1) + q - p + LEAPS];
          if (score > best) {
            best = score;
            from = q;
          }
        }
        scores[t][p] = best + curve[t] - unusual[p];
        froms[t][p] = (byte) (from - p);
      }
      if (t >= longest) {
        scores[t - longest] = GONE;
      }
    }
    return path(scores, froms, shortest, longest);
  }

  /** What intervals cost that are far from the usual one. */
  private float[] unusual(int shortest, int longest) {
    float[] costs = new float[longest - shortest + 1];
    for (int p = 0; p < costs.length; p++) {
      double away = StrictMath.log((shortest + p) / usual);
      costs[p] = (float) (firmness * UNUSUAL * away * away);
    }
    return costs;
  }

  private float[] costs(int shortest, int longest) {
    float[] costs = new float[(longest - shortest + 1) * (2 * LEAPS + 1)];
    for (int p = 0; p <= longest - shortest; p++) {
      for (int d = -LEAPS; d <= LEAPS; d++) {
        // A frame up or down is only the grain of time.
        double change = Math.max(0, Math.abs(d) - 0.6) / (shortest + p);
        costs[p * (2 * LEAPS + 1) + d + LEAPS] = (float) (firmness * STIFFNESS * change * change);
      }
    }
    return costs;
  }

  private int[] path(float[][] scores, byte[][] froms, int shortest, int longest) {
    int n = curve.length;
    int at = n - 1;
    int interval = 0;
    float best = Float.NEGATIVE_INFINITY;
    for (int t = n - longest; t < n; t++) {
      for (int p = 0; p < scores[t].length; p++) {
        if (scores[t][p] > best) {
          best = scores[t][p];
          at = t;
          interval = p;
        }
      }
    }
    int[] beats = new int[n / shortest + 2];
    int count = 0;
    while (at >= 0) {
      beats[beats.length - 1 - count++] = at;
      int from = froms[at][interval];
      if (from == Byte.MIN_VALUE) {
        break;
      }
      at -= shortest + interval;
      interval += from;
    }
    return Arrays.copyOfRange(beats, beats.length - count, beats.length);
  }
}
