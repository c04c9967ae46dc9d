package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

class ChorusTest {
  private static final double RATE = 48000;

  private static DeviceRun chorus() {
    return new DeviceRun(new ChorusDevice(), RATE);
  }

  private static DeviceRun vibrato() {
    return chorus().set("mix", 100).set("voices", 0).set("low-cut", 20);
  }

  private static double[] heard(DeviceRun run, double hertz, double seconds) {
    double[] all =
        DeviceRun.side(
            run.process(seconds + 0.2, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / RATE)), 0);
    return Arrays.copyOfRange(all, (int) (0.2 * RATE), all.length);
  }

  private static double formula(double hertz, double milliseconds) {
    return 1200 * Math.log(1 + 2 * Math.PI * hertz * milliseconds / 1000) / Math.log(2);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 5", "2, 1", "6, 0.3", "6, 2"})
  void aVoiceDetunesByTwoPiTimesRateTimesDepthAndNoMore(double rate, double depth) {
    double[] cents =
        Wobble.cents(
            heard(vibrato().set("rate", rate).set("depth", depth), 1000, 2), 1000, RATE, 192);
    double up = formula(rate, depth);
    assertThat(Wobble.highest(cents)).isCloseTo(up, within(0.3 + 0.01 * up));
    double down = formula(-rate, depth);
    assertThat(Wobble.lowest(cents)).isCloseTo(down, within(0.3 - 0.01 * down));
  }

  @Test
  void aVoiceOfAnEnsembleDetunesNoFurtherThanOneOfAChorus() {
    // All three lines in step are what one line does: their sum at a high rate of depth 0 but one.
    double most = formula(0.6, 3);
    float slow = ChorusMode.slow(ChorusMode.ENSEMBLE);
    double fast = ChorusMode.fast(ChorusMode.ENSEMBLE) * ChorusMode.FAST;
    assertThat(slow + fast).isCloseTo(1, within(1e-6));
    assertThat(formula(0.6 * slow, 3) + formula(0.6 * fast, 3)).isLessThan(1.01 * most);
  }

  @Test
  void copiesAreFlatWithinAFifthOfADecibelTo15KilohertzBetweenTwoSamples() {
    // 12.01 ms is 576.48 frames.
    var linear = Linear.of(vibrato().set("depth", 0).set("delay", 12.01), 0, 0.5);
    for (double hertz = 500; hertz <= 15000; hertz += 500) {
      assertThat(linear.decibels(hertz)).as("%s Hz", hertz).isCloseTo(0, within(0.2));
    }
  }

  @Test
  void aStillCopyComesAtItsDelay() {
    float[] x = vibrato().set("depth", 0).set("delay", 10).process(0.1, i -> i == 0 ? 1 : 0);
    assertThat(x[2 * 480]).isCloseTo(1, within(0.01f));
    assertThat(x[2 * 479]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theSumOfBothSidesLosesLessThan3Decibels(int mode) {
    for (int voices = 0; voices < 4; voices++) {
      long seed = 3;
      var random = new Random(seed);
      double[] noise = random.doubles(96000, -0.5, 0.5).toArray();
      float[] x = chorus().set("mode", mode).set("voices", voices).process(2, i -> noise[i]);
      double sides = 0;
      double middle = 0;
      for (int i = 4800; i < 96000; i++) {
        double l = x[2 * i];
        double r = x[2 * i + 1];
        sides += 0.5 * (l * l + r * r);
        middle += 0.25 * (l + r) * (l + r);
      }
      assertThat(10 * Math.log10(middle / sides))
          .as("mode %d, %d voices", mode, voices + 1)
          .isBetween(-3.0, 0.0);
    }
  }

  @Test
  void withoutMixItChangesNoBitAndWithoutWidthBothSidesAreEqual() {
    var random = new Random(4);
    double[] noise = random.doubles(48000, -0.5, 0.5).toArray();
    float[] dry = chorus().set("mix", 0).process(1, i -> noise[i]);
    float[] mono = chorus().set("width", 0).process(1, i -> noise[i]);
    for (int i = 0; i < 48000; i++) {
      assertThat(dry[2 * i]).isEqualTo((float) noise[i]);
      assertThat(mono[2 * i]).isEqualTo(mono[2 * i + 1]);
    }
  }
}
