package org.songline.devices.space;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/** Judges the tail of a reverb at 48 kHz: how it decays, how dense, how flat, how steady. */
final class TailJudge {
  static final double RATE = 48000;

  private TailJudge() {}

  /** Gain of the judge's octave filter: smooth, as a steep one would ring longer than rooms do. */
  private static double octaveGain(double octaves) {
    double cosine = Math.cos(Math.PI / 2 * Math.clamp(octaves, -1, 1));
    return cosine * cosine;
  }

  static double[] octave(double[] x, double hertz) {
    int size = Integer.highestOneBit(x.length - 1) * 4;
    RealFft fft = RealFft.of(size);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    double[] padded = Arrays.copyOf(x, size);
    fft.forward(padded, re, im, fft.work());
    for (int i = 0; i < re.length; i++) {
      double gain = i == 0 ? 0 : octaveGain(Math.log(i * RATE / size / hertz) / Math.log(2));
      re[i] *= gain;
      im[i] *= gain;
    }
    fft.inverse(re, im, padded, fft.work());
    return Arrays.copyOf(padded, x.length);
  }

  /** Seconds to fall by 60 dB, from -5 and -35 dB of Schroeder's backward integral. */
  static double rt60(double[] x) {
    double[] left = new double[x.length + 1];
    for (int i = x.length - 1; i >= 0; i--) {
      left[i] = left[i + 1] + x[i] * x[i];
    }
    return fall(i -> left[(int) i], x.length);
  }

  /**
   * What {@link #rt60} would read of an octave in which every frequency falls as {@code seconds} of
   * it says: one octave may hold fast and slow decays.
   */
  static double rt60(double hertz, DoubleUnaryOperator seconds) {
    return fall(
        i -> {
          double sum = 0;
          for (int k = 0; k < 64; k++) {
            double octaves = (k + 0.5) / 32 - 1;
            double at = hertz * Math.pow(2, octaves);
            double time = seconds.applyAsDouble(at);
            double gain = octaveGain(octaves);
            sum += at * gain * gain * time * Math.pow(10, -6 * i / RATE / time);
          }
          return sum;
        },
        (int) (20 * RATE));
  }

  private static double fall(DoubleUnaryOperator left, int length) {
    return 2 * (below(left, length, 35) - below(left, length, 5)) / RATE;
  }

  private static int below(DoubleUnaryOperator left, int length, double decibels) {
    double wanted = left.applyAsDouble(0) * Math.pow(10, -decibels / 10);
    int low = 0;
    for (int high = length; high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (left.applyAsDouble(middle) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Share of samples beyond the deviation around a time, over that of noise (Abel, Huang 2006). */
  static double density(double[] x, double seconds) {
    int half = 480;
    int centre = (int) (seconds * RATE);
    double[] part = Arrays.copyOfRange(x, centre - half, centre + half);
    double deviation = Math.sqrt(Arrays.stream(part).map(v -> v * v).average().orElseThrow());
    long beyond = Arrays.stream(part).filter(v -> Math.abs(v) > deviation).count();
    return beyond / (double) part.length / 0.3173;
  }

  /** The first time from which, averaged over 20 ms, echoes are as dense as in noise. */
  static double dense(double[] x) {
    for (double t = 0.02; t < 0.5; t += 0.001) {
      double sum = 0;
      for (int k = -10; k <= 10; k++) {
        sum += density(x, t + k * 0.001);
      }
      if (sum / 21 >= 0.95) {
        return t;
      }
    }
    return 0.5;
  }

  /**
   * How even the spectrum of a tail is: decibels by which the third of an octave that deviates most
   * does in both sides together, from 100 Hz to 16 kHz, and decibels by which the strongest line of
   * a side stands out of its third.
   *
   * @param from first second of the tail; up to its end
   */
  static double[] flatness(double[][] sides, double from) {
    int thirds = 23;
    double[] total = new double[thirds];
    double peak = 0;
    for (double[] side : sides) {
      double[] power = spectrum(Arrays.copyOfRange(side, (int) (from * RATE), side.length));
      for (int t = 0; t < thirds; t++) {
        double centre = 100 * Math.pow(2, t / 3.0) * 2 * power.length / RATE;
        int low = (int) (centre * Math.pow(2, -1 / 6.0));
        int high = (int) (centre * Math.pow(2, 1 / 6.0));
        double mean = Arrays.stream(power, low, high).average().orElseThrow();
        total[t] += mean;
        peak = Math.max(peak, Arrays.stream(power, low, high).max().orElseThrow() / mean);
      }
    }
    double[] level = Arrays.stream(total).map(power -> 10 * Math.log10(power)).toArray();
    double mean = Arrays.stream(level).average().orElseThrow();
    double worst = Arrays.stream(level).map(l -> Math.abs(l - mean)).max().orElseThrow();
    return new double[] {worst, 10 * Math.log10(peak)};
  }

  private static double[] spectrum(double[] x) {
    double[] window = Window.hann(x.length);
    double[] padded = new double[Integer.highestOneBit(x.length - 1) * 2];
    for (int i = 0; i < x.length; i++) {
      padded[i] = window[i] * x[i];
    }
    return power(padded);
  }

  private static double[] power(double[] x) {
    RealFft fft = RealFft.of(x.length);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(x, re, im, fft.work());
    double[] power = new double[x.length / 2];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }

  /** Decibels that the sum of both sides has less than the sides. */
  static double monoLoss(double[] left, double[] right, double from) {
    double stereo = 0;
    double mono = 0;
    for (int i = (int) (from * RATE); i < left.length; i++) {
      stereo += (left[i] * left[i] + right[i] * right[i]) / 2;
      mono += (left[i] + right[i]) * (left[i] + right[i]) / 4;
    }
    return 10 * Math.log10(stereo / mono);
  }

  /**
   * Where the middle of a tone's spectrum is, in cents of {@code hertz}, and how far around it the
   * spectrum reaches (one deviation), both within a fifth of an octave of it.
   */
  static double[] pitch(double[] x, double hertz, double from, double to) {
    double[] part = Arrays.copyOfRange(x, (int) (from * RATE), (int) (to * RATE));
    double[] window = Window.blackmanHarris(part.length);
    int size = Integer.highestOneBit(part.length - 1) * 4;
    double[] padded = new double[size];
    for (int i = 0; i < part.length; i++) {
      padded[i] = part[i] * window[i];
    }
    double[] power = power(padded);
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 1; i < power.length; i++) {
      double cents = 1200 * Math.log(i * RATE / size / hertz) / Math.log(2);
      if (Math.abs(cents) < 240) {
        sum += power[i];
        first += power[i] * cents;
        second += power[i] * cents * cents;
      }
    }
    double mean = first / sum;
    return new double[] {mean, Math.sqrt(second / sum - mean * mean)};
  }
}
