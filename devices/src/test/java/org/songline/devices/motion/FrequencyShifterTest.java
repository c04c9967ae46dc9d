package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

class FrequencyShifterTest {
  private static final double RATE = 48000;
  private static final int FROM = 24000;
  private static final int TO = 72000;

  private static DeviceRun shifter() {
    return new DeviceRun(new FrequencyShifterDevice(), RATE).set("mix", 100).set("fine", 0);
  }

  private static double[] tone(DeviceRun run, double hertz, int side) {
    return DeviceRun.side(
        run.process(1.5, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / RATE)), side);
  }

  private static double level(double[] x, double hertz) {
    return ToneLevel.decibels(x, FROM, TO, hertz, RATE) - 20 * Math.log10(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 60, 100, 333, 1000, 4000, 9000, 13000, 16000})
  void aToneMovesByTheShiftAndItsImageIs80DecibelsDown(double hertz) {
    for (double shift : new double[] {23, 307, -307, 2311}) {
      double[] x = tone(shifter().set("shift", shift), hertz, 0);
      assertThat(level(x, Math.abs(hertz + shift))).as("by %s", shift).isCloseTo(0, within(0.5));
      assertThat(level(x, Math.abs(hertz - shift))).as("image at %s", shift).isLessThan(-80);
      assertThat(level(x, hertz)).as("rest at %s", shift).isLessThan(-80);
    }
  }

  @Test
  void fineShiftsByFractionsOfAHertz() {
    double[] x = tone(shifter().set("shift", 100).set("fine", -2.5), 1000, 0);
    double[] cents = Wobble.cents(x, 1097.5, RATE, 4800);
    assertThat(cents[cents.length / 2]).isCloseTo(0, within(0.01));
  }

  @Test
  void atFullSpreadTheRightSideMovesTheOtherWay() {
    double[] x = tone(shifter().set("shift", 150).set("spread", 100), 1000, 1);
    assertThat(level(x, 850)).isCloseTo(0, within(0.1));
    assertThat(level(x, 1150)).isLessThan(-80);
  }

  @Test
  void eachRoundOfTheFeedbackIsShiftedFurther() {
    var run = shifter().set("shift", 200).set("feedback", 50).set("delay", 100);
    double[] x =
        DeviceRun.side(
            run.process(0.4, i -> i < 3840 ? 0.5 * Math.sin(2 * Math.PI * 1000 * i / RATE) : 0), 0);
    for (int round = 0; round < 3; round++) {
      int from = round * 4800 + 400;
      double level = ToneLevel.amplitude(x, from, from + 3200, 1200 + 200 * round, RATE);
      assertThat(level).as("round %d", round).isCloseTo(0.5 * Math.pow(0.5, round), within(0.01));
    }
  }

  @Test
  void aRingModulatorLeavesOnlySumAndDifference() {
    double[] x = tone(shifter().set("mode", 1).set("shift", 440), 1000, 0);
    assertThat(level(x, 1440)).isCloseTo(-6.02, within(0.01));
    assertThat(level(x, 560)).isCloseTo(-6.02, within(0.01));
    assertThat(level(x, 1000)).isLessThan(-100);
    assertThat(level(x, 440)).isLessThan(-100);
  }

  @Test
  void carriersHaveTheirPartialsAndNoneBeyondAQuarterOfTheRate() {
    for (int wave = CarrierWave.TRIANGLE; wave <= CarrierWave.SAW; wave++) {
      double[] x = tone(shifter().set("mode", 1).set("carrier", wave).set("shift", 1100), 150, 0);
      double first = level(x, 1250);
      assertThat(first).isBetween(-10.5, -3.0);
      double third = level(x, 3450);
      double expected = wave == CarrierWave.TRIANGLE ? 1 / 9.0 : 1 / 3.0;
      assertThat(third - first).isCloseTo(20 * Math.log10(expected), within(0.6));
      assertThat(level(x, 2350)).isLessThan(wave == CarrierWave.SAW ? -9 : -100);
      for (int k = 12; k < 22; k++) {
        assertThat(level(x, 1100 * k + 150)).isLessThan(-100);
      }
    }
  }

  @Test
  void withoutMixItChangesNoBit() {
    float[] x = shifter().set("mix", 0).set("shift", 99).process(0.2, i -> Math.sin(i * 0.3));
    for (int i = 0; i < 9600; i++) {
      assertThat(x[2 * i]).isEqualTo((float) Math.sin(i * 0.3));
    }
  }
}
