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

  @ParameterizedTest
  @EnumSource(Lfo.class)
  void withEdgesNoShapeJumpsAndAwayFromThemItIsItself(Lfo lfo) {
    float edge = 0.1f;
    float before = lfo.at(0, 9, edge);
    for (int i = 1; i < 100_000; i++) {
      double turns = i * 1e-4;
      float x = lfo.at(turns, 9, edge);
      assertThat(Math.abs(x - before)).as("at %s", turns).isLessThan(0.004f);
      double away = Math.abs(turns * 2 - Math.rint(turns * 2)) / 2;
      if (away > 0.06) {
        assertThat(x).isEqualTo(lfo.at(turns, 9));
      }
      before = x;
    }
  }

  @ParameterizedTest
  @EnumSource(Lfo.class)
  void aFilledStretchHoldsTheValuesOneByOne(Lfo lfo) {
    float[] out = new float[64];
    lfo.fill(123.4, 0.013, 9, 0.05f, out);
    for (int i = 0; i < out.length; i++) {
      assertThat(out[i]).isCloseTo(lfo.at(123.4 + i * 0.013, 9, 0.05f), offset(2e-6f));
    }
  }
}
