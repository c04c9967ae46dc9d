package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

class FlangerTest {
  private static final double RATE = 48000;

  private static DeviceRun flanger(boolean throughZero) {
    double[] values = DeviceRun.initial(new FlangerDevice());
    values[FlangerDevice.THROUGH_ZERO] = throughZero ? 1 : 0;
    return new DeviceRun(new FlangerDevice(), RATE, values)
        .set("stereo", 0)
        .set("depth", 0)
        .set("feedback", 0);
  }

  @Test
  void notchesLieAtOddMultiplesOfHalfOfOneOverTheDelay() {
    var linear = Linear.of(flanger(false).set("delay", 2), 0, 0.2);
    for (int odd = 1; odd < 60; odd += 2) {
      assertThat(linear.decibels(250.0 * odd)).as("%d", odd).isLessThan(-80);
      assertThat(linear.decibels(250.0 * (odd + 1))).isCloseTo(0, within(0.01));
    }
    var inverted = Linear.of(flanger(false).set("delay", 2).set("invert", 1), 0, 0.2);
    assertThat(inverted.decibels(500)).isLessThan(-80);
    assertThat(inverted.decibels(250)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -40, 0, 40, 90})
  void withFeedbackTheResponseIsThatOfTheComb(double feedback) {
    double delay = 1.35;
    var linear = Linear.of(flanger(false).set("delay", delay).set("feedback", feedback), 0, 0.6);
    double f = feedback / 100;
    for (double hertz = 100; hertz < 12000; hertz += 137) {
      double angle = -2 * Math.PI * hertz * delay / 1000;
      // 0.5 + 0.5 sqrt(1 - f^2) z / (1 - f z), z = exp(i angle)
      double re = 1 - f * Math.cos(angle);
      double im = -f * Math.sin(angle);
      double size = re * re + im * im;
      double wet = 0.5 * Math.sqrt(1 - f * f);
      double wetRe = wet * (Math.cos(angle) * re + Math.sin(angle) * im) / size;
      double wetIm = wet * (Math.sin(angle) * re - Math.cos(angle) * im) / size;
      assertThat(linear.gain(hertz))
          .as("%s Hz", hertz)
          .isCloseTo(Math.hypot(0.5 + wetRe, wetIm), within(0.045));
    }
  }

  @Test
  void throughZeroTheSweepPassesTheDrySound() {
    // A square stands at both ends of the sweep: 1 ms after the dry sound and 1 ms before it.
    var run = flanger(true).set("delay", 0.1).set("depth", 1.1).set("shape", 4).set("rate", 1);
    assertThat(run.processor.latency()).isEqualTo(240);
    float[] x = run.process(1, i -> i == 9600 || i == 33600 ? 1 : 0);
    double after = 0.1 + 1.1;
    int late = 9600 + 240 + (int) Math.round(after * 48);
    assertThat(x[2 * (9600 + 240)]).isCloseTo(0.5f, within(1e-4f));
    assertThat(Math.abs(x[2 * late]) + Math.abs(x[2 * late + 2])).isGreaterThan(0.45f);
    int early = 33600 + 240 - 48;
    assertThat(x[2 * (33600 + 240)]).isCloseTo(0.5f, within(1e-4f));
    assertThat(x[2 * early]).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  void withoutMixItChangesNoBitButTheLatency() {
    for (boolean throughZero : new boolean[] {false, true}) {
      var run = flanger(throughZero).set("mix", 0).set("depth", 2).set("feedback", 80);
      int latency = run.processor.latency();
      float[] x = run.process(0.5, i -> Math.sin(i * 0.37) * 0.4);
      for (int i = latency; i < 24000; i++) {
        assertThat(x[2 * i]).isEqualTo((float) (Math.sin((i - latency) * 0.37) * 0.4));
      }
    }
  }
}
