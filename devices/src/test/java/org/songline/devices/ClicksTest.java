package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judge of clicks, judged on changes whose answer is known. */
class ClicksTest {
  private static double splash(IntToDoubleFunction gain) {
    double[] x =
        IntStream.range(0, 24000)
            .mapToDouble(i -> 0.5 * gain.applyAsDouble(i) * Math.sin(2 * Math.PI * 300 * i / 48000))
            .toArray();
    return Clicks.splash(x, 12000, 14000);
  }

  @Test
  void aSteadyToneHasNone() {
    assertThat(splash(i -> 1)).isLessThan(0.6);
  }

  @Test
  void aGainThatGlidesForFiveMillisecondsHasNone() {
    assertThat(splash(i -> Math.clamp((i - 12030) / 240.0, 0, 1))).isLessThan(0.7);
  }

  @Test
  void aStepOfHalfADecibelIsOne() {
    assertThat(splash(i -> i < 12040 ? 1 : 0.944)).isGreaterThan(1);
  }

  @Test
  void cuttingTheToneIsOne() {
    assertThat(splash(i -> i < 12040 ? 1 : 0)).isGreaterThan(10);
  }

  @Test
  void oneWrongSampleIsOne() {
    assertThat(splash(i -> i == 12345 ? 0.95 : 1)).isGreaterThan(1);
  }
}
