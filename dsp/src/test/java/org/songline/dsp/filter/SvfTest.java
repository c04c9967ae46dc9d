package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

class SvfTest {
  /** The frequency at which the band-pass response has phase 0, by bisection. */
  private static double centre(double hertz, double rate, boolean fast) {
    var filter = new Svf();
    if (fast) {
      filter.tune(Exact.fastTan((float) (hertz / rate)), 0.05f);
    } else {
      filter.tune(hertz, 20, rate);
    }
    int n = 1 << 15;
    double[] response = new double[n];
    for (int i = 0; i < n; i++) {
      filter.step(i == 0 ? 1 : 0);
      response[i] = filter.band();
    }
    double low = hertz * 0.9;
    double high = hertz * 1.1;
    for (int step = 0; step < 40; step++) {
      double middle = (low + high) / 2;
      double re = 0;
      double im = 0;
      double w = 2 * Math.PI * middle / rate;
      for (int i = 0; i < n; i++) {
        re += response[i] * Math.cos(w * i);
        im -= response[i] * Math.sin(w * i);
      }
      if (Math.atan2(im, re) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  @Test
  void theCutoffIsWithinATenthOfAPercentTo18kHz() {
    for (double rate : new double[] {44100, 48000, 96000, 192000}) {
      for (double hertz : new double[] {200, 1000, 5000, 12000, 18000}) {
        assertThat(centre(hertz, rate, false) / hertz).isCloseTo(1, within(1e-3));
        assertThat(centre(hertz, rate, true) / hertz).isCloseTo(1, within(1e-3));
      }
    }
  }

  @Test
  void selfOscillationIsTunedWithinOneCent() {
    for (double hertz : new double[] {55, 440, 3520, 12000}) {
      var filter = new Svf();
      filter.tune(Exact.fastTan((float) (hertz / 48000)), 0f);
      filter.step(1);
      double first = -1;
      double last = -1;
      int crossings = 0;
      float before = filter.low();
      for (int i = 1; i < 96000; i++) {
        filter.step(0);
        float now = filter.low();
        if (before < 0 && now >= 0) {
          last = i - now / (double) (now - before);
          if (first < 0) {
            first = last;
          } else {
            crossings++;
          }
        }
        before = now;
      }
      double cents = 1200 * Math.log(crossings * 48000 / (last - first) / hertz) / Math.log(2);
      assertThat(cents).isCloseTo(0, within(1.0));
    }
  }

  @Test
  void audioRateModulationOverTheWholeRangeStaysBounded() {
    long seed = 7;
    var random = new Random(seed);
    var filter = new Svf();
    double worst = 0;
    for (int i = 0; i < 500_000; i++) {
      filter.tune(Exact.fastTan(random.nextFloat() * 0.5f), 0.02f + random.nextFloat() * 2);
      filter.step(random.nextFloat() * 2 - 1);
      worst = Math.max(worst, Math.abs(filter.low()));
    }
    assertThat(worst).as("seed %d", seed).isLessThan(60);
  }

  @Test
  void theResponsesAddUp() {
    var filter = new Svf();
    filter.tune(1000, 2, 48000);
    var random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      float x = random.nextFloat() - 0.5f;
      filter.step(x);
      assertThat(filter.low() + filter.damping() * filter.band() + filter.high())
          .isCloseTo(x, within(1e-6f));
    }
  }

  @Test
  void silenceEmptiesTheFilterInsteadOfLeavingDenormals() {
    var filter = new Svf();
    filter.tune(1000, 5, 48000);
    filter.step(1);
    int quanta = 0;
    while (!filter.empty() && quanta < 1000) {
      for (int i = 0; i < 64; i++) {
        filter.step(0);
      }
      filter.flush();
      quanta++;
    }
    assertThat(quanta).isBetween(1, 100);
  }

  @Test
  void theCrossoverSumsFlatWithinAHundredthOfADecibel() {
    var crossover = new Crossover();
    crossover.tune(400, 48000);
    int n = 1 << 14;
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      crossover.step(i == 0 ? 1 : 0);
      sum[i] = crossover.low() + (double) crossover.high();
    }
    for (double hertz = 20; hertz < 22000; hertz *= 1.3) {
      double re = 0;
      double im = 0;
      double w = 2 * Math.PI * hertz / 48000;
      for (int i = 0; i < n; i++) {
        re += sum[i] * Math.cos(w * i);
        im += sum[i] * Math.sin(w * i);
      }
      assertThat(10 * Math.log10(re * re + im * im)).isCloseTo(0, within(0.01));
    }
  }

  @Test
  void theDcBlockerLeavesNoOffset() {
    var blocker = new DcBlocker(5, 192000);
    float last = 1;
    for (int i = 0; i < 192000; i++) {
      last = blocker.step(0.5f);
    }
    assertThat(last).isCloseTo(0, within(1e-7f));
  }

  @Test
  void bothSidesAtOnceGiveTheBitsOfOneAfterTheOther() {
    long seed = 20261121;
    Random random = new Random(seed);
    Svf[] apart = {new Svf(), new Svf()};
    Svf[] together = {new Svf(), new Svf()};
    for (int quantum = 0; quantum < 50; quantum++) {
      double hertz = 20 * Math.pow(1000, random.nextDouble());
      double q = 0.5 + 10 * random.nextDouble();
      float[] x = new float[Quantum.SAMPLES];
      float[] expected = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        Svf one = apart[i % 2];
        x[i] = random.nextFloat() - 0.5f;
        one.tune(hertz, q, 48000);
        one.step(x[i]);
        float sum = Math.fma(0.6f, one.band(), 0.3f * one.low());
        expected[i] = Math.fma(0.8f, one.high(), sum);
      }
      together[0].tune(hertz, q, 48000);
      together[1].tune(hertz, q, 48000);
      Svf.run(together[0], together[1], x, 0.3f, 0.6f, 0.8f);
      assertThat(x).as("seed %d, quantum %d", seed, quantum).containsExactly(expected);
    }
  }
}
