package org.songline.devices.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.DeviceRun;

class TunerTest {
  private static final double RATE = 48000;

  private static DeviceRun heard(IntToDoubleFunction sound, double reference) {
    var run = new DeviceRun(new TunerDevice(), RATE).set("reference", reference);
    float[] x = run.process(0.5, sound);
    for (int i = 0; i < x.length / 2; i++) {
      assertThat(x[2 * i]).isEqualTo((float) sound.applyAsDouble(i));
    }
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "27.5, 440, 21, 0",
    "82.4, 440, 40, -0.14",
    "110.5, 440, 45, 7.85",
    "440, 442, 69, -7.85",
    "1000, 440, 83, 21.31",
    "3951.07, 440, 107, 0"
  })
  void theNoteAndItsCentsAreReadWithinHalfACent(
      double hertz, double reference, float key, float cents) {
    var run = heard(i -> 0.3 * Math.sin(2 * Math.PI * hertz * i / RATE), reference);
    assertThat(run.io.readings.get(TunerDevice.HERTZ)).isCloseTo((float) hertz, within(0.05f));
    assertThat(run.io.readings.get(TunerDevice.KEY)).isEqualTo(key);
    assertThat(run.io.readings.get(TunerDevice.CENTS)).isCloseTo(cents, within(0.5f));
    assertThat(run.io.readings.get(TunerDevice.CONFIDENCE)).isGreaterThan(98f);
  }

  @Test
  void aPluckedStringOfAllPartialsIsReadWithinHalfACent() {
    double hertz = 196.5;
    var run =
        heard(
            i -> {
              double sum = 0;
              for (int n = 1; n < 30; n++) {
                double decay = Math.exp(-(1 + 0.05 * n * n) * i / RATE);
                sum += Math.sin(2 * Math.PI * n * hertz * i / RATE + n) * decay / n;
              }
              return 0.2 * sum;
            },
            440);
    double cents = 1200 * Math.log(run.io.readings.get(TunerDevice.HERTZ) / hertz) / Math.log(2);
    assertThat(cents).isCloseTo(0, within(0.5));
  }

  @Test
  void withoutSoundThereIsNoPitchAndMuteSilences() {
    var run = heard(i -> 0.3 * Math.sin(i * 0.05), 440).set("mute", 1);
    float[] muted = run.process(0.1, i -> 0.3 * Math.sin(i * 0.05));
    assertThat(muted[muted.length - 1]).isZero();
    run.process(3, i -> 0);
    assertThat(run.io.readings.get(TunerDevice.HERTZ)).isZero();
    assertThat(run.processor.idle()).isTrue();
  }
}
