package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PitchesTest {
  private static final double RATE = 48_000;

  @Test
  void pitchSizeAndFadeOfAPartialAreTold() {
    double[] x = new double[48_000];
    for (int i = 0; i < x.length; i++) {
      double t = i / RATE;
      double fading = StrictMath.pow(10, -3 * t / 0.8);
      x[i] = 0.5 * fading * StrictMath.sin(2 * Math.PI * 220.5 * t);
      x[i] += 0.3 * StrictMath.sin(2 * Math.PI * 441 * t + 1);
    }
    assertThat(Pitches.hertz(x, 0, 20_000, RATE, 220)).isCloseTo(220.5, within(0.002));
    assertThat(Pitches.hertz(x, 0, 20_000, RATE, 442)).isCloseTo(441, within(0.002));
    assertThat(Pitches.fade(x, 0, 20_000, RATE, 220.5)).isCloseTo(0.8, within(0.002));
    assertThat(Pitches.size(x, 20_000, 48_000, RATE, 441)).isCloseTo(0.3, within(0.001));
    assertThat(Pitches.cents(440 * StrictMath.pow(2, 0.01), 440)).isCloseTo(12, within(1e-6));
  }
}
