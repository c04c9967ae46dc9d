package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

class PhaserTest {
  private static final double RATE = 48000;

  private static DeviceRun phaser() {
    return new DeviceRun(new PhaserDevice(), RATE)
        .set("stereo", 0)
        .set("depth", 0)
        .set("feedback", 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8, 10, 12})
  void notchesLieWhereTheChainTurnsThePhaseByOddHalfTurns(int stages) {
    double centre = 900;
    var linear = Linear.of(phaser().set("stages", stages / 2 - 1).set("centre", centre), 0, 0.5);
    double g = Math.tan(Math.PI * centre / RATE);
    for (int odd = 1; odd < stages; odd += 2) {
      double hertz = RATE / Math.PI * Math.atan(g * Math.tan(Math.PI * odd / (2 * stages)));
      assertThat(linear.decibels(hertz)).as("%s Hz", hertz).isLessThan(-60);
    }
    assertThat(linear.decibels(1)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"4, 0, 3", "4, 70, 0", "6, -60, 2.5", "12, 90, 5", "2, -95, 0"})
  void theResponseIsThatOfTheAnalyticChain(int stages, double feedback, double spread) {
    double centre = 700;
    var linear =
        Linear.of(
            phaser()
                .set("stages", stages / 2 - 1)
                .set("centre", centre)
                .set("feedback", feedback)
                .set("spread", spread),
            0,
            1.5);
    double f = feedback / 100;
    for (double hertz = 50; hertz < 20000; hertz *= 1.07) {
      double phase = 0;
      for (int s = 0; s < stages; s++) {
        double cutoff = centre * Math.pow(2, spread * (s / (stages - 1.0) - 0.5));
        phase -=
            2 * Math.atan(Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * cutoff / RATE));
      }
      // 0.5 + 0.5 sqrt(1 - f^2) z / (1 - f z), z = exp(i phase)
      double re = 1 - f * Math.cos(phase);
      double im = -f * Math.sin(phase);
      double size = re * re + im * im;
      double wet = 0.5 * Math.sqrt(1 - f * f);
      double wetRe = wet * (Math.cos(phase) * re + Math.sin(phase) * im) / size;
      double wetIm = wet * (Math.sin(phase) * re - Math.cos(phase) * im) / size;
      assertThat(linear.gain(hertz))
          .as("%s Hz", hertz)
          .isCloseTo(Math.hypot(0.5 + wetRe, wetIm), within(0.002));
    }
  }

  @Test
  void theSweepReachesItsOctavesAtBothEnds() {
    // A square stands at both ends: two stages have their notch at the cutoff.
    for (int end = 0; end < 2; end++) {
      var run =
          phaser()
              .set("stages", 0)
              .set("depth", 2)
              .set("shape", 4)
              .set("rate", 1)
              .set("centre", 800);
      run.process(0.1 + 0.5 * end, i -> 0);
      double hertz = end == 0 ? 3200 : 200;
      assertThat(Linear.of(run, 0, 0.3).decibels(hertz)).isLessThan(-40);
    }
  }

  @Test
  void withoutMixItChangesNoBit() {
    float[] x = phaser().set("mix", 0).set("feedback", 80).process(0.2, i -> Math.sin(i * 0.3));
    for (int i = 0; i < 9600; i++) {
      assertThat(x[2 * i]).isEqualTo((float) Math.sin(i * 0.3));
    }
  }
}
