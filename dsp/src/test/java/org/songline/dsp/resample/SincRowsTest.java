package org.songline.dsp.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SincRowsTest {
  private static final int TAPS = 32;
  private static final int PHASES = 64;
  private static final int MIDDLE = TAPS / 2 - 1;

  @Test
  void eachRowHasTheSumOne() {
    for (double cutoff : new double[] {1, 0.7, 0.25}) {
      float[] table = SincRows.of(TAPS, PHASES, PHASES + 1, 8, cutoff);
      for (int p = 0; p <= PHASES; p++) {
        double sum = 0;
        for (int tap = 0; tap < TAPS; tap++) {
          sum += table[p * TAPS + tap];
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void wholePlacesAreTheSamplesThemselves() {
    float[] table = SincRows.of(TAPS, PHASES, PHASES + 1, 8);
    for (int tap = 0; tap < TAPS; tap++) {
      assertThat(table[tap]).isEqualTo(tap == MIDDLE ? 1 : 0);
      assertThat(table[PHASES * TAPS + tap]).isEqualTo(tap == MIDDLE + 1 ? 1 : 0);
    }
  }

  @Test
  void aSineIsReadBetweenItsSamples() {
    float[] table = SincRows.of(TAPS, PHASES, PHASES, 8);
    for (int p = 0; p < PHASES; p++) {
      double read = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        read += table[p * TAPS + tap] * Math.sin(1.3 * (tap - MIDDLE) + 0.4);
      }
      assertThat(read).isCloseTo(Math.sin(1.3 * p / PHASES + 0.4), within(1e-4));
    }
  }

  @Test
  void aLowerCutoffHoldsDownWhatWouldFold() {
    float[] table = SincRows.of(TAPS, PHASES, PHASES, 8, 0.5);
    for (int p = 0; p < PHASES; p++) {
      double re = 0;
      double im = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        re += table[p * TAPS + tap] * Math.cos(0.8 * Math.PI * tap);
        im += table[p * TAPS + tap] * Math.sin(0.8 * Math.PI * tap);
      }
      assertThat(Math.hypot(re, im)).isLessThan(1e-3);
    }
  }
}
