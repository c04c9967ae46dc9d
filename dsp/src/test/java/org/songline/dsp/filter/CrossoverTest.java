package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class CrossoverTest {
  private static final double RATE = 48000;

  @Test
  void aQuantumAtOnceHasTheBitsOfSingleSamples() {
    var random = new Random(4);
    var single = new Crossover();
    var block = new Crossover();
    float[] x = new float[Quantum.FRAMES];
    float[] lows = new float[Quantum.FRAMES];
    float[] highs = new float[Quantum.FRAMES];
    for (int q = 0; q < 50; q++) {
      double hertz = 100 + 3000 * random.nextDouble();
      single.tune(hertz, RATE);
      block.tune(hertz, RATE);
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      block.process(x, lows, highs);
      for (int i = 0; i < x.length; i++) {
        single.step(x[i]);
        assertThat(lows[i]).isEqualTo(single.low());
        assertThat(highs[i]).isEqualTo(single.high());
      }
    }
  }

  @Test
  void theBandsAreSixDecibelsDownAtTheCrossoverAndSumToAFlatMagnitude() {
    var split = new Crossover();
    split.tune(800, RATE);
    int size = 1 << 14;
    double[] low = new double[size];
    double[] sum = new double[size];
    for (int i = 0; i < size; i++) {
      split.step(i == 0 ? 1 : 0);
      low[i] = split.low();
      sum[i] = split.low() + split.high();
    }
    assertThat(gain(low, 800)).isCloseTo(0.5, within(1e-4));
    for (double hertz : new double[] {50, 300, 800, 2000, 15000}) {
      assertThat(gain(sum, hertz)).as("%s Hz", hertz).isCloseTo(1, within(1e-4));
    }
  }

  private static double gain(double[] x, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      double angle = 2 * Math.PI * hertz / RATE * i;
      re += x[i] * Math.cos(angle);
      im += x[i] * Math.sin(angle);
    }
    return Math.hypot(re, im);
  }
}
