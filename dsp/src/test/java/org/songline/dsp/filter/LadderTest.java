package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Exact;

class LadderTest {
  private static final double[] RATES = {44100, 48000, 96000, 192000};

  /** Real and imaginary part of a response at a frequency. */
  private static double[] at(double[] response, double hertz, double rate) {
    double re = 0;
    double im = 0;
    double w = 2 * Math.PI * hertz / rate;
    for (int i = 0; i < response.length; i++) {
      re += response[i] * Math.cos(w * i);
      im -= response[i] * Math.sin(w * i);
    }
    return new double[] {re, im};
  }

  private static double[] smallSignal(Ladder filter, int length) {
    double[] response = new double[length];
    for (int i = 0; i < length; i++) {
      response[i] = filter.step(i == 0 ? 1e-3f : 0) * 1e3;
    }
    return response;
  }

  /** Where the low-pass is half a turn behind, by bisection: the cutoff of a ladder. */
  private static double cutoff(double hertz, double rate) {
    var filter = new Ladder();
    filter.tune(Exact.fastTan((float) (hertz / rate)), 3f);
    double[] response = smallSignal(filter, 1 << (hertz < 500 ? 15 : 13));
    double low = hertz * 0.9;
    double high = hertz * 1.1;
    for (int step = 0; step < 30; step++) {
      double middle = (low + high) / 2;
      if (at(response, middle, rate)[1] < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Hertz of an oscillation from its rising zero crossings. */
  private static double pitch(double[] x, double rate) {
    double first = -1;
    double last = -1;
    int cycles = -1;
    for (int i = 1; i < x.length; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        last = i - x[i] / (x[i] - x[i - 1]);
        first = first < 0 ? last : first;
        cycles++;
      }
    }
    return cycles * rate / (last - first);
  }

  @Test
  void theJudgeOfPitchKnowsASine() {
    double[] x = new double[48000];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(2 * Math.PI * 443.21 * i / 48000);
    }
    assertThat(pitch(x, 48000)).isCloseTo(443.21, within(1e-4));
  }

  @Test
  void theCutoffIsWithinATenthOfAPercentTo18kHz() {
    for (double rate : RATES) {
      for (double hertz : new double[] {200, 1000, 5000, 12000, 18000}) {
        assertThat(cutoff(hertz, rate) / hertz)
            .as("%s at %s", hertz, rate)
            .isCloseTo(1, within(1e-3));
      }
    }
  }

  @Test
  void withoutFeedbackItIsFourPoles() {
    var filter = new Ladder();
    filter.tune(1000, 0, 48000);
    double[] low = smallSignal(filter, 1 << 13);
    for (double hertz : new double[] {30, 500, 1000, 4000, 12000}) {
      double w = Math.tan(Math.PI * hertz / 48000) / Math.tan(Math.PI * 1000 / 48000);
      double[] is = at(low, hertz, 48000);
      assertThat(Math.hypot(is[0], is[1])).isCloseTo(Math.pow(1 + w * w, -2), within(1e-4));
    }
  }

  @Test
  void theOtherResponsesAreSumsOfItsStages() {
    double over = Math.tan(Math.PI * 3000 / 48000) / Math.tan(Math.PI * 1000 / 48000);
    double pole = 1 / Math.hypot(1, over);
    double zero = over / Math.hypot(1, over);
    double[] expected = {
      pole * pole, 2 * pole * zero, 4 * pole * pole * zero * zero, zero * zero, Math.pow(zero, 4)
    };
    float[][] weights = {
      {0, 0, 1, 0, 0}, {0, 2, -2, 0, 0}, {0, 0, 4, -8, 4}, {1, -2, 1, 0, 0}, {1, -4, 6, -4, 1}
    };
    for (int kind = 0; kind < expected.length; kind++) {
      float[] w = weights[kind];
      var filter = new Ladder();
      filter.tune(1000, 0, 48000);
      double[] response = new double[1 << 13];
      for (int i = 0; i < response.length; i++) {
        filter.step(i == 0 ? 1e-3f : 0);
        response[i] = 1e3 * filter.sum(w[0], w[1], w[2], w[3], w[4]);
      }
      double[] is = at(response, 3000, 48000);
      assertThat(Math.hypot(is[0], is[1]))
          .as("kind %d", kind)
          .isCloseTo(expected[kind], within(1e-4));
    }
  }

  @Test
  void selfOscillationIsTunedWithinOneCent() {
    for (double rate : RATES) {
      for (double hertz : new double[] {55, 440, 3520, 7040, 12345, 18000}) {
        var filter = new Ladder();
        filter.tune(Exact.fastTan((float) (hertz / rate)), 4.2f);
        double[] x = new double[(int) (rate * (hertz < 100 ? 4 : 1))];
        double peak = 0;
        for (int i = 0; i < x.length; i++) {
          x[i] = filter.step(i == 0 ? 1 : 0);
          peak = i > x.length / 2 ? Math.max(peak, Math.abs(x[i])) : 0;
        }
        double[] settled = Arrays.copyOfRange(x, x.length / 2, x.length);
        double cents = 1200 * Math.log(pitch(settled, rate) / hertz) / Math.log(2);
        assertThat(cents).as("%s Hz at %s", hertz, rate).isCloseTo(0, within(1.0));
        assertThat(peak).as("%s Hz at %s", hertz, rate).isBetween(0.25, 0.45);
      }
    }
  }

  @Test
  void audioRateModulationOfCutoffAndFeedbackStaysBounded() {
    for (double rate : RATES) {
      for (long seed = 1; seed <= 3; seed++) {
        var random = new Random(seed);
        var filter = new Ladder();
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
          boolean jumps = seed < 3;
          double t = i / rate;
          float cycles =
              jumps
                  ? random.nextFloat() * 0.49f
                  : (float) ((0.5 + 0.5 * Math.sin(2 * Math.PI * 5000 * t)) * 0.45);
          float feedback =
              jumps
                  ? random.nextFloat() * 4.5f
                  : (float) (2.25 + 2.25 * Math.sin(2 * Math.PI * 3100 * t));
          filter.tune(Exact.fastTan(cycles), feedback);
          worst = Math.max(worst, Math.abs(filter.step(random.nextFloat() * 2 - 1)));
        }
        assertThat(worst).as("rate %s seed %d", rate, seed).isLessThan(4);
      }
    }
  }

