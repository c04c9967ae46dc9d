package org.songline.bench;

import java.util.Locale;
import org.songline.dsp.Exact;
import org.songline.dsp.resample.Resampler;

/**
 * What W7's filter does to tones: prints the edge of its pass band and the most it lets through.
 */
public final class StopBand {
  private static final int FROM = 96_000;
  private static final int TO = 44_100;

  private StopBand() {}

  public static void main(String[] arguments) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int hertz = 22_500; hertz < FROM / 2; hertz += 500) {
      worst = Math.max(worst, level(hertz));
    }
    double ripple = 0;
    for (int hertz = 1000; hertz <= 20_000; hertz += 500) {
      ripple = Math.max(ripple, Math.abs(level(hertz)));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "flat to 20 kHz within %.5f dB; from 22.5 kHz up nothing above %.1f dB",
            ripple,
            worst));
  }

  /** Decibels that a full-scale sine comes out at, its ends left out. */
  private static double level(int hertz) {
    double[] x = new double[FROM / 2];
    for (int n = 0; n < x.length; n++) {
      x[n] = Exact.sin(2 * Math.PI * ((double) hertz * n % FROM) / FROM);
    }
    var resampler = Resampler.of(1, FROM, TO);
    double[] y = new double[resampler.maxOutput(x.length)];
    int count = resampler.process(x, 0, x.length, y, 0);
    double squares = 0;
    int from = count / 5;
    // A whole number of periods of every tone above: hundredths of a second.
    int length = TO / 100 * 20;
    for (int n = from; n < from + length; n++) {
      squares += y[n] * y[n];
    }
    return 10 * Math.log10(2 * squares / length + 1e-30);
  }
}
