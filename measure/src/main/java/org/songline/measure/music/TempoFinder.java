package org.songline.measure.music;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;

/**
 * Finds the tempo of an onset curve. In windows of ten seconds it takes the autocorrelation, which
 * is high at every multiple of the beat, and the spectrum, which is high at every multiple of the
 * beat's frequency; only the beat itself and its near relatives are high in both. The best tempo is
 * then made exact by following its phase over longer and longer stretches.
 */
public final class TempoFinder {
  public static final double LOWEST_BPM = 40;
  public static final double HIGHEST_BPM = 240;

  private static final int WINDOW = 1024;
  private static final int PADDED = 8192;
  private static final int MULTIPLES = 4;
  private static final int GRID = 520;
  private static final double LEAST_RISE = 0.04;
  private static final double LEAST_PERIODICITY = 0.13;
  private static final double LEAST_GROWTH = 0.5;
  private static final double USUAL_BPM = 112.5;
  private static final double USUAL_OCTAVES = 0.9;

  private final double[] onsets;
  private final double hopSeconds;
  private final double[] autocorrelation = new double[PADDED];
  private final double[] spectrum = new double[PADDED / 2];

  /**
   * @param onsets onset strengths in equal steps
   * @param hopSeconds one step
   */
  public TempoFinder(double[] onsets, double hopSeconds) {
    this.hopSeconds = hopSeconds;
    this.onsets = sharpened(onsets, (int) Math.rint(0.5 / hopSeconds));
  }

  /** What stands above the mean of a second around it. */
  private static double[] sharpened(double[] x, int half) {
    double[] sums = new double[x.length + 1];
    for (int i = 0; i < x.length; i++) {
      sums[i + 1] = sums[i] + x[i];
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int from = Math.max(0, i - half);
      int to = Math.min(x.length, i + half + 1);
      y[i] = Math.max(0, x[i] - (sums[to] - sums[from]) / (to - from));
    }
    return y;
  }

