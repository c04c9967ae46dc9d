package org.songline.devices.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class SaturatorTest {
  /** Power at the harmonics up to 20 kHz, and of everything else up to 20 kHz, in decibels. */
  private static double aliases(int style, double hertz, double drive) {
    var run =
        new DeviceRun(new SaturatorDevice(), 48000)
            .set("style", style)
            .set("drive", drive)
            .set("auto-gain", 0);
    // Whole cycles in the window, so that a harmonic is one line.
    float[] out = run.process(1.5, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / 48000));
    int n = 4800;
    int from = out.length / 2 - n;
    double harmonic = 0;
    double other = 0;
    for (int k = 2; k <= 2000; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        double w = 2 * Math.PI * ((long) k * i % n) / n;
        re += out[2 * (from + i)] * Math.cos(w);
        im += out[2 * (from + i)] * Math.sin(w);
      }
      double power = re * re + im * im;
      if (k * 10 % (int) hertz == 0) {
        harmonic += power;
      } else {
        other += power;
      }
    }
    return 10 * Math.log10(other / harmonic);
  }

  @Test
  void aliasesAreFarBelowTheSound() {
    assertThat(aliases(2, 1190, 12)).as("clip").isLessThan(-60);
    assertThat(aliases(0, 9970, 12)).as("tape").isLessThan(-60);
    assertThat(aliases(3, 1190, 12)).as("fold").isLessThan(-80);
    assertThat(aliases(1, 1190, 6)).as("tube").isLessThan(-80);
  }

  @Test
  void automaticGainKeepsThePeakOfAToneWithinFourDecibels() {
    for (int style = 0; style < 3; style++) {
      for (double drive : new double[] {0, 12, 30}) {
        var run =
            new DeviceRun(new SaturatorDevice(), 48000).set("style", style).set("drive", drive);
        float[] out = run.process(0.5, i -> 0.25 * Math.sin(2 * Math.PI * 100 * i / 48000.0));
        double peak = 0;
        for (int i = out.length / 2; i < out.length; i++) {
          peak = Math.max(peak, Math.abs(out[i]));
        }
        assertThat(20 * Math.log10(peak / 0.25)).isCloseTo(0, within(4.0));
      }
    }
  }
}
