package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The judges of this room on signals with known answers. */
class JudgesTest {
  @Test
  void anEchoOfAMillisecondHasItsNotchAt500Hertz() {
    double[] echo = new double[100];
    echo[0] = 0.5;
    echo[48] = 0.5;
    var linear = Linear.of(echo, 48000);
    assertThat(linear.gain(500)).isCloseTo(0, within(1e-9));
    assertThat(linear.gain(1000)).isCloseTo(1, within(1e-9));
    assertThat(linear.decibels(250)).isCloseTo(-3.01, within(0.01));
  }

  @Test
  void aToneWhosePhaseSwingsByASineIsReadToATenthOfACent() {
    double depth = 0.001;
    double speed = 2;
    double[] x = new double[48000];
    for (int i = 0; i < x.length; i++) {
      double t = i / 48000.0;
      x[i] = Math.sin(2 * Math.PI * 1000 * (t - depth * Math.sin(2 * Math.PI * speed * t)));
    }
    double swing = 2 * Math.PI * speed * depth;
    double[] cents = Wobble.cents(x, 1000, 48000, 192);
    assertThat(Wobble.highest(cents))
        .isCloseTo(1200 * Math.log(1 + swing) / Math.log(2), within(0.1));
    assertThat(Wobble.lowest(cents))
        .isCloseTo(1200 * Math.log(1 - swing) / Math.log(2), within(0.1));
  }

  @Test
  void aFaintToneIsReadBesideALoudOne() {
    double[] x = new double[24000];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          Math.sin(2 * Math.PI * 1000 * i / 48000)
              + 1e-4 * Math.cos(2 * Math.PI * 1040 * i / 48000);
    }
    assertThat(ToneLevel.decibels(x, 0, x.length, 1000, 48000)).isCloseTo(0, within(0.001));
    assertThat(ToneLevel.decibels(x, 0, x.length, 1040, 48000)).isCloseTo(-80, within(0.1));
    assertThat(ToneLevel.decibels(x, 0, x.length, 960, 48000)).isLessThan(-110);
  }
}
