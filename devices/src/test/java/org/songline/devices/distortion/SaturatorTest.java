package org.songline.devices.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;

class SaturatorTest {
  private static final int LATENCY = 43;
  private static final String[] STYLES = {"tape", "tube", "clip", "fold", "transistor"};

  private static DeviceRun run(int style, double drive) {
    return new DeviceRun(new SaturatorDevice(), 48000)
        .set("style", style)
        .set("drive", drive)
        .set("auto-gain", 0);
  }

  private static Lines lines(DeviceRun run, double hertz, double level) {
    int cycles = Lines.cycles(hertz, 48000);
    float[] out = run.process(1.5, i -> level * Lines.tone(cycles, i));
    return new Lines(DeviceRun.side(out, 0), cycles, 48000);
  }

  @Test
  void aliasesAreFarBelowTheSound() {
    for (int style = 0; style < STYLES.length; style++) {
      for (double drive : new double[] {6, 12, 24}) {
        if (style == 3 && drive > 12) {
          // Folding eight times over makes harmonics of harmonics, without end.
          continue;
        }
        for (double hertz : new double[] {1200, 5000, 10000}) {
          double aliases = lines(run(style, drive), hertz, 0.5).aliases();
          // Driven by 24 dB a tone of 10 kHz is a square, and the smooth curves run slower.
          boolean smooth = style != 2 && style != 4;
          double gate = smooth && drive > 12 && hertz > 5000 ? -84 : -100;
          assertThat(aliases).as("%s, %s dB, %s Hz", STYLES[style], drive, hertz).isLessThan(gate);
        }
      }
    }
  }

  @Test
  void aHardClipAtTwelveHundredAndATanhAtTenThousandHertz() {
    assertThat(lines(run(2, 12), 1200, 0.5).aliases()).as("clip").isLessThan(-110);
    assertThat(lines(run(0, 12), 10000, 0.5).aliases()).as("tanh").isLessThan(-110);
  }

  @Test
  void everyStyleHasItsHarmonics() {
    assertThat(lines(run(0, 6), 1000, 0.5).harmonic(2)).as("tape").isLessThan(-100);
    assertThat(lines(run(1, 6), 1000, 0.5).harmonic(2)).as("tube").isBetween(-40.0, -20.0);
    assertThat(lines(run(4, 18), 1000, 0.5).harmonic(2)).as("transistor").isBetween(-30.0, -12.0);
    double soft = lines(run(0, 6), 1000, 0.05).distortion();
    double transistor = lines(run(4, 6), 1000, 0.05).distortion();
    assertThat(transistor).as("clean for longer").isLessThan(soft - 15);
  }

  @Test
  void automaticGainKeepsThePeakOfAToneWithinFourDecibels() {
    for (int style : new int[] {0, 1, 2, 4}) {
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

  @Test
  void withoutMixOnlyTheLatencyIsLeft() {
    var run = run(4, 30).set("mix", 0);
    float[] out = run.process(0.2, i -> Math.sin(i * i * 0.001));
    for (int i = LATENCY; i < out.length / 2; i++) {
      double in = (float) Math.sin((i - LATENCY) * (i - LATENCY) * 0.001);
      assertThat(out[2 * i]).isEqualTo((float) in);
    }
  }

  /** Level of a soft tone, in decibels to what came in. */
  private static double response(DeviceRun run, double hertz, double level) {
    return lines(run, hertz, level).harmonic(1) - 20 * Math.log10(level);
  }

  @Test
  void theHeadLiftsTheBassAndLosesTheHighs() {
    double level = 1e-3;
    assertThat(response(run(0, 0).set("head-bump", 4), 75, level)).isCloseTo(4, within(0.1));
    assertThat(response(run(0, 0).set("head-bump", 4), 1000, level)).isCloseTo(0, within(0.1));
    assertThat(response(run(0, 0).set("high-loss", 12), 19000, level)).isLessThan(-8.5);
    assertThat(response(run(0, 0).set("high-loss", 12), 1000, level)).isCloseTo(0, within(0.1));
  }

  @Test
  void dynamicHighsAreTurnedDownOnlyWhenTheyAreLoud() {
    assertThat(response(run(0, 0).set("dynamic", 100), 10000, 0.001)).isCloseTo(0, within(0.35));
    double plain = response(run(0, 0), 10000, 0.7);
    double dynamic = response(run(0, 0).set("dynamic", 100), 10000, 0.7);
    assertThat(dynamic - plain).isBetween(-9.0, -5.0);
    assertThat(response(run(0, 0).set("dynamic", 100), 200, 0.7))
        .isCloseTo(response(run(0, 0), 200, 0.7), within(0.2));
  }
}
