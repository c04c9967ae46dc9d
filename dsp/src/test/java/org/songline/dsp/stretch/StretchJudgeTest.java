package org.songline.dsp.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchJudgeTest {
  private static final int RATE = (int) StretchJudge.RATE;

  @Test
  void noiseOfAKnownLevelIsTheDistortionThatIsMeasured() {
    float[] x = StretchJudge.tones(1, 1);
    double power = 0;
    for (float v : x) {
      power += v * v / x.length;
    }
    var random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] += (float) (random.nextGaussian() * Math.sqrt(power) * 1e-2);
    }
    assertThat(StretchJudge.sinad(x, 0, x.length, 1)).isCloseTo(40, within(0.2));
    assertThat(StretchJudge.sinad(StretchJudge.tones(1, 1), 0, RATE, 1)).isGreaterThan(120);
  }

  @Test
  void aKnownDetuningIsMeasuredInCents() {
    double factor = Math.pow(2, 0.3 / 1200);
    float[] x = StretchJudge.tones(2, factor);
    assertThat(StretchJudge.cents(x, 0, x.length, 1)).isCloseTo(0.3, within(0.01));
    assertThat(StretchJudge.cents(x, 0, x.length, factor)).isLessThan(0.002);
  }

  @Test
  void clicksThatAreLateAreSeenToBeLate() {
    float[] x = StretchJudge.clicks(2, 12000);
    assertThat(StretchJudge.clickShare(x, 12000)).isGreaterThan(0.9999);
    assertThat(StretchJudge.clickTimes(x, 12000)[1]).isLessThan(1e-6);
    float[] late = new float[x.length];
    System.arraycopy(x, 0, late, 96, x.length - 96);
    assertThat(StretchJudge.clickTimes(late, 12000)[0]).isCloseTo(2, within(1e-3));
    assertThat(StretchJudge.clickShare(late, 12000)).isLessThan(0.01);
  }

  @Test
  void anEchoBeforeAHitIsMeasured() {
    float[] x = StretchJudge.hits(2, 12000);
    assertThat(StretchJudge.preEcho(x, 12000)).isLessThan(-50);
    float[] early = x.clone();
    for (int i = 0; i < x.length - 960; i++) {
      early[i] += 0.1f * x[i + 960];
    }
    assertThat(StretchJudge.preEcho(early, 12000)).isCloseTo(-20, within(1.0));
  }

  @Test
  void theStereoSignalHasItsKnownCorrelation() {
    float[][] x = StretchJudge.stereo(4);
    assertThat(StretchJudge.correlation(x, 0, x[0].length)).isCloseTo(-0.632, within(0.004));
  }
}