  /** The tempo, or null when nothing beats. */
  public @Nullable Tempo tempo() {
    if (onsets.length < WINDOW / 2 || !rises()) {
      return null;
    }
    analyse();
    if (autocorrelation[0] <= 0) {
      return null;
    }
    double[] scores = new double[GRID];
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
      scores[i] = score(bpm(i));
      sum += scores[i];
    }
    int best = largest(scores, -1);
    double periodicity = periodicity(bpm(best));
    if (periodicity < LEAST_PERIODICITY || sum == 0) {
      return null;
    }
    int second = largest(scores, best);
    double lead = second < 0 ? 1 : 1 - scores[second] / scores[best];
    double confidence =
        Math.clamp(periodicity / 0.5, 0.0, 1.0) * (0.4 + 0.6 * Math.clamp(lead / 0.4, 0.0, 1.0));
    Exactly exact = exactly(bpm(best));
    double alternative = second < 0 ? exact.bpm : exact.bpm * ratio(bpm(second) / bpm(best));
    return new Tempo(exact.bpm, confidence, exact.steady, alternative);
  }

  /** Whether there are onsets at all, and not only ripples of a steady sound. */
  private boolean rises() {
    double[] sorted = onsets.clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.98 * (sorted.length - 1))] > LEAST_RISE;
  }

  private static double bpm(int i) {
    return LOWEST_BPM * StrictMath.pow(HIGHEST_BPM / LOWEST_BPM, i / (GRID - 1.0));
  }

  /** A simple ratio when it is near one. */
  private static double ratio(double r) {
    for (double simple : new double[] {0.25, 1 / 3.0, 0.5, 2 / 3.0, 0.75, 4 / 3.0, 1.5, 2, 3, 4}) {
      if (Math.abs(r / simple - 1) < 0.04) {
        return simple;
      }
    }
    return r;
  }

  /** The best local maximum; with {@code not} given, the best that lies a tenth away from it. */
  private static int largest(double[] scores, int not) {
    int best = -1;
    for (int i = 1; i < scores.length - 1; i++) {
      boolean top = scores[i] >= scores[i - 1] && scores[i] > scores[i + 1];
      boolean free = not < 0 || Math.abs(StrictMath.log(bpm(i) / bpm(not))) > 0.1;
      if (top && free && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    return best < 0 && not < 0 ? scores.length / 2 : best;
  }

  private void analyse() {
    var fft = Fft.of(PADDED);
    var work = fft.work();
    double[] re = new double[PADDED];
    double[] im = new double[PADDED];
    double[] power = new double[PADDED];
    for (int at = 0; at == 0 || at + WINDOW <= onsets.length; at += WINDOW / 2) {
      int length = Math.min(WINDOW, onsets.length - at);
      double mean = 0;
      for (int i = 0; i < length; i++) {
        mean += onsets[at + i] / length;
      }
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      for (int i = 0; i < length; i++) {
        re[i] = onsets[at + i] - mean;
      }
      fft.forward(re, im, work);
      for (int k = 0; k < PADDED; k++) {
        power[k] += re[k] * re[k] + im[k] * im[k];
      }
    }
    double total = 0;
    for (int k = 0; k < PADDED; k++) {
      total += power[k] / PADDED;
    }
    for (int k = 0; k < spectrum.length; k++) {
      spectrum[k] = total == 0 ? 0 : power[k] / total;
    }
    Arrays.fill(im, 0);
    fft.inverse(power, im, work);
    int length = Math.min(WINDOW, onsets.length);
    for (int lag = 0; lag < length / 2 + length / 4; lag++) {
      // Unbiased: long lags have fewer products.
      double unbiased = power[lag] / (length - lag) * length;
      autocorrelation[lag] = power[0] <= 0 ? 0 : unbiased / power[0];
    }
  }

  private double score(double bpm) {
    double octaves = StrictMath.log(bpm / USUAL_BPM) / StrictMath.log(2) / USUAL_OCTAVES;
    double usual = StrictMath.exp(-0.5 * octaves * octaves);
    double frequency = bpm / 60;
    double tones = 0;
    for (int h = 1; h <= MULTIPLES; h++) {
      tones += Math.sqrt(near(spectrum, h * frequency * hopSeconds * PADDED, 2)) / h;
    }
    double periodicity = Math.max(0, periodicity(bpm));
    return usual * periodicity * periodicity * tones;
  }

  /** The mean autocorrelation at the first four multiples of the beat, as far as they fit. */
  private double periodicity(double bpm) {
    double lag = 60 / bpm / hopSeconds;
    double sum = 0;
    int count = 0;
    for (int m = 1; m <= MULTIPLES && m * lag < 0.7 * Math.min(WINDOW, onsets.length); m++) {
      sum += near(autocorrelation, m * lag, 1 + m * lag * 0.004);
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The largest value within a reach of a place. */
  private static double near(double[] x, double place, double reach) {
    int from = (int) Math.max(0, Math.rint(place - reach));
    int to = (int) Math.min(x.length - 1, Math.rint(place + reach));
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i <= to; i++) {
      largest = Math.max(largest, x[i]);
    }
    return from > to ? 0 : largest;
  }

  private record Exactly(double bpm, boolean steady) {}

  /**
   * Follows the phase of the beat: over stretches that double in length the best of 33 tempi is
   * sought in a range that halves, as long as longer stretches still agree with each other.
   */
  private Exactly exactly(double start) {
    double best = start;
    double reach = 0.025;
    double least = 0;
    int length = Math.min(WINDOW, onsets.length);
    while (true) {
      double found = best;
      double most = 0;
      for (int i = -16; i <= 16; i++) {
        double bpm = best * (1 + reach * i / 16);
        double value = coherent(bpm, length);
        if (value > most) {
          most = value;
          found = bpm;
        }
      }
      if (most < least) {
        return new Exactly(best, false);
      }
      best = found;
      if (length >= onsets.length) {
        return new Exactly(top(best, reach / 16, length), true);
      }
      int longer = Math.min(2 * length, onsets.length);
      double growth = (double) longer / length;
      least = most * (1 + LEAST_GROWTH * (growth - 1));
      reach /= growth;
      length = longer;
    }
  }

  private double top(double bpm, double step, int length) {
    double a = coherent(bpm * (1 - step), length);
    double b = coherent(bpm, length);
    double c = coherent(bpm * (1 + step), length);
    double bend = a - 2 * b + c;
    return bend >= 0 ? bpm : bpm * (1 + step * Math.clamp(0.5 * (a - c) / bend, -1.0, 1.0));
  }

  /** The power of the beat and its first multiples, with phase kept within each stretch. */
  private double coherent(double bpm, int length) {
    double sum = 0;
    int stretches = 0;
    for (int at = 0; at == 0 || at + length <= onsets.length; at += length) {
      stretches++;
      for (int h = 1; h <= MULTIPLES; h++) {
        double w = Exact.TWO_PI * h * bpm / 60 * hopSeconds;
        double c = Exact.cos(w);
        double s = Exact.sin(w);
        double turnRe = 1;
        double turnIm = 0;
        double re = 0;
        double im = 0;
        for (int i = 0; i < length; i++) {
          double x = onsets[at + i];
          re = Math.fma(x, turnRe, re);
          im = Math.fma(x, turnIm, im);
          double t = turnRe * c - turnIm * s;
          turnIm = turnRe * s + turnIm * c;
          turnRe = t;
        }
        sum += (re * re + im * im) / h;
      }
    }
    // A stretch twice as long has four times the power: this doubles when the phase holds.
    return sum / stretches / length;
  }
}
