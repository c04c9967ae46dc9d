package org.songline.dsp.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Exact;

class TruePeakTest {
  @Test
  void readsTonesUpTo20KilohertzWithin2HundredthsOfADecibelAtAnyPhase() {
    for (double rate : new double[] {44_100, 48_000, 96_000}) {
      for (double hertz : new double[] {20, 997, 5000, 10_007, 12_000, 15_000, 18_000, 20_000}) {
        for (int phase = 0; phase < 16; phase++) {
          double db = decibels(fine(faded(hertz / rate, phase / 16.0, 1)));
          assertThat(db)
              .as("%s Hz at %s, phase %d/16", hertz, rate, phase)
              .isCloseTo(0, within(0.02));
        }
      }
    }
  }

  @Test
  void meetsTheSineCasesOfTech3341() {
    assertThat(decibels(fine(faded(1 / 4.0, 0, 0.5)))).isCloseTo(-6.02, within(0.02));
    assertThat(decibels(fine(faded(1 / 4.0, 1 / 8.0, 0.5)))).isCloseTo(-6.02, within(0.02));
    assertThat(decibels(fine(faded(1 / 6.0, 1 / 6.0, 0.5)))).isCloseTo(-6.02, within(0.02));
    assertThat(decibels(fine(faded(1 / 8.0, 67.5 / 360, 0.5)))).isCloseTo(-6.02, within(0.02));
    assertThat(decibels(fine(faded(1 / 4.0, 1 / 8.0, 1.41)))).isCloseTo(2.98, within(0.02));
  }

  @Test
  void theItuFilterReadsWhatTheItuFilterReads() {
    // Zero phase at a quarter of the rate sits on the samples: the printed filter reads low there.
    assertThat(decibels(itu(faded(1 / 4.0, 0, 0.5)))).isCloseTo(-6.22, within(0.02));
    assertThat(decibels(itu(faded(1 / 6.0, 1 / 6.0, 0.5)))).isCloseTo(-6.32, within(0.02));
  }

