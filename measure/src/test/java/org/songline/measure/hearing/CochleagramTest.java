package org.songline.measure.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CochleagramTest {
  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void aSineStandsInItsBandAtItsPower(int rate) {
    for (double hertz : new double[] {110, 1000, 7000}) {
      Cochleagram heard = heard(rate, sine(rate, hertz, 0.5, 2), sine(rate, hertz, 0.5, 2), 777);
      assertThat(heard.frames()).isEqualTo(20);
      double power = 0;
      for (int band = ErbBands.at(hertz) - 1; band <= ErbBands.at(hertz) + 1; band++) {
        power += heard.mid(10, band);
      }
      assertThat(power).isCloseTo(0.25, within(0.001));
      assertThat(heard.side(10, ErbBands.at(hertz))).isLessThan(1e-30f);
      assertThat(heard.power(10, ErbBands.at(4 * hertz))).isLessThan(1e-7f);
    }
  }

  @Test
  void oneSideAloneIsHalfMidAndHalfSide() {
    float[] tone = sine(48_000, 440, 1, 1);
    Cochleagram heard = heard(48_000, tone, new float[tone.length], 4800);
    int band = ErbBands.at(440);
    assertThat(heard.mid(5, band)).isEqualTo(heard.side(5, band));
    assertThat(sum(heard, 5)).isCloseTo(0.5, within(0.001));
  }

  @Test
  void oppositeSidesHaveNoMid() {
    float[] tone = sine(48_000, 440, 1, 1);
    float[] turned = tone.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = -turned[i];
    }
    Cochleagram heard = heard(48_000, tone, turned, 1000);
    assertThat(heard.mid(5, ErbBands.at(440))).isLessThan(1e-30f);
    assertThat(heard.side(5, ErbBands.at(440))).isGreaterThan(0.5f);
  }

  @Test
  void soundStandsAtItsTime() {
    float[] x = new float[48_000 * 3];
    System.arraycopy(sine(48_000, 2000, 1, 0.1), 0, x, 48_000 * 3 / 2, 4800);
    Cochleagram heard = heard(48_000, x, x, 4096);
    int loudest = 0;
    for (int i = 0; i < heard.frames(); i++) {
      loudest = sum(heard, i) > sum(heard, loudest) ? i : loudest;
    }
    assertThat(loudest).isEqualTo(15);
    assertThat(sum(heard, 13)).isLessThan(1e-9);
    assertThat(sum(heard, 17)).isLessThan(1e-9);
  }

  @Test
  void theWayTheStreamIsCutShowsNowhere() {
    float[] noise = new float[48_000 + 321];
    var random = new java.util.Random(5);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian() * 0.1f;
    }
    Cochleagram one = heard(48_000, noise, noise, 64);
    assertThat(heard(48_000, noise, noise, 30_000).mid()).isEqualTo(one.mid());
    assertThat(one.frames()).isEqualTo(10);
  }

  @Test
  void bandsJoinWithoutGaps() {
    for (int band = 1; band < ErbBands.COUNT; band++) {
      assertThat(ErbBands.from(band)).isEqualTo(ErbBands.to(band - 1));
      assertThat(ErbBands.at(ErbBands.centre(band))).isEqualTo(band);
    }
    assertThat(ErbBands.erb(1000)).isCloseTo(15.6, within(0.1));
  }

  private static double sum(Cochleagram heard, int frame) {
    double sum = 0;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      sum += heard.power(frame, band);
    }
    return sum;
  }

  private static float[] sine(int rate, double hertz, double amplitude, double seconds) {
    float[] x = new float[(int) Math.round(rate * seconds)];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (amplitude * StrictMath.sin(2 * Math.PI * hertz * i / rate));
    }
    return x;
  }

  private static Cochleagram heard(int rate, float[] left, float[] right, int block) {
    var meter = new CochleagramMeter(rate, 2);
    for (int at = 0; at < left.length; at += block) {
      int n = Math.min(block, left.length - at);
      meter.accept(
          new float[][] {
            java.util.Arrays.copyOfRange(left, at, at + n),
            java.util.Arrays.copyOfRange(right, at, at + n)
          },
          n);
    }
    return meter.finish();
  }
}
