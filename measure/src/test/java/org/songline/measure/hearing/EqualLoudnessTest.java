package org.songline.measure.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualLoudnessTest {
  @ParameterizedTest
  @CsvSource({"50, 89.9", "100, 78.5", "1000, 60.0", "4000, 57.7", "8000, 71.5"})
  void theContourOfSixtyPhonIsThatOfTheStandard(double hertz, double level) {
    assertThat(EqualLoudness.level(60, hertz)).isCloseTo(level, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"50, -12.1", "100, -9.0", "200, -5.7", "500, -1.8", "1000, 0"})
  void playedThirtyDecibelsSofterTheBassIsLost(double hertz, double change) {
    assertThat(EqualLoudness.change(80, 50, hertz)).isCloseTo(change, within(0.05));
  }

  @Test
  void atOneKilohertzPhonAreDecibels() {
    for (double phon = 20; phon <= 90; phon += 10) {
      assertThat(EqualLoudness.level(phon, 1000)).isCloseTo(phon, within(0.03));
    }
  }

  @Test
  void betweenTheBandsValuesLieBetween() {
    assertThat(EqualLoudness.threshold(Math.sqrt(50.0 * 63))).isCloseTo(40.75, within(1e-9));
    assertThat(EqualLoudness.threshold(5)).isEqualTo(78.1);
    assertThat(EqualLoudness.threshold(18_000)).isEqualTo(12.3);
  }
}