  @Test
  void skippingChangesNothing() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      float[] x = hostile(random, 500 + random.nextInt(3000), round);
      for (Interpolator interpolator : new Interpolator[] {Interpolator.FINE, Interpolator.ITU}) {
        TruePeak meter = interpolator.exactAtSamples ? TruePeak.fine() : TruePeak.itu();
        meter.add(x, 0, 1, x.length);
        meter.finish();
        assertFirstMaximum(interpolator, x, meter, "seed " + seed + " round " + round);
      }
    }
  }

  @Test
  void manyPlacesNearTheMaximumChangeNothing() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int round = 0; round < 8; round++) {
      // A limited mix: peaks of all widths that are nearly as high as each other.
      float[] x = new float[12_000];
      double place = 0;
      double speed = 0.3;
      for (int i = 0; i < x.length; i++) {
        if (i % 60 == 0) {
          speed = 0.01 + random.nextDouble() * (round < 4 ? 0.6 : 2.9);
        }
        place += speed;
        x[i] = (float) (Exact.sin(place) * (0.9 - 1e-4 * random.nextInt(4)));
      }
      TruePeak meter = TruePeak.fine();
      meter.add(x, 0, 1, x.length);
      meter.finish();
      assertFirstMaximum(Interpolator.FINE, x, meter, "seed " + seed + " round " + round);
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameResult() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      float[] x = hostile(random, 5000, round);
      TruePeak whole = TruePeak.fine();
      whole.add(x, 0, 1, x.length);
      whole.finish();
      TruePeak cut = TruePeak.fine();
      for (int at = 0; at < x.length; ) {
        int count = Math.min(x.length - at, 1 + random.nextInt(700));
        cut.add(x, at, 1, count);
        at += count;
      }
      cut.finish();
      assertThat(cut.peak()).isEqualTo(whole.peak());
      assertThat(cut.peakFrame()).isEqualTo(whole.peakFrame());
    }
  }

  @Test
  void tellsWhereTheMaximumLies() {
    float[] x = new float[1000];
    x[700] = 0.5f;
    TruePeak meter = TruePeak.fine();
    meter.add(x, 0, 1, x.length);
    meter.finish();
    assertThat(meter.peak()).isEqualTo(0.5);
    assertThat(meter.peakFrame()).isEqualTo(700);

    x[701] = 0.5f;
    meter = TruePeak.fine();
    meter.add(x, 0, 1, x.length);
    meter.finish();
    assertThat(meter.peak()).isCloseTo(2 / Math.PI, within(0.01));
    assertThat(meter.peakFrame()).isEqualTo(700.5);
  }

  @Test
  void edgesOfTheStreamAreSearched() {
    float[] x = {0.5f, 0.5f};
    TruePeak meter = TruePeak.fine();
    meter.add(x, 0, 1, 2);
    assertThat(meter.peak()).isZero();
    meter.finish();
    assertThat(meter.peak()).isGreaterThan(0.6);
    TruePeak empty = TruePeak.fine();
    empty.finish();
    assertThat(empty.peak()).isZero();
    assertThat(empty.peakFrame()).isZero();
  }

  @Test
  void readsOneChannelOfInterleavedSound() {
    float[] x = faded(0.1, 0.2, 0.7);
    float[] stereo = new float[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      stereo[2 * i] = 1;
      stereo[2 * i + 1] = x[i];
    }
    TruePeak meter = TruePeak.fine();
    meter.add(stereo, 1, 2, x.length);
    meter.finish();
    assertThat(meter.peak()).isEqualTo(fine(x));
  }

  @Test
  void brokenSamplesShow() {
    float[] x = new float[300];
    x[100] = Float.NaN;
    x[200] = 1;
    assertThat(fine(x)).isNaN();
    x[100] = Float.POSITIVE_INFINITY;
    assertThat(fine(x))
        .satisfiesAnyOf(peak -> assertThat(peak).isNaN(), peak -> assertThat(peak).isInfinite());
  }

  @Test
  void vectorsAndScalarsGiveTheSameBits() {
    float[] x = hostile(new Random(9), 256, 0);
    float[] envelope = new float[32];
    Interpolator.FINE.coarse(x, 100, envelope, 0);
    Interpolator.FINE.refine(x, 100, envelope, 0);
    for (int i = 0; i < 32; i++) {
      float most = most(Interpolator.FINE, x, 100 + i);
      assertThat(envelope[i]).isEqualTo(most);
      assertThat(Interpolator.FINE.most(x, 100 + i, 0, 4, 4, 1)).isEqualTo(most);
    }
  }

  @Test
  void theEnvelopeIsThePeakAroundEveryFrame() {
    float[] x = hostile(new Random(10), 64 * 40, 3);
    float[] padded = new float[x.length + 128];
    System.arraycopy(x, 0, padded, 64, x.length);
    for (float floor : new float[] {0, 0.4f, 10}) {
      PeakEnvelope envelope = new PeakEnvelope();
      float[] out = new float[64];
      for (int at = 0; at < x.length; at += 64) {
        envelope.process(x, at, 1, floor, out);
        for (int half = 0; half < 64; half += 32) {
          for (int i = 0; i < 32; i++) {
            float want = most(Interpolator.FINE, padded, 64 + at - 32 + half + i);
            float got = out[half + i];
            if (want > floor || got > floor) {
              assertThat(got).isEqualTo(want);
            }
          }
        }
      }
    }
  }

  @Test
  void runningAllocatesNothing() {
    float[] x = hostile(new Random(11), 64 * 64, 0);
    TruePeak meter = TruePeak.fine();
    PeakEnvelope envelope = new PeakEnvelope();
    float[] out = new float[64];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      meter.add(x, 0, 1, x.length);
      for (int at = 0; at < x.length; at += 64) {
        envelope.process(x, at, 1, 0, out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(1000);
  }

  /** A long tone under a slow fade, so that its ends do not ring. */
  private static float[] faded(double cyclesAFrame, double phase, double amplitude) {
    int frames = 12_000;
    float[] x = new float[frames];
    for (int n = 0; n < frames; n++) {
      double edge = Math.min(1, Math.min(n, frames - 1 - n) / 4000.0);
      double fade = 0.5 - 0.5 * Exact.cos(Math.PI * edge);
      x[n] = (float) (fade * amplitude * Exact.sin(Exact.TWO_PI * (cyclesAFrame * n + phase)));
    }
    return x;
  }

  private static float[] hostile(Random random, int frames, int kind) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] =
          switch (kind % 5) {
            case 0 -> random.nextFloat() * 2 - 1;
            case 1 -> random.nextInt(200) == 0 ? random.nextFloat() : 0;
            case 2 -> (i / (10 + kind) & 1) == 0 ? 0.8f : -0.8f;
            case 3 ->
                (float) (StrictMath.sin(i * 0.01) * StrictMath.sin(i * 0.3) * StrictMath.sin(i));
            default -> (float) (StrictMath.sin(i * 1.5707963 + 0.785) * StrictMath.sin(i * 0.002));
          };
    }
    return x;
  }

  private static void assertFirstMaximum(
      Interpolator interpolator, float[] x, TruePeak meter, String what) {
    float[] padded = new float[x.length + 256];
    System.arraycopy(x, 0, padded, 128, x.length);
    float most = 0;
    double place = 0;
    for (int n = 64; n < x.length + 192; n++) {
      for (int p = 0; p < interpolator.phases; p++) {
        float reading = Math.abs(interpolator.read(padded, n, p));
        if (reading > most) {
          most = reading;
          place = n - 128 + (double) p / interpolator.phases;
        }
      }
    }
    assertThat((float) meter.peak()).as(what).isEqualTo(most);
    assertThat(meter.peakFrame()).as(what).isEqualTo(Math.clamp(place, 0, x.length - 1.0));
  }

  private static float most(Interpolator interpolator, float[] x, int at) {
    float most = 0;
    for (int p = 0; p < interpolator.phases; p++) {
      most = Math.max(most, Math.abs(interpolator.read(x, at, p)));
    }
    return most;
  }

  private static double fine(float[] x) {
    return read(TruePeak.fine(), x);
  }

  private static double itu(float[] x) {
    return read(TruePeak.itu(), x);
  }

  private static double read(TruePeak meter, float[] x) {
    meter.add(x, 0, 1, x.length);
    meter.finish();
    return meter.peak();
  }

  private static double decibels(double gain) {
    return 20 * Math.log10(gain);
  }
}
