package org.songline.dsp.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LfoTest {
  @Test
  void shapesHaveTheirNamedForms() {
    assertThat(Lfo.SINE.at(7.25, 1)).isCloseTo(1, offset(1e-5f));
    assertThat(Lfo.TRIANGLE.at(3.25, 1)).isEqualTo(1);
    assertThat(Lfo.TRIANGLE.at(3.5, 1)).isEqualTo(0);
    assertThat(Lfo.TRIANGLE.at(3.75, 1)).isEqualTo(-1);
    assertThat(Lfo.RISING_SAW.at(2.75, 1)).isEqualTo(0.5f);
    assertThat(Lfo.FALLING_SAW.at(2.75, 1)).isEqualTo(-0.5f);
    assertThat(Lfo.SQUARE.at(0.4, 1)).isEqualTo(1);
    assertThat(Lfo.SQUARE.at(0.6, 1)).isEqualTo(-1);
    assertThat(Lfo.SAMPLE_AND_HOLD.at(5.1, 1)).isEqualTo(Lfo.SAMPLE_AND_HOLD.at(5.9, 1));
    assertThat(Lfo.SAMPLE_AND_HOLD.at(5.1, 1)).isNotEqualTo(Lfo.SAMPLE_AND_HOLD.at(6.1, 1));
    assertThat(Lfo.SAMPLE_AND_HOLD.at(5.1, 1)).isNotEqualTo(Lfo.SAMPLE_AND_HOLD.at(5.1, 2));
    assertThat(Lfo.DRIFT.at(5.9999, 1)).isCloseTo(Lfo.DRIFT.at(6, 1), offset(1e-3f));
  }

  @ParameterizedTest
  @EnumSource(Lfo.class)
  void everyShapeStaysBetweenMinusOneAndOneAndHasNoLean(Lfo lfo) {
    double sum = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      float x = lfo.at(i * 0.0437, 9);
      assertThat(x).isBetween(-1f, 1f);
      sum += x;
    }
    assertThat(sum / count).isCloseTo(0, offset(0.03));
  }
}
