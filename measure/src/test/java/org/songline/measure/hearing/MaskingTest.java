package org.songline.measure.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final int FRAMES = 10;

  /** Steady power in one band. */
  private static Cochleagram tone(int band, double decibels) {
    float[] mid = new float[FRAMES * ErbBands.COUNT];
    for (int frame = 0; frame < FRAMES; frame++) {
      mid[frame * ErbBands.COUNT + band] = (float) StrictMath.pow(10, decibels / 10);
    }
    return new Cochleagram(FRAMES, mid, new float[mid.length]);
  }

  @Test
  void aPartAloneIsHeardWhole() {
    Masking.Heard heard = new Masking(List.of(tone(12, -30))).among(0, 0, FRAMES);
    assertThat(heard.active()).isEqualTo(FRAMES);
    assertThat(heard.masked()).isZero();
    assertThat(heard.audible()).isEqualTo(1);
  }

  @Test
  void aPartIsMaskedFiveDecibelsUnderItsMasker() {
    assertThat(masked(-34.9, 12)).isZero();
    assertThat(masked(-35.1, 12)).isEqualTo(1);
  }

  @Test
  void maskingReachesFurtherUpThanDown() {
    // Two bands up the masker has lost 20 dB, two bands down 54 dB.
    assertThat(masked(-54, 14)).isZero();
    assertThat(masked(-56, 14)).isEqualTo(1);
    assertThat(masked(-70, 10)).isZero();
  }

  /** The masked share of a tone beside one of -30 dB in band 12. */
  private static double masked(double decibels, int band) {
    return new Masking(List.of(tone(band, decibels), tone(12, -30)))
        .among(0, 0, FRAMES)
        .maskedShare();
  }

  @Test
  void lessIsHeardTheLouderTheOther() {
    double last = 1;
    for (double masker = -60; masker <= -10; masker += 10) {
      Masking.Heard heard =
          new Masking(List.of(tone(12, -30), tone(12, masker))).among(0, 0, FRAMES);
      assertThat(heard.audible()).isLessThan(last);
      last = heard.audible();
    }
    double equal = new Masking(List.of(tone(12, -30), tone(12, -30))).among(0, 0, FRAMES).audible();
    assertThat(equal).isCloseTo(StrictMath.pow(2, 0.25) - 1, within(1e-6));
  }

  @Test
  void eachMaskerCountsForItself() {
    var masking = new Masking(List.of(tone(12, -30), tone(12, -40), tone(12, -10)));
    assertThat(masking.beside(0, 1, 0, FRAMES).maskedShare()).isZero();
    assertThat(masking.beside(0, 2, 0, FRAMES).maskedShare(12, 13)).isEqualTo(1);
    assertThat(masking.beside(0, 2, 0, FRAMES).maskedShare(13, 40)).isZero();
  }

  @Test
  void steadyNoiseMasksToo() {
    double[] noise = new double[ErbBands.COUNT];
    noise[12] = 1e-2;
    assertThat(new Masking(List.of(tone(12, -30)), noise).among(0, 0, FRAMES).maskedShare())
        .isEqualTo(1);
  }

  @Test
  void whereAPartDoesNotSoundNothingIsMasked() {
    Masking.Heard heard = new Masking(List.of(tone(12, -300), tone(12, -10))).among(0, 0, FRAMES);
    assertThat(heard.active()).isZero();
    assertThat(heard.maskedShare()).isZero();
  }
}
