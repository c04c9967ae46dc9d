package org.songline.dsp.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.peak.TruePeak;
import org.songline.dsp.spectral.Window;

class TruePeakLimiterTest {
  private static final double RATE = 48_000;
  private static final double CEILING = StrictMath.pow(10, -0.05);

  @Test
  void theJudgeReadsATone() {
    float[] x = new float[2 * 4000];
    for (int i = 0; i < 4000; i++) {
      double fade = 0.5 - 0.5 * StrictMath.cos(Math.PI * Math.min(1, i / 1000.0));
      x[2 * i] = (float) (0.5 * fade * StrictMath.sin(Math.PI / 2 * i + 0.4));
    }
    assertThat(reference(java.util.Arrays.copyOf(x, 6000))).isBetween(0.4999, 0.5005);
  }

  @Test
  void theCeilingHoldsOnTorture() {
    for (Torture kind : Torture.values()) {
      for (double link : new double[] {0, 0.5, 1}) {
        float[] y = limit(torture(kind, 48_000), 0.0015 + 0.0035 * link, link, 0.1);
        assertThat(truePeak(y)).as("%s link %s", kind, link).isLessThanOrEqualTo(CEILING);
        assertThat(reference(y)).as("%s link %s", kind, link).isLessThanOrEqualTo(CEILING);
      }
    }
  }

