package org.songline.dsp.stretch;

import java.util.Random;

/** The synthetic signals on which stretchers are compared, and what is measured on them. */
final class StretchJudge {
  static final double RATE = 48000;
  static final double[] PARTIALS = {220.3, 463.1, 811.7, 1404.9, 2533.3, 5217.7};

  private StretchJudge() {}

  /** Six inharmonic partials, quieter as they rise. */
  static float[] tones(double seconds, double factor) {
    float[] x = new float[(int) (seconds * RATE)];
    for (int p = 0; p < PARTIALS.length; p++) {
      double w = 2 * Math.PI * PARTIALS[p] * factor / RATE;
      for (int i = 0; i < x.length; i++) {
        x[i] += (float) (0.3 / (p + 1) * Math.sin(w * i + p));
      }
    }
    return x;
  }

  /** Bursts of 24 samples, every {@code period} frames, the first after one period. */
  static float[] clicks(double seconds, int period) {
    float[] x = new float[(int) (seconds * RATE)];
    for (int at = period; at + 24 < x.length; at += period) {
      for (int i = 0; i < 24; i++) {
        x[at + i] = (float) (0.8 * Math.sin(2 * Math.PI * i / 8) * (1 - i / 24.0));
      }
    }
    return x;
  }

  /** Noise that decays to 1/e in 30 ms, every {@code period} frames. */
  static float[] hits(double seconds, int period) {
    var random = new Random(4);
    float[] x = new float[(int) (seconds * RATE)];
    for (int i = period; i < x.length; i++) {
      x[i] = (float) (0.3 * random.nextGaussian() * Math.exp(-(i % period) / (0.03 * RATE)));
    }
    return x;
  }

  /** Noise and a tone on places of their own, partly out of phase. */
  static float[][] stereo(double seconds) {
    var random = new Random(5);
    float[][] x = new float[2][(int) (seconds * RATE)];
    for (int i = 0; i < x[0].length; i++) {
      double noise = 0.2 * random.nextGaussian();
      double tone = 0.2 * Math.sin(2 * Math.PI * 440 * i / RATE);
      x[0][i] = (float) (noise + 0.5 * tone);
      x[1][i] = (float) (-0.9 * noise + 0.775 * tone);
    }
    return x;
  }

  /**
   * Power of six partials by all else, in decibels, within {@code from..to} frames: each partial is
   * the sinusoid of its exact frequency that fits best.
   */
  static double sinad(float[] x, int from, int to, double factor) {
    int unknowns = 2 * PARTIALS.length;
    double[][] normal = new double[unknowns][unknowns + 1];
    double[] row = new double[unknowns];
    double power = 0;
    for (int i = from; i < to; i++) {
      row(row, i, factor);
      for (int a = 0; a < unknowns; a++) {
        for (int b = 0; b < unknowns; b++) {
          normal[a][b] += row[a] * row[b];
        }
        normal[a][unknowns] += row[a] * x[i];
      }
    }
    solve(normal);
    double rest = 0;
    for (int i = from; i < to; i++) {
      row(row, i, factor);
      double fit = 0;
      for (int a = 0; a < unknowns; a++) {
        fit += normal[a][unknowns] * row[a];
      }
      power += fit * fit;
      rest += (x[i] - fit) * (x[i] - fit);
    }
    return 10 * Math.log10(power / rest);
  }

  private static void row(double[] row, int i, double factor) {
    for (int p = 0; p < PARTIALS.length; p++) {
      double angle = 2 * Math.PI * PARTIALS[p] * factor * i / RATE;
      row[2 * p] = Math.cos(angle);
      row[2 * p + 1] = Math.sin(angle);
    }
  }

  private static void solve(double[][] m) {
    int n = m.length;
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int r = i + 1; r < n; r++) {
        if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) {
          pivot = r;
        }
      }
      double[] swap = m[i];
      m[i] = m[pivot];
      m[pivot] = swap;
      for (int r = 0; r < n; r++) {
        if (r != i) {
          double f = m[r][i] / m[i][i];
          for (int c = i; c <= n; c++) {
            m[r][c] -= f * m[i][c];
          }
        }
      }
    }
    for (int i = 0; i < n; i++) {
      m[i][n] /= m[i][i];
      m[i][i] = 1;
    }
  }

  /** The greatest distance of a partial from its frequency, in cents, by its turning phase. */
  static double cents(float[] x, int from, int to, double factor) {
    double worst = 0;
    int half = (to - from) / 2;
    for (double partial : PARTIALS) {
      double w = 2 * Math.PI * partial * factor / RATE;
      double first = phase(x, from, half, w);
      double second = phase(x, from + half, half, w);
      double turned = Math.IEEEremainder(second - first, 2 * Math.PI);
      worst = Math.max(worst, Math.abs(1200 * Math.log(1 + turned / half / w) / Math.log(2)));
    }
    return worst;
  }

  private static double phase(float[] x, int from, int count, double w) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < count; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / count);
      re += window * x[from + i] * Math.cos(w * (from + i));
      im -= window * x[from + i] * Math.sin(w * (from + i));
    }
    return Math.atan2(im, re);
  }

  /** The share of all energy that lies within a millisecond of where the clicks belong. */
  static double clickShare(float[] x, double period) {
    double inside = 0;
    double all = 0;
    for (int i = (int) (period / 2); i < x.length - period; i++) {
      double middle = Math.rint(i / period) * period + 8;
      double e = (double) x[i] * x[i];
      all += e;
      inside += Math.abs(i - middle) <= 0.001 * RATE ? e : 0;
    }
    return inside / all;
  }

  /** Mean and greatest distance of clicks' centres of energy from where they belong, in ms. */
  static double[] clickTimes(float[] x, double period) {
    double sum = 0;
    double worst = 0;
    int count = 0;
    double own = centre(clicks(0.2, 4800), 4800 - 1000, 4800 + 1000) - 4800;
    for (int k = 1; (k + 1) * period < x.length; k++) {
      int about = (int) (k * period);
      int reach = (int) (0.4 * period);
      double error = (centre(x, about - reach, about + reach) - k * period - own) / RATE * 1000;
      sum += error;
      worst = Math.max(worst, Math.abs(error));
      count++;
    }
    return new double[] {sum / count, worst};
  }

  private static double centre(float[] x, int from, int to) {
    double moment = 0;
    double all = 1e-30;
    for (int i = from; i < to; i++) {
      moment += (double) i * x[i] * x[i];
      all += (double) x[i] * x[i];
    }
    return moment / all;
  }

  /** Energy in the 20 ms before hits by that in the 20 ms after, in decibels. */
  static double preEcho(float[] x, double period) {
    double before = 0;
    double after = 0;
    int reach = (int) (0.02 * RATE);
    int guard = (int) (0.0005 * RATE);
    for (int k = 1; (k + 1) * period < x.length; k++) {
      int at = (int) Math.round(k * period);
      for (int i = guard; i < reach; i++) {
        before += (double) x[at - i] * x[at - i];
        after += (double) x[at + i] * x[at + i];
      }
    }
    return 10 * Math.log10((before + 1e-12) / after);
  }

  static double correlation(float[][] x, int from, int to) {
    double lr = 0;
    double ll = 0;
    double rr = 0;
    for (int i = from; i < to; i++) {
      lr += (double) x[0][i] * x[1][i];
      ll += (double) x[0][i] * x[0][i];
      rr += (double) x[1][i] * x[1][i];
    }
    return lr / Math.sqrt(ll * rr);
  }
}
