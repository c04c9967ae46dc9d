package org.songline.dsp.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  @Test
  void theJudgeSeesKnownResidues() {
    double[] x = tone(997, 48_000, 20_000);
    double[] hum = tone(3000, 48_000, 20_000);
    for (int i = 0; i < x.length; i++) {
      x[i] += hum[i] * 1e-6;
    }
    assertThat(residue(x, 997, 48_000)).isCloseTo(-120, within(0.1));
    assertThat(level(x, 997, 48_000)).isCloseTo(0, within(1e-5));
    assertThat(residue(tone(997, 48_000, 20_000), 997, 48_000)).isLessThan(-270);
  }

  @Test
  void tonesComeOutPure() {
    for (long[] rates :
        new long[][] {
          {96_000, 44_100}, {44_100, 48_000}, {48_000, 44_100}, {44_100, 96_000}, {192_000, 44_100},
          {48_000, 192_000}, {44_100, 44_056}, {88_200, 44_100}, {8000, 44_100}, {44_100, 8000},
          {384_000, 48_000}, {22_050, 48_000}, {32_000, 44_100}, {44_100, 88_200}
        }) {
      double low = (double) Math.min(rates[0], rates[1]);
      for (double share : new double[] {0.0226, 0.25, 0.45}) {
        double hertz = Math.rint(share * low);
        double[] y = body(convert(rates[0], rates[1], tone(hertz, rates[0], 0.4)));
        String name = rates[0] + " to " + rates[1] + ", " + hertz + " Hz";
        assertThat(residue(y, hertz, rates[1])).as(name).isLessThan(-150);
        assertThat(level(y, hertz, rates[1])).as(name).isCloseTo(0, within(0.001));
      }
    }
  }

  @Test
  void theResponseIsFlatTo20KilohertzAtCompactDiscRate() {
    for (double hertz = 500; hertz <= 20_000; hertz += 500) {
      double[] y = body(convert(96_000, 44_100, tone(hertz, 96_000, 0.2)));
      assertThat(level(y, hertz, 44_100)).as("%s Hz", hertz).isCloseTo(0, within(0.001));
    }
  }

  @Test
  void nothingFoldsBackFromAboveTheBand() {
    for (double hertz : new double[] {22_500, 23_000, 24_100, 30_000, 43_000, 47_900}) {
      double[] y = body(convert(96_000, 44_100, tone(hertz, 96_000, 0.4)));
      assertThat(rms(y)).as("%s Hz", hertz).isLessThan(-150);
    }
    for (double hertz : new double[] {22_500, 40_000, 52_000, 66_000, 95_000}) {
      double[] y = body(convert(192_000, 44_100, tone(hertz, 192_000, 0.4)));
      assertThat(rms(y)).as("%s Hz of 192 kHz", hertz).isLessThan(-150);
    }
  }

  @Test
  void thereIsNoDelay() {
    for (long[] rates : new long[][] {{96_000, 48_000}, {48_000, 96_000}, {48_000, 192_000}}) {
      double[] x = new double[4000];
      x[2000] = 1;
      double[] y = convert(rates[0], rates[1], x);
      int peak = 0;
      for (int i = 0; i < y.length; i++) {
        if (Math.abs(y[i]) > Math.abs(y[peak])) {
          peak = i;
        }
      }
      assertThat(peak).isEqualTo((int) (2000 * rates[1] / rates[0]));
      assertThat(y[peak - 3]).isCloseTo(y[peak + 3], within(1e-12));
    }
  }

  @Test
  void lengthsAreExactAndBlocksDoNotShow() {
    long seed = 4711;
    Random random = new Random(seed);
    long[] all = {8000, 11_025, 22_050, 44_100, 44_056, 48_000, 96_000, 192_000};
    for (int round = 0; round < 40; round++) {
      long from = all[random.nextInt(all.length)];
      long to = all[random.nextInt(all.length)];
      int channels = 1 + random.nextInt(3);
      int frames = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(9000);
      float[] x = new float[frames * channels];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      Resampler whole = Resampler.of(channels, from, to);
      float[] want = new float[(whole.maxOutput(frames) + whole.maxFinish()) * channels];
      int count = whole.process(x, 0, frames, want, 0);
      assertThat(count).isLessThanOrEqualTo(whole.maxOutput(frames));
      int rest = whole.finish(want, count * channels);
      assertThat(rest).isLessThanOrEqualTo(whole.maxFinish());
      count += rest;
      String name = "seed " + seed + " round " + round + ": " + from + " to " + to;
      assertThat(count).as(name).isEqualTo((int) ((frames * to + from - 1) / from));

      Resampler cut = Resampler.of(channels, from, to);
      float[] got = new float[want.length];
      int made = 0;
      for (int at = 0; at < frames; ) {
        int block = Math.min(frames - at, 1 + random.nextInt(1500));
        made += cut.process(x, at * channels, block, got, made * channels);
        at += block;
      }
      made += cut.finish(got, made * channels);
      assertThat(made).as(name).isEqualTo(count);
      assertThat(Arrays.equals(got, want)).as(name).isTrue();
    }
  }

  @Test
  void equalRatesPassThroughUntouched() {
    double[] x = tone(1000, 48_000, 0.1);
    assertThat(convert(48_000, 48_000, x)).isEqualTo(x);
  }

  @Test
  void vectorsAndScalarsGiveTheSameBits() {
    Random random = new Random(3);
    double[] x = random.doubles(300, -1, 1).toArray();
    double[] y = random.doubles(300, -1, 1).toArray();
    double[] h = random.doubles(300, -1, 1).toArray();
    double[] pair = new double[2];
    for (int length = 16; length <= 240; length += 16) {
      DotProduct dot = new DotProduct();
      dot.two(x, y, 5, h, 7, length, pair);
      assertThat(pair[0]).isEqualTo(scalar(x, 5, h, 7, length));
      assertThat(pair[1]).isEqualTo(scalar(y, 5, h, 7, length));
      assertThat(dot.one(x, 5, h, 7, length)).isEqualTo(pair[0]);
    }
    double[] row = new double[16];
    DotProduct.blend(x, 3, 16, 0.1, 0.2, 0.3, 0.4, row);
    for (int k = 0; k < 16; k++) {
      double sum = Math.fma(x[19 + k], 0.2, x[3 + k] * 0.1);
      sum = Math.fma(x[51 + k], 0.4, Math.fma(x[35 + k], 0.3, sum));
      assertThat(row[k]).isEqualTo(sum);
    }
  }

  @Test
  void lanesOfOutputsAndScalarsGiveTheSameBits() {
    Random random = new Random(5);
    double[][] x = new double[4][];
    for (int s = 0; s < 4; s++) {
      x[s] = random.doubles(120, -1, 1).toArray();
    }
    double[] table = random.doubles(16 * 100, -1, 1).toArray();
    double[] got = new double[64];
    double[] want = new double[64];
    int[] at = {3, 0, 17, 9};
    for (int length = 1; length < 90; length += 11) {
      PhaseLanes.sum(x, at, table, 32, length, got);
      PhaseLanes.scalar(x, at, table, 32, length, want);
      assertThat(got).isEqualTo(want);
    }
  }

  @Test
  void runningAllocatesNothing() {
    Resampler resampler = Resampler.of(2, 96_000, 44_100);
    float[] in = new float[2 * 2048];
    float[] out = new float[2 * resampler.maxOutput(2048)];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 60; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      resampler.process(in, 0, 2048, out, 0);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(1000);
  }

  @Test
  void refusesRatesItCannotServe() {
    for (long[] rates :
        new long[][] {{0, 1}, {1, 0}, {-5, 5}, {1, 100_000}, {48_000, 20_000_000}}) {
      assertThatThrownBy(() -> Resampler.of(2, rates[0], rates[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double scalar(double[] x, int at, double[] h, int hAt, int length) {
    double[] s = new double[16];
    for (int k = 0; k < length; k++) {
      s[k % 16] = Math.fma(h[hAt + k], x[at + k], s[k % 16]);
    }
    for (int width = 8; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        s[i] += s[i + width];
      }
    }
    return s[0];
  }

  private static double[] convert(long from, long to, double[] x) {
    Resampler resampler = Resampler.of(1, from, to);
    double[] y = new double[resampler.maxOutput(x.length) + resampler.maxFinish()];
    int count = resampler.process(x, 0, x.length, y, 0);
    count += resampler.finish(y, count);
    return Arrays.copyOf(y, count);
  }

  private static double[] tone(double hertz, long rate, double seconds) {
    int frames = seconds > 1000 ? (int) seconds : (int) (seconds * rate);
    double[] x = new double[frames];
    for (int n = 0; n < frames; n++) {
      x[n] = StrictMath.sin(2 * Math.PI * ((hertz * n) % rate) / rate);
    }
    return x;
  }

  /** Without the first and last fifth, where the tone's ends show. */
  private static double[] body(double[] x) {
    return Arrays.copyOfRange(x, x.length / 5, x.length - x.length / 5);
  }

  private static double rms(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return 10 * Math.log10(2 * sum / x.length + 1e-40);
  }

  /** Decibels of the tone, full scale sine 0. */
  private static double level(double[] x, double hertz, long rate) {
    double[] fit = fit(x, hertz, rate);
    return 20 * Math.log10(Math.hypot(fit[0], fit[1]));
  }

  /** Decibels of all that is not the tone, under the tone. */
  private static double residue(double[] x, double hertz, long rate) {
    double[] fit = fit(x, hertz, rate);
    double[] rest = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double angle = 2 * Math.PI * ((hertz * n) % rate) / rate;
      rest[n] = x[n] - fit[0] * StrictMath.sin(angle) - fit[1] * StrictMath.cos(angle);
    }
    return rms(rest) - 20 * Math.log10(Math.hypot(fit[0], fit[1]));
  }

  /** Least squares for sine and cosine. */
  private static double[] fit(double[] x, double hertz, long rate) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int n = 0; n < x.length; n++) {
      double angle = 2 * Math.PI * ((hertz * n) % rate) / rate;
      double s = StrictMath.sin(angle);
      double c = StrictMath.cos(angle);
      ss += s * s;
      cc += c * c;
      sc += s * c;
      xs += x[n] * s;
      xc += x[n] * c;
    }
    double det = ss * cc - sc * sc;
    return new double[] {(xs * cc - xc * sc) / det, (xc * ss - xs * sc) / det};
  }
}