  /** The loop as it should be: solved by bisection in double precision. */
  @Test
  void theLoopIsSolvedToMinus120Decibels() {
    for (double amplitude : new double[] {0.1, 1, 4, 16}) {
      double g = Math.tan(Math.PI * 2500 / 48000);
      double share = g / (1 + g);
      double[] s = new double[4];
      var filter = new Ladder();
      filter.tune((float) g, 3.9f);
      double error = 0;
      double power = 0;
      for (int i = 0; i < 24000; i++) {
        double x = amplitude * Math.sin(2 * Math.PI * 210 * i / 48000);
        double low = -1000;
        double high = 1000;
        double y = 0;
        for (int step = 0; step < 60; step++) {
          double z = (low + high) / 2;
          y = z / Math.sqrt(1 + z * z / 16);
          for (double charge : s) {
            y = y * share + charge * (1 - share);
          }
          if (z + (double) 3.9f * y > x) {
            high = z;
          } else {
            low = z;
          }
        }
        y = low / Math.sqrt(1 + low * low / 16);
        for (int p = 0; p < 4; p++) {
          double v = (y - s[p]) * share;
          y = v + s[p];
          s[p] = y + v;
        }
        double difference = filter.step((float) x) - y;
        error += difference * difference;
        power += y * y;
      }
      assertThat(10 * Math.log10(error / power)).as("amplitude %s", amplitude).isLessThan(-120);
    }
  }

  @Test
  void silenceEmptiesTheFilterInsteadOfLeavingDenormals() {
    var filter = new Ladder();
    filter.tune(1000, 3, 48000);
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
  void aBadSampleIsForgotten() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE}) {
      var filter = new Ladder();
      filter.tune(1000, 2, 48000);
      filter.step(bad);
      filter.flush();
      for (int i = 0; i < 64; i++) {
        assertThat(filter.step(0)).isFinite();
      }
    }
  }
}
