package org.songline.measure.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialLoudnessTest {
  private static final int FRAMES = 10;
  private static final double[] NONE = new double[ErbBands.COUNT];

  private static double[] every(double value) {
    double[] values = new double[ErbBands.COUNT];
    Arrays.fill(values, value);
    return values;
  }

  /** Steady power in one band. */
  private static Cochleagram tone(int band, double mid, double side) {
    float[] m = new float[FRAMES * ErbBands.COUNT];
    float[] s = new float[FRAMES * ErbBands.COUNT];
    for (int frame = 0; frame < FRAMES; frame++) {
      m[frame * ErbBands.COUNT + band] = (float) mid;
      s[frame * ErbBands.COUNT + band] = (float) side;
    }
    return new Cochleagram(FRAMES, m, s);
  }

  private static double heard(Cochleagram tone, double[] mid, double[] side, double[] noise) {
    return new PartialLoudness(List.of(tone), mid, side, noise).heard(0);
  }

  @Test
  void aloneInSilenceAPartIsTheFourthRootOfItsPower() {
    assertThat(heard(tone(12, 16, 0), every(1), every(1), NONE)).isCloseTo(20, within(1e-9));
    assertThat(heard(tone(12, 8, 8), every(1), every(1), NONE)).isCloseTo(20, within(1e-9));
  }

  @Test
  void gainsOfMidAndSideCountForThemselves() {
    assertThat(heard(tone(12, 16, 81), every(1), every(0), NONE)).isCloseTo(20, within(1e-9));
    assertThat(heard(tone(12, 16, 81), every(0), every(1), NONE)).isCloseTo(30, within(1e-9));
    assertThat(heard(tone(12, 0, 81), every(1), every(0), NONE)).isZero();
  }

  @Test
  void noiseTakesWhatTheRootsSay() {
    // 65 + 16 is 81, whose fourth root is 3; that of the noise alone is 2.
    assertThat(heard(tone(12, 65, 0), every(1), every(1), every(16))).isCloseTo(10, within(1e-9));
    assertThat(heard(tone(12, 0, 0), every(1), every(1), every(16))).isZero();
  }

  @Test
  void othersMaskAlsoInBandsAbove() {
    var same =
        new PartialLoudness(List.of(tone(12, 65, 0), tone(12, 16, 0)), every(1), every(1), NONE);
    assertThat(same.heard(0)).isCloseTo(10, within(1e-9));
    assertThat(same.heard(0, 12)).isEqualTo(same.heard(0));
    // One band up the other is down by 10 dB.
    var above =
        new PartialLoudness(List.of(tone(13, 65, 0), tone(12, 160, 0)), every(1), every(1), NONE);
    assertThat(above.heard(0)).isCloseTo(10, within(1e-6));
  }

  @Test
  void whatHasEndedIsSilent() {
    var brief = new Cochleagram(1, new float[ErbBands.COUNT], new float[ErbBands.COUNT]);
    brief.mid()[12] = 16;
    var both = new PartialLoudness(List.of(brief, tone(12, 16, 0)), every(1), every(1), NONE);
    assertThat(both.heard(0)).isCloseTo(StrictMath.pow(32, 0.25) - 2, within(1e-9));
  }
}
