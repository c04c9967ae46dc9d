package org.songline.dsp.waveguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class StringLoopTest {
  /** Damping of highs that lets 4 kHz fade in a tenth of a second. */
  private static final double HIGHS = 69 / StrictMath.pow(2 * Math.PI * 4000, 2);

  private static double[] ring(StringLoop loop, double rate, double seconds) {
    int frames = (int) (seconds * rate) / Quantum.FRAMES * Quantum.FRAMES;
    double[] x = new double[frames];
    for (int i = 0; i < frames; i += Quantum.FRAMES) {
      float[] in = new float[Quantum.FRAMES];
      in[0] = i == 0 ? 1 : 0;
      in[7] = i == 0 ? -1 : 0;
      float[] out = new float[Quantum.FRAMES];
      loop.render(in, out, 0, Quantum.FRAMES);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        x[i + f] = out[f];
      }
    }
    return x;
  }

  /** Demodulated at a pitch under a Hann window. */
  private static double[] bin(double[] x, int from, int length, double cycles) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < length; i++) {
      double w = 1 - StrictMath.cos(2 * Math.PI * (i + 0.5) / length);
      double angle = 2 * Math.PI * (from + i) * cycles;
      re += w * x[from + i] * StrictMath.cos(angle);
      im -= w * x[from + i] * StrictMath.sin(angle);
    }
    return new double[] {re, im};
  }

  private static double cents(double[] x, double rate, double hertz) {
    int hop = Math.min(x.length / 8, (int) (0.25 * rate / (hertz * 0.02)));
    int length = x.length - hop;
    double[] a = bin(x, 0, length, hertz / rate);
    double[] b = bin(x, hop, length, hertz / rate);
    double turned = StrictMath.atan2(b[1] * a[0] - b[0] * a[1], b[0] * a[0] + b[1] * a[1]);
    double off = turned * rate / (2 * Math.PI * hop);
    return 1200 * StrictMath.log((hertz + off) / hertz) / StrictMath.log(2);
  }

  private static double fade(double[] x, double rate, double hertz) {
    int half = x.length / 2;
    double[] a = bin(x, 0, half, hertz / rate);
    double[] b = bin(x, half, half, hertz / rate);
    double fall = StrictMath.log10(StrictMath.hypot(a[0], a[1]) / StrictMath.hypot(b[0], b[1]));
    return 3 / fall * half / rate;
  }

  @ParameterizedTest
  @ValueSource(doubles = {44_100, 48_000, 96_000, 192_000})
  void theFundamentalIsInTuneAndFadesAsAskedHoweverTheStringIsMade(double rate) {
    for (double hertz : new double[] {27.5, 55.3, 110.7, 329.6, 987.8, 2093, 4000}) {
      for (double highs : new double[] {0, HIGHS}) {
        for (double stiffness : new double[] {0, 0.7}) {
          StringLoop loop = new StringLoop(27, rate);
          double fade = 0.9;
          loop.tune(hertz, fade, highs, stiffness);
          double[] x = ring(loop, rate, 0.6);
          String what = "%s Hz, highs %s, stiffness %s".formatted(hertz, highs, stiffness);
          assertThat(cents(x, rate, hertz)).as(what).isCloseTo(0, within(0.5));
          assertThat(fade(x, rate, hertz) / fade).as(what).isCloseTo(1, within(0.03));
        }
      }
    }
  }

  @Test
  void partialsFadeByTheLawAskedFor() {
    double rate = 96_000;
    StringLoop loop = new StringLoop(27, rate);
    loop.tune(220, 2, HIGHS, 0);
    double[] x = ring(loop, rate, 0.5);
    for (int n : new int[] {2, 4, 8}) {
      double law = 6.9078 / 2;
      double squares = StrictMath.pow(2 * Math.PI * 220, 2) * (n * n - 1.0);
      assertThat(fade(x, rate, 220.0 * n) / (6.9078 / (law + HIGHS * squares)))
          .as("partial %d", n)
          .isCloseTo(1, within(0.1));
    }
  }

  @Test
  void stiffnessMakesPartialsSharp() {
    double rate = 48_000;
    StringLoop loop = new StringLoop(27, rate);
    loop.tune(110, 3, 0, 0.6);
    double[] x = ring(loop, rate, 0.6);
    double before = 0;
    for (int n = 2; n <= 8; n += 2) {
      double sharp = cents(x, rate, 110 * n);
      assertThat(sharp).as("partial %d", n).isGreaterThan(before);
      before = sharp;
    }
  }

  @Test
  void anyChangesLeaveTheStringStable() {
    long seed = 7;
    Random random = new Random(seed);
    StringLoop loop = new StringLoop(20, 44_100);
    float[] in = new float[Quantum.FRAMES];
    for (int q = 0; q < 20_000; q++) {
      loop.tune(
          20 * StrictMath.pow(1000, random.nextDouble()),
          20 * random.nextDouble(),
          HIGHS * 10 * random.nextDouble(),
          random.nextDouble());
      in[3] = q % 100 == 0 ? 1 : 0;
      float[] out = new float[Quantum.FRAMES];
      loop.render(in, out, 0, Quantum.FRAMES);
      for (float y : out) {
        assertThat(Math.abs(y)).as("seed %d quantum %d", seed, q).isLessThan(30);
      }
    }
  }

  @Test
  void twoStringsTogetherGiveTheBitsOfOneAfterTheOther() {
    long seed = 8;
    Random random = new Random(seed);
    StringLoop[] loops = new StringLoop[4];
    for (int k = 0; k < loops.length; k++) {
      loops[k] = new StringLoop(20, 48_000);
    }
    for (double hertz : new double[] {30, 440, 741, 3000, 9000, 14_000}) {
      for (int k = 0; k < loops.length; k++) {
        loops[k].tune(hertz * (1 + k % 2 * 0.3), 2, HIGHS, 0.3);
      }
      for (int q = 0; q < 20; q++) {
        float[] in = new float[Quantum.FRAMES];
        float[] otherIn = new float[Quantum.FRAMES];
        for (int i = 0; i < in.length; i++) {
          in[i] = q < 3 ? random.nextFloat() - 0.5f : 0;
          otherIn[i] = 0.4f * in[i];
        }
        float[] together = new float[Quantum.FRAMES];
        float[] apart = new float[Quantum.FRAMES];
        int from = q == 0 ? 17 : 0;
        loops[0].render(in, loops[1], otherIn, together, from, Quantum.FRAMES);
        loops[2].render(in, apart, from, Quantum.FRAMES);
        loops[3].render(otherIn, apart, from, Quantum.FRAMES);
        assertThat(together).as("seed %d, %s Hz, quantum %d", seed, hertz, q).isEqualTo(apart);
      }
    }
  }
}
