package org.songline.measure.relation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.Window;

/**
 * Measures how two streams relate, in one pass and constant memory: the cross spectra of windows in
 * which both sound, whitened (GCC-PHAT: Knapp and Carter 1976), give delay and polarity; unwhitened
 * they give what the sum of both loses.
 */
public final class RelationMeter {
  private static final double WINDOW_SECONDS = 0.34;
  private static final double LONGEST_SECONDS = 0.05;
  private static final double ACTIVE = 1e-6;

  /** Bins so far below a window's greatest say nothing: -50 dB. */
  private static final double LEAST_BIN = 1e-5;

  private static final double LOW_HERTZ = 300;
  private static final double LOWEST_HERTZ = 20;
  private static final int FINER = 4;

  /** What else is looked at lies this far from the peak. */
  private static final double APART_SECONDS = 0.0005;

  private final int sampleRate;
  private final int size;
  private final double[] window;
  private final Fft fft;
  private final Fft.Work work;
  private final float[] first;
  private final float[] second;
  private final double[] re;
  private final double[] im;
  private final double[] firstPower;
  private final double[] secondPower;
  private final double[] crossRe;
  private final double[] crossIm;
  private final double[] whiteRe;
  private final double[] whiteIm;
  private double whiteSum;
  private int fill;
  private int windows;

  public RelationMeter(int sampleRate) {
    this.sampleRate = sampleRate;
    size = Integer.highestOneBit((int) (2 * WINDOW_SECONDS * sampleRate) - 1);
    window = Window.hann(size);
    fft = Fft.of(size);
    work = fft.work();
    first = new float[size];
    second = new float[size];
    re = new double[size];
    im = new double[size];
    int bins = size / 2 + 1;
    firstPower = new double[bins];
    secondPower = new double[bins];
    crossRe = new double[bins];
    crossIm = new double[bins];
    whiteRe = new double[bins];
    whiteIm = new double[bins];
  }

  /** The relation of two sounds; null when they never sound together. */
  public static @Nullable Relation of(float[] first, float[] second, int sampleRate) {
    var meter = new RelationMeter(sampleRate);
    meter.accept(first, second, 0, Math.min(first.length, second.length));
    return meter.finish();
  }

