package org.songline.dsp.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class DelayLineTest {
  @Test
  void wholeDelaysAreExactUpToTheLongest() {
    var line = new DelayLine(1000);
    for (int i = 0; i < 5000; i++) {
      line.write(i);
      if (i > 1000) {
        assertThat(line.read(0)).isEqualTo(i);
        assertThat(line.read(1000)).isEqualTo(i - 1000);
        assertThat(line.readLinear(999.5f)).isEqualTo(i - 999.5f);
        assertThat(line.readCubic(999.25f)).isCloseTo(i - 999.25f, within(1e-3f));
      }
    }
  }

  @Test
  void cubicReadingFollowsASineBetweenItsSamples() {
    var line = new DelayLine(64);
    double worst = 0;
    for (int i = 0; i < 4000; i++) {
      line.write((float) Math.sin(0.2 * i));
      if (i > 64) {
        float delay = 5 + (i % 97) / 97f;
        worst = Math.max(worst, Math.abs(line.readCubic(delay) - Math.sin(0.2 * (i - delay))));
      }
    }
    assertThat(worst).isLessThan(1e-3);
  }

  @Test
  void wholeDelaysReadByTheSincAreTheSamplesThemselves() {
    var line = new DelayLine(100);
    for (int i = 0; i < 1000; i++) {
      line.write(i * i % 17);
      if (i > 110) {
        for (int delay = DelayLine.SINC_LEAST; delay <= 100; delay++) {
          assertThat(line.readSinc(delay)).isEqualTo((i - delay) * (i - delay) % 17);
        }
      }
    }
  }

  @Test
  void sincReadingIsFlatTo15KilohertzAt48WhereverBetweenTwoSamples() {
    for (double hertz : new double[] {100, 1000, 5000, 10000, 13000, 15000}) {
      double turn = 2 * Math.PI * hertz / 48000;
      double error = 0;
      double signal = 0;
      for (int part = 0; part < 33; part++) {
        float delay = 10 + part / 33f;
        var line = new DelayLine(64);
        double cos = 0;
        double sin = 0;
        for (int i = 0; i < 960; i++) {
          line.write((float) Math.sin(turn * i));
          if (i >= 480) {
            double y = line.readSinc(delay);
            error += Math.pow(y - Math.sin(turn * (i - delay)), 2);
            signal += 0.5;
            cos += y * Math.cos(turn * i) / 240;
            sin += y * Math.sin(turn * i) / 240;
          }
        }
        assertThat(20 * Math.log10(Math.hypot(cos, sin)))
            .as("%s Hz at %s", hertz, delay)
            .isCloseTo(0, within(0.2));
      }
      assertThat(10 * Math.log10(error / signal))
          .as("%s Hz", hertz)
          .isLessThan(hertz < 12000 ? -50 : -36);
    }
  }

  @Test
  void stretchesWrittenAndReadAtOnceAreAsSingleSamples() {
    var single = new DelayLine(300);
    var block = new DelayLine(300);
    var random = new Random(3);
    float[] x = new float[Quantum.FRAMES];
    float[] delays = new float[Quantum.FRAMES];
    float[] out = new float[Quantum.FRAMES];
    for (int q = 0; q < 60; q++) {
      int from = random.nextInt(30);
      int to = from + 1 + random.nextInt(Quantum.FRAMES - from);
      for (int i = from; i < to; i++) {
        x[i] = random.nextFloat() - 0.5f;
        delays[i] = to - from + DelayLine.SINC_LEAST + 200 * random.nextFloat();
      }
      block.readSinc(delays, from, to, from, out);
      block.write(x, from, to);
      for (int i = from; i < to; i++) {
        assertThat(out[i]).isCloseTo(single.readSinc(delays[i]), within(1e-6f));
        single.write(x[i]);
      }
      for (int delay = 0; delay <= 300; delay++) {
        assertThat(block.read(delay)).isEqualTo(single.read(delay));
      }
      assertThat(block.readSinc(250.25f)).isEqualTo(single.readSinc(250.25f));
    }
  }
}
