package org.songline.cli.generalmidi;

/**
 * How much later a note begins in one rendering than in another: the rises of the envelopes of
 * three bands are laid over each other. It judges beginnings alone, so that tails of other notes,
 * phases and pitches do not matter.
 */
final class Onsets {
  private static final int RATE = 48_000;

  /** Frames between two envelope points: 1/12 ms. */
  private static final int STEP = 4;

  private static final int PER_MILLI = RATE / 1000 / STEP;

  /** Points over which power is averaged, twice, so that the waves of a tone do not count. */
  private static final int WIDTH = 3 * PER_MILLI;

  private static final int MOST_LAG = 8 * PER_MILLI;
  private static final int BEFORE = 8 * PER_MILLI;
  private static final int AFTER = 60 * PER_MILLI;
  private static final double[] EDGES = {60, 400, 2000, 9000};

  private final double[][] rises;

  /** Looks at a whole rendering, left and right at 48 kHz. */
  Onsets(float[][] stereo) {
    rises = new double[EDGES.length - 1][];
    for (int band = 0; band < rises.length; band++) {
      rises[band] = rises(stereo, EDGES[band], EDGES[band + 1]);
    }
  }

  /**
   * What laying the envelopes over each other gave.
   *
   * @param millis by how much the other is later
   * @param likeness 1 when the rises are the same, 0 when they have nothing in common
   */
  record Lag(double millis, double likeness) {}

  /** Compares the note that begins within a few milliseconds of a time. */
  Lag later(Onsets other, int millis) {
    int at = millis * PER_MILLI;
    double best = -1;
    int bestLag = 0;
    double[] score = new double[2 * MOST_LAG + 1];
    for (int lag = -MOST_LAG; lag <= MOST_LAG; lag++) {
      double sum = 0;
      for (int band = 0; band < rises.length; band++) {
        sum += likeness(rises[band], other.rises[band], at, lag);
      }
      score[lag + MOST_LAG] = sum / rises.length;
      if (score[lag + MOST_LAG] > best) {
        best = score[lag + MOST_LAG];
        bestLag = lag;
      }
    }
    return new Lag((bestLag + vertex(score, bestLag + MOST_LAG)) / PER_MILLI, best);
  }

  /** Where the parabola through a greatest value and its neighbours is highest, -0.5 to 0.5. */
  private static double vertex(double[] y, int i) {
    if (i == 0 || i == y.length - 1) {
      return 0;
    }
    double curve = y[i - 1] - 2 * y[i] + y[i + 1];
    return curve == 0 ? 0 : 0.5 * (y[i - 1] - y[i + 1]) / curve;
  }

  private static double likeness(double[] a, double[] b, int at, int lag) {
    double cross = 0;
    double powerA = 1e-20;
    double powerB = 1e-20;
    int from = Math.max(0, Math.max(at - BEFORE, -lag));
    int to = Math.min(Math.min(a.length, b.length - lag), at + AFTER);
    for (int i = from; i < to; i++) {
      cross += a[i] * b[i + lag];
      powerA += a[i] * a[i];
      powerB += b[i + lag] * b[i + lag];
    }
    return cross / Math.sqrt(powerA * powerB);
  }

  private static double[] rises(float[][] stereo, double low, double high) {
    double[] power = new double[stereo[0].length / STEP];
    for (float[] side : stereo) {
      double[] x = band(side, low, high);
      for (int i = 0; i < power.length * STEP; i++) {
        power[i / STEP] += x[i] * x[i];
      }
    }
    double[] smooth = mean(mean(power));
    double[] rise = new double[power.length];
    for (int i = PER_MILLI; i < rise.length; i++) {
      rise[i] = Math.max(0, Math.sqrt(smooth[i]) - Math.sqrt(smooth[i - PER_MILLI]));
    }
    return rise;
  }

  /** The mean around each point. */
  private static double[] mean(double[] x) {
    double[] out = new double[x.length];
    int half = WIDTH / 2;
    double sum = 0;
    for (int i = 0; i < x.length + half; i++) {
      sum += i < x.length ? x[i] : 0;
      sum -= i >= WIDTH ? x[i - WIDTH] : 0;
      if (i >= half) {
        out[i - half] = Math.max(0, sum) / WIDTH;
      }
    }
    return out;
  }

  /** Two one-pole filters on either side. */
  private static double[] band(float[] x, double low, double high) {
    double[] out = new double[x.length];
    double l = 1 - Math.exp(-2 * Math.PI * low / RATE);
    double h = 1 - Math.exp(-2 * Math.PI * high / RATE);
    double l1 = 0;
    double l2 = 0;
    double h1 = 0;
    double h2 = 0;
    for (int i = 0; i < x.length; i++) {
      h1 += h * (x[i] - h1);
      h2 += h * (h1 - h2);
      l1 += l * (h2 - l1);
      l2 += l * (h2 - l1 - l2);
      out[i] = h2 - l1 - l2;
    }
    return out;
  }
}
