package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BandSplitTest {
  private static final double[] HERTZ = {160, 2000, 7000};

  /** What each band makes of a signal on the left; the right has its opposite. */
  private static float[][] split(int bands, double rate, float[] left) {
    var split = new BandSplit(bands);
    for (int c = 0; c < bands - 1; c++) {
      split.tune(c, HERTZ[c], rate);
    }
    float[] x = new float[2 * left.length];
    for (int i = 0; i < left.length; i++) {
      x[2 * i] = left[i];
      x[2 * i + 1] = -left[i];
    }
    float[][] out = new float[bands][x.length];
    for (int i = 0; i < x.length; i += 128) {
      split.split(x, i, out, i, 128);
    }
    float[][] lefts = new float[bands][left.length];
    for (int band = 0; band < bands; band++) {
      for (int i = 0; i < left.length; i++) {
        lefts[band][i] = out[band][2 * i];
        assertThat(out[band][2 * i + 1]).isEqualTo(-out[band][2 * i]);
      }
    }
    return lefts;
  }

  private static double[] sum(float[][] bands) {
    double[] sum = new double[bands[0].length];
    for (float[] band : bands) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += band[i];
      }
    }
    return sum;
  }

  private static float[] impulse() {
    float[] x = new float[1 << 14];
    x[0] = 1;
    return x;
  }

  private static double decibels(double[] response, double hertz, double rate) {
    double re = 0;
    double im = 0;
    double w = 2 * Math.PI * hertz / rate;
    for (int i = 0; i < response.length; i++) {
      re += response[i] * Math.cos(w * i);
      im += response[i] * Math.sin(w * i);
    }
    return 10 * Math.log10(re * re + im * im);
  }

  @Test
  void theBandsSumFlatWithinAThousandthOfADecibel() {
    for (double rate : new double[] {44100, 48000, 192000}) {
      for (int bands = 1; bands <= 4; bands++) {
        double[] sum = sum(split(bands, rate, impulse()));
        for (double hertz = 20; hertz < 20000; hertz *= 1.25) {
          assertThat(decibels(sum, hertz, rate))
              .as("%d bands at %s of %s", bands, hertz, rate)
              .isCloseTo(0, within(1e-3));
        }
      }
    }
  }

  /** All-passes in double precision, from the textbook biquad. */
  private static double[] allPasses(double[] x) {
    double[] y = x.clone();
    for (double hertz : HERTZ) {
      double g = Math.tan(Math.PI * hertz / 48000);
      double a0 = 1 + Math.sqrt(2) * g + g * g;
      double a1 = 2 * (g * g - 1) / a0;
      double a2 = (1 - Math.sqrt(2) * g + g * g) / a0;
      double x1 = 0;
      double x2 = 0;
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < y.length; i++) {
        double in = y[i];
        double out = a2 * in + a1 * x1 + x2 - a1 * y1 - a2 * y2;
        x2 = x1;
        x1 = in;
        y2 = y1;
        y1 = out;
        y[i] = out;
      }
    }
    return y;
  }

  @Test
  void theSumIsThePathOfAllPassesToMinus120Decibels() {
    long seed = 12;
    var random = new Random(seed);
    float[] x = new float[51200];
    double[] exact = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
      exact[i] = x[i];
    }
    double[] wanted = allPasses(exact);
    double[] sum = sum(split(4, 48000, x));
    double error = 0;
    double power = 0;
    for (int i = 0; i < x.length; i++) {
      error += (sum[i] - wanted[i]) * (sum[i] - wanted[i]);
      power += x[i] * x[i];
    }
    assertThat(10 * Math.log10(error / power)).as("seed %d", seed).isLessThan(-120);
  }

  @Test
  void aBandIsSixDecibelsDownAtItsCrossoverAndSteepBeyond() {
    double[] low = sum(new float[][] {split(2, 48000, impulse())[0]});
    assertThat(decibels(low, 160, 48000)).isCloseTo(-6.02, within(0.01));
    assertThat(decibels(low, 1280, 48000)).isCloseTo(-72.2, within(0.3));
  }
}
