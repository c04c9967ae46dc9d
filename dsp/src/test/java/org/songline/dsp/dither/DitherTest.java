package org.songline.dsp.dither;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/** A sine of 1 kHz, 90 dB down, at 16 bits and 48 kHz: the classic of the trade. */
class DitherTest {
  private static final int SIZE = 1 << 14;
  private static final double RATE = 48_000;

  /** About 1 kHz, and whole cycles in the transform. */
  private static final int BIN = 341;

  @Test
  void roundingAloneDistortsAndTheJudgeSeesIt() {
    double[] power = spectrum(Dither.Kind.NONE);
    assertThat(level(power, 5 * BIN)).isBetween(-109.0, -102.0);
    assertThat(level(power, BIN)).isBetween(-89.6, -88.8);
  }

  @Test
  void triangularDitherLeavesNoHarmonicAndTheNoiseTheBooksSay() {
    double[] power = spectrum(Dither.Kind.TRIANGULAR);
    assertThat(level(power, BIN)).isCloseTo(-90, within(0.1));
    assertThat(band(power, 0, RATE / 2)).isCloseTo(-93.3, within(0.2));
    for (int harmonic = 2; harmonic <= 9; harmonic++) {
      // What the harmonic's bin holds beyond its share of the noise.
      assertThat(excess(power, harmonic * BIN)).as("harmonic %d", harmonic).isLessThan(-130);
    }
  }

  @Test
  void shapingMovesTheNoiseOutOfTheEarsBestRange() {
    double[] power = spectrum(Dither.Kind.SHAPED);
    assertThat(level(power, BIN)).isCloseTo(-90, within(0.1));
    assertThat(band(power, 0, RATE / 2)).isCloseTo(-81.1, within(0.5));
    assertThat(band(power, 2000, 5000)).isLessThanOrEqualTo(-118);
    for (int harmonic = 2; harmonic <= 9; harmonic++) {
      assertThat(excess(power, harmonic * BIN)).as("harmonic %d", harmonic).isLessThan(-130);
    }
  }

  @Test
  void theSameSeedGivesTheSameFileAndAnotherSeedAnother() {
    assertThat(run(Dither.Kind.SHAPED, 7, 1000)).isEqualTo(run(Dither.Kind.SHAPED, 7, 1000));
    int[] a = run(Dither.Kind.TRIANGULAR, 7, 100_000);
    int[] b = run(Dither.Kind.TRIANGULAR, 8, 100_000);
    double same = 0;
    double all = 0;
    double other = 0;
    for (int i = 0; i < a.length; i++) {
      double noiseA = a[i] - sample(i) * 32_768;
      double noiseB = b[i] - sample(i) * 32_768;
      same += noiseA * noiseB;
      all += noiseA * noiseA;
      other += noiseB * noiseB;
    }
    assertThat(Math.abs(same) / Math.sqrt(all * other)).isLessThan(0.02);
  }

  @Test
  void digitalSilenceStaysSilentWhenAsked() {
    for (Dither.Kind kind : Dither.Kind.values()) {
      Dither dither = new Dither(kind, 16, 1, true);
      assertThat(dither.next(0)).isZero();
      for (int i = 0; i < 100; i++) {
        dither.next(0.25);
      }
      for (int i = 0; i < 64; i++) {
        dither.next(0);
      }
      for (int i = 0; i < 1000; i++) {
        assertThat(dither.next(0)).isZero();
      }
    }
    Dither dither = new Dither(Dither.Kind.TRIANGULAR, 16, 1, false);
    int other = 0;
    for (int i = 0; i < 1000; i++) {
      other += Math.abs(dither.next(0));
    }
    assertThat(other).isBetween(150, 350);
  }

  @Test
  void fullScaleStaysInRangeAndRecovers() {
    Dither dither = new Dither(Dither.Kind.SHAPED, 16, 1, true);
    for (int i = 0; i < 2000; i++) {
      assertThat(dither.next(1.5)).isEqualTo(32_767);
    }
    for (int i = 0; i < 2000; i++) {
      assertThat(dither.next(-1.5)).isEqualTo(-32_768);
    }
    for (int i = 0; i < 100; i++) {
      dither.next(0.001);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(dither.next(0.001)).isBetween(33 - 20, 33 + 20);
    }
    assertThat(new Dither(Dither.Kind.NONE, 24, 1, true).next(0.5)).isEqualTo(1 << 22);
    assertThat(dither.next(Double.NaN)).isBetween(-32_768, 32_767);
  }

  private static double sample(int i) {
    double angle = 2 * Math.PI * ((long) BIN * i % SIZE) / SIZE;
    return StrictMath.pow(10, -4.5) * StrictMath.sin(angle);
  }

  private static int[] run(Dither.Kind kind, long seed, int frames) {
    Dither dither = new Dither(kind, 16, seed, true);
    int[] y = new int[frames];
    for (int i = 0; i < frames; i++) {
      y[i] = dither.next(sample(i));
    }
    return y;
  }

  /** Mean power spectrum of 256 stretches, scaled so that a full-scale sine's bin is 1. */
  private static double[] spectrum(Dither.Kind kind) {
    int[] y = run(kind, 5, 256 * SIZE);
    RealFft fft = RealFft.of(SIZE);
    double[] window = Window.hann(SIZE);
    double[] x = new double[SIZE];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    double[] power = new double[fft.bins()];
    for (int block = 0; block < 256; block++) {
      for (int i = 0; i < SIZE; i++) {
        x[i] = window[i] * y[block * SIZE + i] / 32_768.0;
      }
      fft.forward(x, re, im, fft.work());
      for (int k = 0; k < power.length; k++) {
        power[k] += (re[k] * re[k] + im[k] * im[k]) * 16 / ((double) SIZE * SIZE) / 256;
      }
    }
    return power;
  }

  private static double level(double[] power, int bin) {
    return 10 * Math.log10(power[bin]);
  }

  private static double excess(double[] power, int bin) {
    double noise = 0;
    for (int k = bin - 23; k <= bin + 23; k++) {
      if (Math.abs(k - bin) > 2) {
        noise += power[k] / 42;
      }
    }
    return 10 * Math.log10(Math.max(1e-20, power[bin] - noise * 1.3));
  }

  /** Total noise of a band without the tone, relative to a full-scale sine. */
  private static double band(double[] power, double from, double to) {
    double sum = 0;
    for (int k = 1; k < power.length - 1; k++) {
      double hertz = k * RATE / SIZE;
      if (hertz >= from && hertz < to && Math.abs(k - BIN) > 3) {
        sum += power[k];
      }
    }
    // Hann's noise bandwidth is 1.5 bins.
    return 10 * Math.log10(sum / 1.5);
  }
}
