package org.songline.dsp.oscillator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class AliasJudgeTest {
  @Test
  void aPlainSawHasTheAliasThatTheoryGives() {
    int periods = 6799;
    double[] x = new double[AliasJudge.SIZE];
    for (int i = 0; i < x.length; i++) {
      double p = (double) ((long) i * periods % x.length) / x.length;
      x[i] = 2 * p - 1;
    }
    AliasJudge judge = new AliasJudge(x, periods);
    assertThat(judge.harmonic(1)).isCloseTo(2 / Math.PI, offset(0.02));
    assertThat(judge.worst()).isBetween(-18.0, -12.0);
  }

  @Test
  void aSumOfHarmonicsHasNone() {
    int periods = 1701;
    double[] x = new double[AliasJudge.SIZE];
    for (int i = 0; i < x.length; i++) {
      for (int n = 1; n <= 5; n++) {
        double p = (double) ((long) i * periods * n % x.length) / x.length;
        x[i] += StrictMath.sin(2 * Math.PI * p) / n;
      }
    }
    assertThat(new AliasJudge(x, periods).worst()).isLessThan(-250);
  }

  @Test
  void anAddedToneIsReadAtItsLevel() {
    int periods = 1701;
    double[] x = new double[AliasJudge.SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = StrictMath.sin(2 * Math.PI * ((long) i * periods % x.length) / x.length);
      x[i] += 1e-4 * StrictMath.sin(2 * Math.PI * ((long) i * 5000 % x.length) / x.length);
    }
    assertThat(new AliasJudge(x, periods).worst()).isCloseTo(-80, offset(0.01));
  }
}
