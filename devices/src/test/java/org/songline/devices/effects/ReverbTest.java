package org.songline.devices.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.dsp.filter.Svf;

class ReverbTest {
  private static final double RATE = 48000;

  private static float[] impulse(int character, double decay, double seconds) {
    return new DeviceRun(new ReverbDevice(), RATE)
        .set("character", character)
        .set("decay", decay)
        .set("mix", 100)
        .set("early", 0)
        .set("predelay", 0)
        .process(seconds, i -> i == 0 ? 1 : 0);
  }

  private static double[] octave(double[] x, double hertz) {
    double[] y = x;
    for (int pass = 0; pass < 2; pass++) {
      var filter = new Svf();
      filter.tune(hertz, Math.sqrt(2), RATE);
      double[] z = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        filter.step((float) y[i]);
        z[i] = filter.band();
      }
      y = z;
    }
    return y;
  }

  /** Reverberation time by Schroeder's backward integral, from -5 to -35 dB. */
  private static double rt60(double[] x) {
    double[] left = new double[x.length + 1];
    for (int i = x.length - 1; i >= 0; i--) {
      left[i] = left[i + 1] + x[i] * x[i];
    }
    int from = 0;
    int to = 0;
    for (int i = 0; i < x.length; i++) {
      double db = 10 * Math.log10(left[i] / left[0]);
      if (db > -5) {
        from = i;
      }
      if (db > -35) {
        to = i;
      }
    }
    return 2 * (to - from) / RATE;
  }

  @Test
  void theJudgeOfDecayReadsAKnownDecay() {
    var random = new java.util.Random(3);
    double[] x = new double[96000];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian() * Math.pow(10, -3 * i / (1.2 * RATE));
    }
    assertThat(rt60(x)).isCloseTo(1.2, within(0.03));
  }

  /** Seconds to fall by 60 dB at {@code hertz}: shelves of loss around the middle's decay. */
  private static double wanted(double hertz, double middle) {
    var table = new ReverbDevice().parameters();
    double low = table.get(ReverbDevice.LOW).initial() / 100;
    double high = table.get(ReverbDevice.HIGH).initial() / 100;
    double belowLow = 1 / (1 + Math.pow(hertz / ReverbDevice.LOW_HERTZ, 2));
    double aboveHigh = 1 / (1 + Math.pow(ReverbDevice.HIGH_HERTZ / hertz, 2));
    return middle / (1 + belowLow * (1 / low - 1) + aboveHigh * (1 / high - 1));
  }

  @Test
  void theDecayInEveryOctaveIsTheSetOne() {
    for (int character = 0; character < 3; character++) {
      double[] x = DeviceRun.side(impulse(character, 2, 4), 0);
      for (double hertz : new double[] {125, 250, 500, 1000, 2000, 4000, 8000}) {
        double measured = rt60(octave(x, hertz));
        assertThat(measured / wanted(hertz, 2))
            .as("character %d at %f", character, hertz)
            .isCloseTo(1, within(hertz > 3000 ? 0.1 : 0.07));
      }
    }
  }

  /** Share of samples beyond the standard deviation, over that of noise (Abel and Huang, 2006). */
  private static double density(double[] x, double seconds) {
    int half = 480;
    int centre = (int) (seconds * RATE);
    int from = Math.max(0, centre - half);
    double power = 0;
    for (int i = from; i < centre + half; i++) {
      power += x[i] * x[i];
    }
    double deviation = Math.sqrt(power / (centre + half - from));
    long beyond =
        Arrays.stream(x, from, centre + half).filter(v -> Math.abs(v) > deviation).count();
    return beyond / (double) (centre + half - from) / 0.3173;
  }

  @Test
  void echoesAreDenseSoonAfterTheStart() {
    double[] by = {0.08, 0.08, 0.12};
    for (int character = 0; character < 3; character++) {
      double[] x = DeviceRun.side(impulse(character, 2, 1), 0);
      double sum = 0;
      for (int k = 0; k < 5; k++) {
        sum += density(x, by[character] + 0.01 * k) / 5;
      }
      assertThat(sum).as("character %d", character).isGreaterThan(0.9);
    }
  }

  @Test
  void theTailIsFlatAndSurvivesMono() {
    for (int character = 0; character < 3; character++) {
      float[] out = impulse(character, 2, 1.5);
      double[] left = DeviceRun.side(out, 0);
      double[] right = DeviceRun.side(out, 1);
      double stereo = 0;
      double mono = 0;
      for (int i = 4800; i < left.length; i++) {
        stereo += (left[i] * left[i] + right[i] * right[i]) / 2;
        mono += (left[i] + right[i]) * (left[i] + right[i]) / 4;
      }
      double loss = 10 * Math.log10(stereo / mono);
      assertThat(loss).isLessThan(3);
    }
  }
}
