package org.songline.dsp.oscillator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquaresTest {
  private static double[] render(int count, int... periods) {
    Squares squares = new Squares(periods.length);
    for (int w = 0; w < periods.length; w++) {
      squares.set(w, 0.13 * w, periods[w] / (double) AliasJudge.SIZE);
    }
    squares.start();
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = squares.next();
    }
    return x;
  }

  /** About 110, 441, 1245, 2489 and 4979 Hz at 48 kHz. */
  @ParameterizedTest
  @ValueSource(ints = {151, 603, 1701, 3399, 6799})
  void theyHaveNoAliasAboveMinus90Decibels(int periods) {
    AliasJudge judge = new AliasJudge(render(AliasJudge.SIZE, periods), periods);
    assertThat(judge.worst()).isLessThan(-90);
    assertThat(judge.harmonic(1)).isCloseTo(4 / Math.PI, offset(1e-3));
    assertThat(judge.harmonic(2)).isCloseTo(0, offset(1e-4));
  }

  @Test
  void theyAddUp() {
    double[] both = render(1000, 603, 1701);
    Squares second = new Squares(1);
    second.set(0, 0.13, 1701.0 / AliasJudge.SIZE);
    second.start();
    double[] one = render(1000, 603);
    for (int i = 0; i < both.length; i++) {
      assertThat(both[i]).isCloseTo(one[i] + second.next(), offset(1e-5));
    }
  }

  @Test
  void theyStartWhereTheyAreTold() {
    double[] x = render(200, 603);
    // A quarter of a period of 108.7 frames in: the middle of the upper half.
    assertThat(x[27]).isCloseTo(1, offset(0.02));
    assertThat(x[27 + 54]).isCloseTo(-1, offset(0.02));
  }
}
