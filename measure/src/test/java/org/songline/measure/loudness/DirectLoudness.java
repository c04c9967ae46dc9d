package org.songline.measure.loudness;

import java.util.ArrayList;
import java.util.List;

/**
 * The judge of the meter: BS.1770 written as it reads, whole signal in memory, one biquad after the
 * other, the K filter's gain held at 997 Hz.
 */
final class DirectLoudness {
  private DirectLoudness() {}

  static double[] weighted(float[] x, int rate) {
    double[] shelf = shelf(rate);
    double[] pass = highPass(rate);
    double wanted = gain(shelf(48_000), 997, 48_000) * gain(highPass(48_000), 997, 48_000);
    double trim = wanted / (gain(shelf, 997, rate) * gain(pass, 997, rate));
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * trim;
    }
    return biquad(biquad(y, shelf), pass);
  }

  private static double[] shelf(int rate) {
    double k = StrictMath.tan(Math.PI * 1681.974450955533 / rate);
    double vh = StrictMath.pow(10, 3.999843853973347 / 20);
    double vb = StrictMath.pow(vh, 0.4996667741545416);
    double q = 0.7071752369554196;
    double a0 = 1 + k / q + k * k;
    return new double[] {
      (vh + vb * k / q + k * k) / a0,
      2 * (k * k - vh) / a0,
      (vh - vb * k / q + k * k) / a0,
      2 * (k * k - 1) / a0,
      (1 - k / q + k * k) / a0
    };
  }

  private static double[] highPass(int rate) {
    double k = StrictMath.tan(Math.PI * 38.13547087602444 / rate);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0};
  }

  static double gain(double[] c, double hertz, int rate) {
    double w = 2 * Math.PI * hertz / rate;
    double c1 = StrictMath.cos(w);
    double c2 = StrictMath.cos(2 * w);
    double s1 = StrictMath.sin(w);
    double s2 = StrictMath.sin(2 * w);
    double top = StrictMath.hypot(c[0] + c[1] * c1 + c[2] * c2, c[1] * s1 + c[2] * s2);
    return top / StrictMath.hypot(1 + c[3] * c1 + c[4] * c2, c[3] * s1 + c[4] * s2);
  }

  private static double[] biquad(double[] x, double[] c) {
    double[] y = new double[x.length];
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < x.length; i++) {
      y[i] = c[0] * x[i] + s1;
      s1 = c[1] * x[i] - c[3] * y[i] + s2;
      s2 = c[2] * x[i] - c[4] * y[i];
    }
    return y;
  }

  private static List<Double> windows(float[][] channels, int rate, double length, double hop) {
    double[][] y = new double[channels.length][];
    for (int c = 0; c < y.length; c++) {
      y[c] = weighted(channels[c], rate);
    }
    var windows = new ArrayList<Double>();
    for (int j = 0; ; j++) {
      int from = (int) Math.round(j * hop * rate);
      int to = (int) Math.round((j * hop + length) * rate);
      if (to > channels[0].length) {
        return windows;
      }
      double sum = 0;
      for (double[] channel : y) {
        for (int i = from; i < to; i++) {
          sum += channel[i] * channel[i];
        }
      }
      windows.add(sum / (to - from));
    }
  }

  static double integrated(float[][] channels, int rate) {
    var blocks = windows(channels, rate, 0.4, 0.1);
    double first = mean(blocks, -70);
    return mean(blocks, Math.max(-70, first - 10));
  }

  static double greatest(float[][] channels, int rate, double length) {
    return windows(channels, rate, length, 0.01).stream()
        .mapToDouble(DirectLoudness::lufs)
        .max()
        .orElse(-999);
  }

  private static double mean(List<Double> blocks, double gate) {
    return lufs(
        blocks.stream().filter(b -> lufs(b) > gate).mapToDouble(b -> b).average().orElse(0));
  }

  static double lufs(double meanSquare) {
    return -0.691 + 10 * StrictMath.log10(meanSquare);
  }
}