  /** Takes the next frames of both. */
  public void accept(float[] a, float[] b, int from, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, size - fill);
      System.arraycopy(a, from + done, first, fill, n);
      System.arraycopy(b, from + done, second, fill, n);
      fill += n;
      done += n;
      if (fill == size) {
        look();
        fill = size / 2;
        System.arraycopy(first, fill, first, 0, fill);
        System.arraycopy(second, fill, second, 0, fill);
      }
    }
  }

  private void look() {
    double a = 0;
    double b = 0;
    for (int i = 0; i < size; i++) {
      re[i] = window[i] * first[i];
      im[i] = window[i] * second[i];
      a += re[i] * re[i];
      b += im[i] * im[i];
    }
    if (a < ACTIVE * size || b < ACTIVE * size) {
      return;
    }
    windows++;
    fft.forward(re, im, work);
    double mostA = 0;
    double mostB = 0;
    for (int k = 0; k <= size / 2; k++) {
      int m = k == 0 ? 0 : size - k;
      double ar = 0.5 * (re[k] + re[m]);
      double ai = 0.5 * (im[k] - im[m]);
      double br = 0.5 * (im[k] + im[m]);
      double bi = 0.5 * (re[m] - re[k]);
      mostA = Math.max(mostA, ar * ar + ai * ai);
      mostB = Math.max(mostB, br * br + bi * bi);
    }
    int from = (int) Math.ceil(LOWEST_HERTZ * size / sampleRate);
    for (int k = from; k < size / 2; k++) {
      int m = size - k;
      double ar = 0.5 * (re[k] + re[m]);
      double ai = 0.5 * (im[k] - im[m]);
      double br = 0.5 * (im[k] + im[m]);
      double bi = 0.5 * (re[m] - re[k]);
      double pa = ar * ar + ai * ai;
      double pb = br * br + bi * bi;
      double cr = ar * br + ai * bi;
      double ci = ar * bi - ai * br;
      firstPower[k] += pa;
      secondPower[k] += pb;
      crossRe[k] += cr;
      crossIm[k] += ci;
      if (pa > LEAST_BIN * mostA && pb > LEAST_BIN * mostB) {
        double norm = 1 / Math.sqrt(cr * cr + ci * ci + 1e-300);
        whiteRe[k] += norm * cr;
        whiteIm[k] += norm * ci;
        whiteSum++;
      }
    }
  }

  /** The relation; null when both never sounded together. */
  public @Nullable Relation finish() {
    if (windows == 0 || whiteSum == 0) {
      return null;
    }
    int long4 = FINER * size;
    double[] r = new double[long4];
    double[] none = new double[long4];
    for (int k = 1; k < size / 2; k++) {
      r[k] = whiteRe[k] / (2 * whiteSum);
      r[long4 - k] = r[k];
      none[k] = whiteIm[k] / (2 * whiteSum);
      none[long4 - k] = -none[k];
    }
    // The correlation at lag n is the sum of X e^(+2 pi i k n / N); forwards it is at -n.
    Fft finer = Fft.of(long4);
    finer.forward(r, none, finer.work());
    int reach = FINER * (int) (LONGEST_SECONDS * sampleRate);
    int peak = 0;
    for (int lag = -reach; lag <= reach; lag++) {
      peak = Math.abs(at(r, lag)) > Math.abs(at(r, peak)) ? lag : peak;
    }
    double top = Math.abs(at(r, peak));
    double sign = at(r, peak) < 0 ? -1 : 1;
    int apart = (int) (APART_SECONDS * sampleRate * FINER);
    double next = 0;
    double opposite = 0;
    for (int lag = -reach; lag <= reach; lag++) {
      double value = at(r, lag);
      if (Math.abs(lag - peak) > apart) {
        next = Math.max(next, Math.abs(value));
      }
      opposite = Math.max(opposite, -sign * value);
    }
    double bend = 2 * top - sign * (at(r, peak - 1) + at(r, peak + 1));
    double lean = 0.5 * sign * (at(r, peak + 1) - at(r, peak - 1));
    double delay = (peak + (bend <= 0 ? 0 : Math.clamp(lean / bend, -0.5, 0.5))) / FINER;
    return relation(delay, sign, 1 - next / top, 1 - opposite / top, top);
  }

  private static double at(double[] r, int lag) {
    return r[Math.floorMod(-lag, r.length)];
  }

  private Relation relation(
      double delay, double sign, double confidence, double polarity, double likeness) {
    double bin = (double) sampleRate / size;
    double a = sum(firstPower, LOWEST_HERTZ, 0.5 * sampleRate);
    double b = sum(secondPower, LOWEST_HERTZ, 0.5 * sampleRate);
    List<Relation.BandLoss> bands = new ArrayList<>();
    double half = StrictMath.pow(10, 0.05);
    for (int n = -17; n <= 13; n++) {
      double centre = 1000 * StrictMath.pow(10, n / 10.0);
      int from = (int) (centre / half / bin);
      int to = (int) Math.min(0.5 * size, centre * half / bin);
      if (from < to
          && sum(firstPower, centre / half, centre * half) > 1e-6 * a
          && sum(secondPower, centre / half, centre * half) > 1e-6 * b) {
        bands.add(new Relation.BandLoss(centre, loss(delay, sign, centre / half, centre * half)));
      }
    }
    double late = Math.abs(delay) / sampleRate;
    boolean together = Math.abs(delay) < 0.05;
    Double notch = sign < 0 ? (Double) 0.0 : together ? null : (Double) (0.5 / late);
    return new Relation(
        delay,
        1000 * delay / sampleRate,
        sign < 0,
        Math.clamp(confidence, 0.0, 1.0),
        Math.clamp(polarity, 0.0, 1.0),
        Math.clamp(likeness, 0.0, 1.0),
        0.5 * Exact.decibels(b / a),
        loss(delay, sign, LOWEST_HERTZ, 0.5 * sampleRate),
        loss(delay, sign, LOWEST_HERTZ, LOW_HERTZ),
        notch,
        bands);
  }

  private double sum(double[] bins, double from, double to) {
    double sum = 0;
    int end = (int) Math.min(0.5 * size, to * size / sampleRate);
    for (int k = (int) (from * size / sampleRate); k < end; k++) {
      sum += bins[k];
    }
    return sum;
  }

  /** The power of the sum over that of the sum with the second set in time and polarity. */
  private @Nullable Double loss(double delay, double sign, double from, double to) {
    double plain = 0;
    double mended = 0;
    int end = (int) Math.min(0.5 * size, to * size / sampleRate);
    for (int k = (int) (from * size / sampleRate); k < end; k++) {
      double angle = Exact.TWO_PI * k * delay / size;
      double both = firstPower[k] + secondPower[k];
      double turned = crossRe[k] * Exact.cos(angle) - crossIm[k] * Exact.sin(angle);
      plain += both + 2 * crossRe[k];
      mended += both + 2 * sign * turned;
    }
    return plain <= 1e-12 * mended || mended <= 0
        ? null
        : (Double) Math.min(0, 0.5 * Exact.decibels(plain / mended));
  }
}
