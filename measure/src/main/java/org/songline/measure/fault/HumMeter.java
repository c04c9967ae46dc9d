package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.Window;
import org.songline.measure.spectrum.LevelHistogram;

/**
 * Finds hum of the mains in windows of about four seconds, at a low rate: lines at multiples of 50
 * or 60 Hz that are there all of the time and, where music leaves both free, stand out of their
 * neighbourhood. Memory is constant.
 */
final class HumMeter {
  private static final double LOW_RATE = 1800;
  private static final double WINDOW_SECONDS = 3;
  private static final int[] FAMILIES = {50, 60};
  private static final int HARMONICS = 8;
  private static final int LEAST_FRAMES = 4;
  private static final double STANDS_OUT_DB = 10;
  private static final double STEADY_DB = 9;
  private static final double SOFTEST_DB = -110;

  private static final double SILENCE = 1e-12;

  /** A line stands above nearly all around it: rhythms make lines too, but many. */
  private static final double AROUND = 0.92;

  private final double binHertz;
  private final int size;
  private final Fft fft;
  private final Fft.Work work;
  private final double[] window;
  private final Decimator[] decimators;
  private final double[][] low;
  private final double[][] made;
  private final double[] re;
  private final double[] im;
  private final double[] power;
  private final double[] around = new double[256];
  private final LevelHistogram[] levels;
  private final LevelHistogram[] neighbours;
  private int fill;
  private int frames;

  HumMeter(int sampleRate, int channels, int longest) {
    int factor = Math.max(1, (int) (sampleRate / LOW_RATE));
    double rate = (double) sampleRate / factor;
    size = Integer.highestOneBit((int) (2 * WINDOW_SECONDS * rate));
    binHertz = rate / size;
    fft = Fft.of(size);
    work = fft.work();
    window = Window.hann(size);
    int heard = Math.min(2, channels);
    decimators = new Decimator[heard];
    Arrays.setAll(decimators, c -> new Decimator(factor));
    low = new double[heard][size];
    made = new double[heard][decimators[0].most(longest)];
    re = new double[size];
    im = new double[size];
    power = new double[(int) (HARMONICS * 60 / binHertz) + 64];
    levels = new LevelHistogram[FAMILIES.length * HARMONICS];
    neighbours = new LevelHistogram[FAMILIES.length * HARMONICS];
    Arrays.setAll(levels, i -> new LevelHistogram());
    Arrays.setAll(neighbours, i -> new LevelHistogram());
  }

  void accept(float[][] planar, int count) {
    int n = 0;
    for (int c = 0; c < decimators.length; c++) {
      n = decimators[c].take(planar[c], 0, count, made[c]);
    }
    for (int done = 0; done < n; ) {
      int part = Math.min(n - done, size - fill);
      for (int c = 0; c < low.length; c++) {
        System.arraycopy(made[c], done, low[c], fill, part);
      }
      fill += part;
      done += part;
      if (fill == size) {
        frame();
        fill = size / 2;
        for (double[] channel : low) {
          System.arraycopy(channel, fill, channel, 0, fill);
        }
      }
    }
  }

  private void frame() {
    double scale = 4.0 / size;
    double[] right = low[low.length - 1];
    boolean stereo = low.length > 1;
    for (int i = 0; i < size; i++) {
      re[i] = scale * window[i] * low[0][i];
      im[i] = stereo ? scale * window[i] * right[i] : 0;
    }
    fft.forward(re, im, work);
    double all = 0;
    for (int k = 0; k < power.length; k++) {
      int m = k == 0 ? 0 : size - k;
      double lr = 0.5 * (re[k] + re[m]);
      double li = 0.5 * (im[k] - im[m]);
      double rr = 0.5 * (im[k] + im[m]);
      double ri = 0.5 * (re[m] - re[k]);
      power[k] = Math.max(lr * lr + li * li, stereo ? rr * rr + ri * ri : 0);
      all += power[k];
    }
    if (all < SILENCE) {
      return;
    }
    frames++;
    for (int f = 0; f < FAMILIES.length; f++) {
      for (int h = 1; h <= HARMONICS; h++) {
        line(f * HARMONICS + h - 1, (double) h * FAMILIES[f], h);
      }
    }
  }

  /** One line: what stands at its place, and what is usual on both sides of it. */
  private void line(int at, double hertz, int harmonic) {
    double half = Math.min(0.25 + 0.15 * harmonic, 1.2) / binHertz + 0.5;
    double middle = hertz / binHertz;
    int from = (int) Math.ceil(middle - half);
    int to = (int) Math.floor(middle + half);
    int top = from;
    for (int k = from; k <= to; k++) {
      top = power[k] > power[top] ? k : top;
    }
    double sum = 0;
    for (int k = top - 2; k <= top + 2; k++) {
      sum += power[k];
    }
    int reach = (int) (6 / binHertz);
    int n = 0;
    for (int k = 2; k <= reach; k++) {
      around[n++] = power[from - k];
      around[n++] = power[to + k];
    }
    Arrays.sort(around, 0, n);
    double usual = Math.max(around[(int) (AROUND * n)], 1e-16);
    levels[at].add(sum / 1.5);
    neighbours[at].add(usual);
  }

  @Nullable Hum hum() {
    Hum loudest = null;
    for (int f = 0; f < FAMILIES.length; f++) {
      Hum hum = family(f);
      if (hum != null && (loudest == null || hum.dbfs() > loudest.dbfs())) {
        loudest = hum;
      }
    }
    return loudest;
  }

  private @Nullable Hum family(int f) {
    if (frames < LEAST_FRAMES) {
      return null;
    }
    List<Double> lines = new ArrayList<>();
    double sum = 0;
    boolean low = false;
    for (int h = 1; h <= HARMONICS; h++) {
      LevelHistogram level = levels[f * HARMONICS + h - 1];
      double beside = neighbours[f * HARMONICS + h - 1].percentile(25);
      double usual = level.percentile(25);
      if (usual - beside >= STANDS_OUT_DB
          && usual > SOFTEST_DB
          && usual - level.percentile(8) < STEADY_DB) {
        lines.add((double) h * FAMILIES[f]);
        sum += Exact.gain(2 * usual);
        low |= h <= 2;
      }
    }
    // One line alone may be a tone.
    return lines.size() < 2 || !low ? null : new Hum(FAMILIES[f], 0.5 * Exact.decibels(sum), lines);
  }
}
