package org.songline.dsp.stretch;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * Where sounds begin suddenly in a whole recording, to the part of a millisecond. A beginning is a
 * moment at which much of the amplitude in bands of the spectrum is new; its place is where the
 * power of the waveform rises most.
 */
final class Onsets {
  private static final int BANDS = 24;
  private static final double NEW = 1.6;
  private static final double SHARE = 0.33;
  private static final double FLOOR = 1e-3;
  private static final double APART_SECONDS = 0.03;

  private final int size;
  private final int hop;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] window;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final int[] edges = new int[BANDS + 1];
  private final int near;
  private final int apart;

  private Onsets(double rate) {
    size = Grid.size(0.011, rate);
    hop = size / 4;
    fft = RealFft.of(size);
    work = fft.work();
    window = Window.hann(size);
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    for (int b = 0; b <= BANDS; b++) {
      double share = (double) b / BANDS;
      edges[b] = 1 + (int) Math.round((fft.bins() - 1) * share * share);
    }
    for (int b = 1; b <= BANDS; b++) {
      edges[b] = Math.max(edges[b], edges[b - 1] + 2);
    }
    near = (int) Math.round(0.001 * rate);
    apart = (int) Math.round(APART_SECONDS * rate);
  }

  /** The frames at which sudden sounds begin, in order. */
  static int[] of(float[][] channels, double rate) {
    return new Onsets(rate).find(channels);
  }

  private int[] find(float[][] channels) {
    int length = channels[0].length;
    int count = length / hop + 2;
    double[][] bands = new double[count][BANDS];
    double loudest = 0;
    for (int i = 0; i < count; i++) {
      for (float[] channel : channels) {
        bands(channel, i * hop - size / 2, bands[i]);
      }
      for (int b = 0; b < BANDS; b++) {
        bands[i][b] = Math.sqrt(bands[i][b]);
      }
      loudest = Math.max(loudest, Arrays.stream(bands[i]).sum());
    }
    double[] fresh = new double[count];
    for (int i = 4; i < count; i++) {
      fresh[i] = fresh(bands, i, FLOOR * loudest);
    }
    int[] found = new int[count];
    int n = 0;
    for (int i = 4; i < count; i++) {
      if (fresh[i] > SHARE && highest(fresh, i)) {
        int at = place(channels, i * hop);
        if (n == 0 || at - found[n - 1] >= apart) {
          found[n++] = at;
        }
      }
    }
    return Arrays.copyOf(found, n);
  }

  private void bands(float[] channel, int start, double[] power) {
    for (int i = 0; i < size; i++) {
      int at = start + i;
      x[i] = at < 0 || at >= channel.length ? 0 : channel[at] * window[i];
    }
    fft.forward(x, re, im, work);
    for (int b = 0; b < BANDS; b++) {
      double sum = 0;
      for (int k = edges[b]; k < Math.min(edges[b + 1], re.length); k++) {
        sum += re[k] * re[k] + im[k] * im[k];
      }
      power[b] += sum;
    }
  }

  /** The share of the amplitude that the last ten milliseconds did not have. */
  private static double fresh(double[][] bands, int i, double floor) {
    double rise = 0;
    double sum = floor;
    for (int b = 0; b < BANDS; b++) {
      double before = 0;
      for (int back = 2; back <= 4; back++) {
        before = Math.max(before, bands[i - back][b]);
      }
      rise += Math.max(0, bands[i][b] - NEW * before);
      sum += bands[i][b];
    }
    return rise / sum;
  }

  private static boolean highest(double[] x, int at) {
    for (int i = Math.max(0, at - 6); i < Math.min(x.length, at + 7); i++) {
      if (x[i] > x[at] || (x[i] == x[at] && i < at)) {
        return false;
      }
    }
    return true;
  }

  /** The frame around {@code about} at which the power rises most. */
  private int place(float[][] channels, int about) {
    int length = channels[0].length;
    int from = Math.max(0, about - size);
    int to = Math.min(length, about + size);
    double[] sums = new double[to - from + 2 * near + 1];
    for (int i = 0; i + 1 < sums.length; i++) {
      int at = from - near + i;
      double power = 0;
      for (float[] channel : channels) {
        // The difference, so that a low tone hides no beginning.
        if (at > 0 && at < length) {
          double d = (double) channel[at] - channel[at - 1];
          power += d * d;
        }
      }
      sums[i + 1] = sums[i] + power;
    }
    int best = from;
    double most = -1;
    for (int at = from; at < to; at++) {
      int i = at - from + near;
      double before = sums[i] - sums[i - near];
      double after = sums[i + near] - sums[i];
      double rise = (after - before) * (after / (before + after + 1e-30));
      if (rise >= most * (1 - 1e-6)) {
        most = rise;
        best = at;
      }
    }
    return best;
  }
}