  @Test
  void theCeilingHoldsOnRandomSoundAtEveryRate() {
    long seed = 99;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      double rate = new double[] {8000, 22_050, 44_100, 48_000, 192_000}[round % 5];
      TruePeakLimiter limiter = new TruePeakLimiter(rate, 0.001 + random.nextDouble() * 0.004);
      float[] x = new float[2 * 64 * 300];
      double drive = 1 + 6 * random.nextDouble();
      double smooth = random.nextDouble();
      double a = 0;
      // Silence at the end lets the delayed sound out.
      for (int i = 0; i < x.length - 6000; i++) {
        a += (random.nextGaussian() - a) * smooth;
        x[i] = (float) (drive * a * (i / 3000 % 3 == 0 ? 1 : 0.1));
      }
      run(limiter, x, CEILING, random.nextDouble(), 0.01 + random.nextDouble());
      assertThat(truePeak(x)).as("seed %d round %d", seed, round).isLessThanOrEqualTo(CEILING);
    }
  }

  @Test
  void soundUnderTheCeilingPassesToTheBit() {
    float[] x = torture(Torture.SONG, 24_000);
    for (int i = 0; i < x.length; i++) {
      x[i] *= 0.1f;
    }
    TruePeakLimiter limiter = new TruePeakLimiter(RATE, 0.003);
    float[] y = x.clone();
    run(limiter, y, CEILING, 1, 0.1);
    int late = limiter.latency() * 2;
    for (int i = late; i < x.length; i++) {
      assertThat(y[i]).isEqualTo(x[i - late]);
    }
    assertThat(limiter.gain()).isEqualTo(1);
  }

  @Test
  void afterALoudMomentTheSoundIsAgainUntouched() {
    float[] x = torture(Torture.SONG, 6 * 48_000);
    for (int i = 0; i < x.length; i++) {
      x[i] *= i < 48_000 ? 1f : 0.1f;
    }
    TruePeakLimiter limiter = new TruePeakLimiter(RATE, 0.003);
    float[] y = x.clone();
    run(limiter, y, CEILING, 0.5, 0.1);
    int late = limiter.latency() * 2;
    boolean changed = false;
    for (int i = late; i < x.length; i++) {
      if (i > 4 * 96_000) {
        assertThat(y[i]).isEqualTo(x[i - late]);
      }
      changed |= y[i] != x[i - late];
    }
    assertThat(changed).isTrue();
  }

  @Test
  void aSteadyBassToneIsNotDistorted() {
    float[] x = new float[2 * 64 * 3000];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) (2 * CEILING * StrictMath.sin(2 * Math.PI * 50 * i / RATE));
      x[2 * i + 1] = x[2 * i];
    }
    run(new TruePeakLimiter(RATE, 0.005), x, CEILING, 1, 0.2);
    assertThat(distortion(x, 96_000 * 2, 50)).isLessThan(-70);
  }

  @Test
  void linkedChannelsKeepTheirPlaceAndUnlinkedOnesTheirLevel() {
    float[] x = new float[2 * 48_000];
    for (int i = 0; i < 48_000; i++) {
      x[2 * i] = (float) (4 * CEILING * StrictMath.sin(2 * Math.PI * 440 * i / RATE));
      x[2 * i + 1] = (float) (0.1 * StrictMath.sin(2 * Math.PI * 440 * i / RATE));
    }
    float[] linked = x.clone();
    run(new TruePeakLimiter(RATE, 0.003), linked, CEILING, 1, 0.1);
    float[] apart = x.clone();
    run(new TruePeakLimiter(RATE, 0.003), apart, CEILING, 0, 0.1);
    assertThat(largest(linked, 40_000, 1) / largest(linked, 40_000, 0))
        .isCloseTo(0.1 / (4 * CEILING), org.assertj.core.data.Offset.offset(1e-4));
    assertThat(largest(apart, 40_000, 1)).isEqualTo(largest(x, 40_000, 1));
  }

  @Test
  void sameSoundAfterReset() {
    float[] x = torture(Torture.BURSTS, 12_800);
    TruePeakLimiter limiter = new TruePeakLimiter(RATE, 0.003);
    float[] first = x.clone();
    run(limiter, first, CEILING, 0.7, 0.1);
    limiter.reset();
    float[] second = x.clone();
    run(limiter, second, CEILING, 0.7, 0.1);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void brokenSamplesDoNotPoisonTheStream() {
    float[] x = torture(Torture.SONG, 9600);
    x[400] = Float.NaN;
    x[901] = Float.POSITIVE_INFINITY;
    run(new TruePeakLimiter(RATE, 0.003), x, CEILING, 1, 0.1);
    assertThat(truePeak(x)).isLessThanOrEqualTo(CEILING);
  }

  @Test
  void runningAllocatesNothing() {
    float[] x = torture(Torture.SONG, 6400);
    TruePeakLimiter limiter = new TruePeakLimiter(RATE, 0.003);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 60; round++) {
      float[] y = x.clone();
      long before = threads.getCurrentThreadAllocatedBytes();
      run(limiter, y, CEILING, 1, 0.1);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(1000);
  }

  @Test
  void refusesLookaheadsOutOfRange() {
    assertThatThrownBy(() -> new TruePeakLimiter(RATE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TruePeakLimiter(RATE, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windowMinimumEqualsTheDefinition() {
    Random random = new Random(1);
    for (int window : new int[] {1, 2, 3, 7, 64}) {
      WindowMinimum minimum = new WindowMinimum(window);
      long[] x = random.longs(500, 0, 21).toArray();
      for (int i = 0; i < x.length; i++) {
        long want = x[i];
        for (int k = Math.max(0, i - window + 1); k < i; k++) {
          want = Math.min(want, x[k]);
        }
        assertThat(minimum.push(x[i])).isEqualTo(want);
      }
    }
  }

  private enum Torture {
    BURSTS,
    NOISE,
    SQUARES,
    BLIPS,
    IMPULSES,
    CONSTANT,
    SONG
  }

  private static float[] torture(Torture kind, int frames) {
    Random random = new Random(17);
    float[] x = new float[2 * frames / 128 * 128];
    for (int i = 0; i < x.length / 2; i++) {
      boolean burst = i / 2400 % 2 == 0;
      double t = i / RATE;
      double v =
          switch (kind) {
            case BURSTS -> burst ? 2 * StrictMath.sin(Math.PI / 2 * i + Math.PI / 4) : 0;
            case NOISE -> burst ? 4 * (2 * random.nextDouble() - 1) : 0;
            case SQUARES -> burst ? (i / (7 + i / 4800 * 9) % 2 == 0 ? 1.5 : -1.5) : 0.01;
            case BLIPS ->
                i % 3000 < 20 ? 3 * StrictMath.sin(2.6 * i) : 0.2 * StrictMath.sin(i * 0.02);
            case IMPULSES -> i % 997 == 0 ? 5 * (2 * random.nextDouble() - 1) : 0;
            case CONSTANT -> burst ? 1.7 : -0.3;
            case SONG ->
                StrictMath.exp(-(t % 0.5) * 12) * 3 * StrictMath.sin(340 * (t % 0.5))
                    + StrictMath.sin(2500 * t) * StrictMath.sin(2 * t)
                    + StrictMath.exp(-(t % 0.125) * 90) * 2 * (random.nextDouble() - 0.5);
          };
      x[2 * i] = (float) v;
      x[2 * i + 1] = (float) (0.6 * v * StrictMath.cos(3 * t));
    }
    return x;
  }

  private static float[] limit(float[] x, double lookahead, double link, double release) {
    run(new TruePeakLimiter(RATE, lookahead), x, CEILING, link, release);
    return x;
  }

  private static void run(
      TruePeakLimiter limiter, float[] x, double ceiling, double link, double release) {
    for (int at = 0; at + 128 <= x.length; at += 128) {
      limiter.process(x, at, ceiling, link, release);
    }
  }

  private static double truePeak(float[] x) {
    double most = 0;
    for (int c = 0; c < 2; c++) {
      TruePeak meter = TruePeak.fine();
      meter.add(x, c, 2, x.length / 2);
      meter.finish();
      most = Math.max(most, meter.peak());
    }
    return most;
  }

  /** True peak at 64 points a frame by the plain formula, in double precision. */
  private static double reference(float[] x) {
    int reach = 32;
    double most = 0;
    double[] h = new double[2 * reach];
    int frames = x.length / 2;
    for (int p = 0; p < 64; p++) {
      double sum = 0;
      for (int k = 0; k < h.length; k++) {
        double d = k - (reach - 1) - p / 64.0;
        double sinc = d == 0 ? 1 : Math.sin(Math.PI * d) / (Math.PI * d);
        h[k] = sinc * Window.kaiser(d / reach, 8);
        sum += h[k];
      }
      for (int c = 0; c < 2; c++) {
        for (int n = reach; n < frames - reach; n++) {
          if (Math.abs(x[2 * n + c]) + Math.abs(x[2 * n + 2 + c]) < CEILING / 2) {
            continue;
          }
          double y = 0;
          for (int k = 0; k < h.length; k++) {
            y += h[k] * x[2 * (n - reach + 1 + k) + c];
          }
          most = Math.max(most, Math.abs(y / sum));
        }
      }
    }
    return most;
  }

  /** All but the fundamental of the left channel under it, in decibels; from a frame on, 1 s. */
  private static double distortion(float[] x, int fromSample, double hertz) {
    double s = 0;
    double c = 0;
    int frames = 48_000;
    for (int i = 0; i < frames; i++) {
      double angle = 2 * Math.PI * hertz * i / RATE;
      s += x[fromSample + 2 * i] * Math.sin(angle) * 2 / frames;
      c += x[fromSample + 2 * i] * Math.cos(angle) * 2 / frames;
    }
    double rest = 0;
    for (int i = 0; i < frames; i++) {
      double angle = 2 * Math.PI * hertz * i / RATE;
      double d = x[fromSample + 2 * i] - s * Math.sin(angle) - c * Math.cos(angle);
      rest += d * d;
    }
    return 10 * Math.log10(rest / frames * 2 / (s * s + c * c));
  }

  private static double largest(float[] x, int fromFrame, int channel) {
    double most = 0;
    for (int i = fromFrame; i < x.length / 2; i++) {
      most = Math.max(most, Math.abs(x[2 * i + channel]));
    }
    return most;
  }
}
