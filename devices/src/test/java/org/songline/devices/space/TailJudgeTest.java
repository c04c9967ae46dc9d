package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The judge of tails, judged on noise and tones whose answers are known. */
class TailJudgeTest {
  private static final double RATE = TailJudge.RATE;

  private static double[] noise(double seconds, double decay) {
    var random = new Random(3);
    double[] x = new double[(int) (seconds * RATE)];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian() * Math.pow(10, -3 * i / RATE / decay);
    }
    return x;
  }

  @Test
  void itReadsAKnownDecayInEveryOctave() {
    double[] x = noise(6, 1.2);
    assertThat(TailJudge.rt60(x)).isCloseTo(1.2, within(0.02));
    for (double hertz : new double[] {125, 1000, 8000}) {
      assertThat(TailJudge.rt60(TailJudge.octave(x, hertz))).isCloseTo(1.2, within(0.12));
      assertThat(TailJudge.rt60(hertz, f -> 1.2)).isCloseTo(1.2, within(0.001));
    }
  }

  @Test
  void itsFilterRingsShorterThanAnyRoom() {
    double[] click = new double[48000];
    click[1000] = 1;
    assertThat(TailJudge.rt60(TailJudge.octave(click, 125))).isLessThan(0.1);
  }

  @Test
  void itKnowsEchoesFromNoise() {
    assertThat(TailJudge.dense(noise(1, 2))).isLessThan(0.03);
    double[] sparse = new double[48000];
    for (int i = 0; i < sparse.length; i += 400) {
      sparse[i] = 1;
    }
    assertThat(TailJudge.dense(sparse)).isEqualTo(0.5);
  }

  @Test
  void noiseIsFlatAndOneModeOfItIsNot() {
    double[] x = noise(3, 1.6);
    double[] flat = TailJudge.flatness(new double[][] {x}, 0.15);
    assertThat(flat[0]).isLessThan(2);
    assertThat(flat[1]).isBetween(8.0, 12.5);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.5 * Math.sin(2 * Math.PI * 997 * i / RATE) * Math.pow(10, -3 * i / RATE / 1.6);
    }
    double[] ringing = TailJudge.flatness(new double[][] {x}, 0.15);
    assertThat(ringing[1]).isGreaterThan(20);
  }

  @Test
  void itHearsTenCents() {
    double[] x = new double[96000];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(2 * Math.PI * 1000 * Math.pow(2, 10 / 1200.0) * i / RATE);
    }
    double[] pitch = TailJudge.pitch(x, 1000, 0, 2);
    assertThat(pitch[0]).isCloseTo(10, within(0.05));
    assertThat(pitch[1]).isLessThan(1.5);
  }

  @Test
  void sidesThatHaveNothingInCommonLoseThreeDecibelsInMono() {
    double[] left = new double[48000];
    double[] right = new double[48000];
    var random = new Random(5);
    for (int i = 0; i < left.length; i++) {
      left[i] = random.nextGaussian();
      right[i] = random.nextGaussian();
    }
    assertThat(TailJudge.monoLoss(left, left, 0)).isCloseTo(0, within(1e-9));
    assertThat(TailJudge.monoLoss(left, right, 0)).isCloseTo(3.01, within(0.1));
  }
}
