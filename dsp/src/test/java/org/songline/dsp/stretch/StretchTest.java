package org.songline.dsp.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
  private static final double RATE = StretchJudge.RATE;
  private static final int PERIOD = 12000;

  private static float[] mono(float[] x, double ratio, double semitones) {
    return Stretch.offline(new float[][] {x}, ratio, semitones, RATE)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.8, 0",
    "1.25, 0",
    "1.5, 0",
    "2, 0",
    "1, 3",
    "1, -5",
    "1, 12",
    "1.25, -3"
  })
  void steadyTonesStayPureAndInTune(double ratio, double semitones) {
    float[] y = mono(StretchJudge.tones(3, 1), ratio, semitones);
    double factor = Math.pow(2, semitones / 12);
    int margin = y.length / 5;
    assertThat(StretchJudge.sinad(y, margin, y.length - margin, factor)).isGreaterThan(80);
    assertThat(StretchJudge.cents(y, margin, y.length - margin, factor)).isLessThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.25, 1.5, 2, 3.3})
  void clicksStaySharpAndInTime(double ratio) {
    float[] y = mono(StretchJudge.clicks(3, PERIOD), ratio, 0);
    assertThat(StretchJudge.clickShare(y, PERIOD * ratio)).isGreaterThan(0.999);
    assertThat(StretchJudge.clickTimes(y, PERIOD * ratio)[1]).isLessThan(0.05);
  }

  @ParameterizedTest
  @CsvSource({"0.8, 0", "1.25, 0", "2, 0", "1, 3"})
  void hitsHaveNoEchoBeforeThem(double ratio, double semitones) {
    float[] y = mono(StretchJudge.hits(3, PERIOD), ratio, semitones);
    assertThat(StretchJudge.preEcho(y, PERIOD * ratio)).isLessThan(-35);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.25, 1.5, 2})
  void theStereoPictureStays(double ratio) {
    float[][] y = Stretch.offline(StretchJudge.stereo(4), ratio, 0, RATE);
    int margin = y[0].length / 5;
    assertThat(StretchJudge.correlation(y, margin, y[0].length - margin))
        .isCloseTo(-0.632, within(0.025));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.25, 2})
  void noiseKeepsItsLoudness(double ratio) {
    var random = new Random(3);
    float[] x = new float[3 * (int) RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.1 * random.nextGaussian());
    }
    float[] y = mono(x, ratio, 0);
    int margin = y.length / 5;
    double power = 0;
    for (int i = margin; i < y.length - margin; i++) {
      power += y[i] * y[i] / (y.length - 2.0 * margin);
    }
    assertThat(10 * Math.log10(power / 0.01)).isCloseTo(0, within(0.4));
  }

  @Test
  void aToneGoesOnThroughClicks() {
    float[] x = StretchJudge.clicks(3, PERIOD);
    for (int i = 0; i < x.length; i++) {
      x[i] += (float) (0.2 * Math.sin(2 * Math.PI * 300 * i / RATE));
    }
    float[] y = mono(x, 1.25, 0);
    double w = 2 * Math.PI * 300 / RATE;
    double last = Double.NaN;
    for (int from = 20000; from + 3200 < y.length - 20000; from += 1600) {
      double re = 0;
      double im = 0;
      for (int i = from; i < from + 3200; i++) {
        double window = 1 - Math.cos(2 * Math.PI * (i - from) / 3200);
        re += window * y[i] * Math.cos(w * i);
        im -= window * y[i] * Math.sin(w * i);
      }
      double phase = Math.atan2(im, re);
      if (!Double.isNaN(last)) {
        assertThat(Math.IEEEremainder(phase - last, 2 * Math.PI)).isCloseTo(0, within(0.1));
      }
      last = phase;
      assertThat(Math.hypot(re, im) / 1600).isCloseTo(0.2, within(0.02));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0", "4, 0", "1, 24", "1, -24", "0.25, -24", "4, 24", "1.2345, 0.7"})
  void everyLengthIsExactAndEverythingFinite(double ratio, double semitones) {
    for (int length : new int[] {0, 1, 100, 5000, 30001}) {
      var random = new Random(length);
      float[][] x = new float[2][length];
      for (int i = 0; i < length; i++) {
        x[0][i] = random.nextFloat() - 0.5f;
        x[1][i] = i % 3000 == 0 ? 1 : 0;
      }
      for (float[] y : Stretch.offline(x, ratio, semitones, 44100)) {
        assertThat(y).hasSize((int) Math.round(length * ratio));
        for (float v : y) {
          assertThat(Math.abs(v)).isLessThan(4f);
        }
      }
    }
  }

  @Test
  void nothingToDoChangesNoBit() {
    float[][] x = StretchJudge.stereo(0.2);
    assertThat(Stretch.offline(x, 1, 0, RATE)).isDeepEqualTo(x);
  }

  @Test
  void whatCannotBeIsRefused() {
    float[][] x = new float[1][10];
    assertThatThrownBy(() -> Stretch.offline(x, 5, 0, RATE)).hasMessageContaining("stretch by 5");
    assertThatThrownBy(() -> Stretch.offline(x, Double.NaN, 0, RATE)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Stretch.offline(x, 1, 25, RATE)).hasMessageContaining("25");
    assertThatThrownBy(() -> Stretch.offline(new float[0][], 1, 0, RATE))
        .hasMessageContaining("no channels");
    assertThatThrownBy(() -> Stretch.offline(new float[][] {{0}, {}}, 1, 0, RATE))
        .hasMessageContaining("unequal");
  }
}
