package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ToneTest {
  private static float[] sine(double hertz, double level) {
    float[] x = new float[2 * 4800];
    for (int i = 0; i < 4800; i++) {
      x[2 * i] = (float) (level * Math.sin(2 * Math.PI * hertz * i / 48000 + 0.3));
    }
    return x;
  }

  @Test
  void aToneHasItsAmplitudeAndPowerAndNothingBeside() {
    float[] x = sine(1000, 0.5);
    assertThat(Tone.amplitude(x, 0, 4800, 1000, 48000)).isCloseTo(0.5, within(1e-6));
    assertThat(Tone.amplitude(x, 0, 4800, 3000, 48000)).isLessThan(1e-6);
    assertThat(Tone.power(x, 0, 4800)).isCloseTo(20 * Math.log10(0.5) - 3.0103, within(1e-3));
  }

  @Test
  void anImpulseOfTwoSamplesIsACosine() {
    float[] x = new float[200];
    x[0] = 1;
    x[2] = 1;
    double expected = 20 * Math.log10(2 * Math.cos(Math.PI * 7000 / 48000));
    assertThat(Tone.decibels(x, 7000, 48000)).isCloseTo(expected, within(1e-6));
  }
}
