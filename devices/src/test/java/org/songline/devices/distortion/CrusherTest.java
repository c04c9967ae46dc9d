package org.songline.devices.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;

class CrusherTest {
  private static DeviceRun run() {
    return new DeviceRun(new CrusherDevice(), 48000);
  }

  @Test
  void samplesAreRoundedToTheNearestOfTheSteps() {
    float[] out = run().set("bits", 4).process(0.1, i -> Math.sin(0.01 * i));
    var levels = new HashSet<Float>();
    for (int i = 0; i < out.length / 2; i++) {
      float in = (float) Math.sin(0.01 * i);
      assertThat(out[2 * i]).isEqualTo((float) (Math.rint(in * 8) / 8));
      levels.add(out[2 * i]);
    }
    assertThat(levels).hasSize(17);
    float[] one = run().set("bits", 1).process(0.1, i -> Math.sin(0.01 * i));
    for (float x : one) {
      assertThat(Math.abs(x) == 0 || Math.abs(x) == 1).isTrue();
    }
  }

  @Test
  void bitsBetweenWholeNumbersHaveStepsBetween() {
    float[] out = run().set("bits", 3.5).process(0.1, i -> 0.9 * Math.sin(0.01 * i));
    double step = Math.pow(2, -2.5);
    for (float x : out) {
      assertThat(x / step).isCloseTo(Math.rint(x / step), within(1e-4));
    }
  }

  @Test
  void aLowRateHoldsEverySampleForItsTime() {
    float[] out = run().set("bits", 16).set("rate", 6000).process(0.1, i -> Math.sin(0.05 * i));
    for (int i = 0; i < out.length / 2; i++) {
      double expected = Math.sin(0.05 * (i / 8 * 8));
      assertThat((double) out[2 * i]).isCloseTo(expected, within(2e-5));
    }
  }

  @Test
  void aToneBeyondHalfTheRateRingsUnlessItIsFilteredAway() {
    // At 8 kHz, 7 kHz comes down to 1 kHz.
    assertThat(ringing(false)).isGreaterThan(-6);
    assertThat(ringing(true)).isLessThan(-50);
  }

  private static double ringing(boolean guarded) {
    var run = run().set("bits", 16).set("rate", 8000).set("anti-alias", guarded ? 1 : 0);
    float[] out = run.process(1.5, i -> 0.5 * Math.sin(2 * Math.PI * 7000 * i / 48000));
    double re = 0;
    double im = 0;
    int n = 48000;
    for (int i = 0; i < n; i++) {
      double w = 2 * Math.PI * 1000 * i / 48000;
      re += out[out.length - 2 * n + 2 * i] * Math.cos(w) * 2 / n;
      im += out[out.length - 2 * n + 2 * i] * Math.sin(w) * 2 / n;
    }
    return 20 * Math.log10(Math.hypot(re, im) / 0.5);
  }

  @Test
  void triangularDitherTurnsHarmonicsIntoHiss() {
    int cycles = Lines.cycles(1000, 48000);
    double level = 1.2 / 128;
    double plain = lines(run().set("bits", 8), cycles, level).harmonic(3);
    double dithered = lines(run().set("bits", 8).set("dither", 2), cycles, level).harmonic(3);
    assertThat(plain).isGreaterThan(-65);
    assertThat(dithered).isLessThan(plain - 15);
    // Rounding and triangular dither: a quarter of a squared step of noise.
    float[] out =
        run().set("bits", 8).set("dither", 2).process(2, i -> level * Lines.tone(cycles, i));
    double error = 0;
    for (int i = 0; i < out.length / 2; i++) {
      double d = out[2 * i] - level * Lines.tone(cycles, i);
      error += 2 * d * d / out.length;
    }
    assertThat(error * 128 * 128).isCloseTo(0.25, within(0.01));
  }

  private static Lines lines(DeviceRun run, int cycles, double level) {
    float[] out = run.process(1.5, i -> level * Lines.tone(cycles, i));
    return new Lines(DeviceRun.side(out, 0), cycles, 48000);
  }

  @Test
  void withoutMixNothingIsChanged() {
    var random = new Random(4);
    float[] in = new float[128 * 100];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    var run = run().set("mix", 0).set("bits", 2).set("rate", 500).set("filter", 1000);
    assertThat(run.process(in.clone())).isEqualTo(in);
  }
}
