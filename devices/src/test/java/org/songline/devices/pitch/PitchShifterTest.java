package org.songline.devices.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.DeviceRun;

class PitchShifterTest {
  private static final double RATE = 48000;

  @Test
  void withoutATransposeEveryBitPasses() {
    Tones.passUnchanged(new DeviceRun(new PitchShifterDevice(), RATE));
    var kept = new DeviceRun(new PitchShifterDevice(), RATE);
    Tones.passUnchanged(kept.set("keep-formants", 1));
  }

  @Test
  void withoutAShareOfTheTransposedEveryBitPasses() {
    Tones.passUnchanged(
        new DeviceRun(new PitchShifterDevice(), RATE).set("pitch", 7).set("mix", 0));
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 0", "-12, 0, 1", "7, 50, 1", "24, 0, 2", "0, -25, 1", "-24, 0, 2"})
  void aToneRisesByExactlyWhatIsSet(double pitch, double fine, int window) {
    double[] values = DeviceRun.initial(new PitchShifterDevice());
    values[PitchShifterDevice.WINDOW] = window;
    var run = new DeviceRun(new PitchShifterDevice(), RATE, values);
    run.set("pitch", pitch).set("fine", fine);
    double w = 2 * Math.PI * 500 / RATE;
    double[] y = DeviceRun.side(run.process(2.5, i -> 0.5 * Math.sin(w * i)), 0);
    double wanted = w * Math.pow(2, (pitch + fine / 100) / 12);
    assertThat(Tones.cents(y, 40000, 100000, wanted)).isCloseTo(0, within(0.002));
    assertThat(Tones.level(y, 40000, 100000, wanted)).isCloseTo(0.5, within(0.005));
  }

  @Test
  void aChangeOfPitchOnTheWayEndsInTune() {
    var run = new DeviceRun(new PitchShifterDevice(), RATE);
    double w = 2 * Math.PI * 500 / RATE;
    run.set("pitch", 5);
    run.process(0.5, i -> 0.5 * Math.sin(w * i));
    run.set("pitch", -5);
    double[] y = DeviceRun.side(run.process(2, i -> 0.5 * Math.sin(w * i)), 1);
    double wanted = w * Math.pow(2, -5 / 12.0);
    assertThat(Tones.cents(y, 30000, 80000, wanted)).isCloseTo(0, within(0.01));
  }
}
