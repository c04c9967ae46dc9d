package org.songline.devices.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class StereoTest {
  private static final double RATE = 48000;

  private static DeviceRun stereo() {
    return new DeviceRun(new StereoDevice(), RATE);
  }

  private static float[] noise(double seconds) {
    long seed = 6;
    var random = new Random(seed);
    float[] x = new float[((int) (seconds * RATE / 64)) * 128];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  private static float[] tones(double left, double right) {
    float[] x = new float[128 * 750];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) (0.5 * Math.sin(2 * Math.PI * left * i / RATE));
      x[2 * i + 1] = (float) (0.5 * Math.sin(2 * Math.PI * right * i / RATE));
    }
    return x;
  }

  private static double rms(float[] x, int side) {
    double sum = 0;
    int from = x.length / 4;
    for (int i = from; i < x.length / 2; i++) {
      sum += (double) x[2 * i + side] * x[2 * i + side];
    }
    return Math.sqrt(sum / (x.length / 2.0 - from));
  }

  @Test
  void withItsInitialValuesItIsAWireToTheBit() {
    float[] in = noise(0.5);
    assertThat(stereo().process(in.clone())).isEqualTo(in);
    // The crossover alone does nothing either.
    assertThat(stereo().set("crossover", 700).process(in.clone())).isEqualTo(in);
  }

  @Test
  void lowWidthZeroMakesTheBassMonoAndLeavesTheRestInLevel() {
    float[] low = stereo().set("low-width", 0).process(tones(30, 0));
    assertThat(rms(low, 0)).isCloseTo(rms(low, 1), within(0.003));
    assertThat(rms(low, 0)).isCloseTo(0.25 / Math.sqrt(2), within(0.002));
    float[] high = stereo().set("low-width", 0).process(tones(3000, 0));
    assertThat(rms(high, 0)).isCloseTo(0.5 / Math.sqrt(2), within(0.001));
    assertThat(rms(high, 1)).isLessThan(0.001);
  }

  @Test
  void theMonoSumKeepsItsLevelWhateverTheBassWidth() {
    for (double hertz : new double[] {40, 120, 300, 2000}) {
      float[] x = stereo().set("low-width", 0).process(tones(hertz, hertz));
      assertThat(rms(x, 0)).as("%s Hz", hertz).isCloseTo(0.5 / Math.sqrt(2), within(0.002));
    }
  }

  @Test
  void midAndSideHaveLevelsOfTheirOwn() {
    float[] in = noise(0.1);
    float[] x = stereo().set("mid", -60).process(in.clone());
    float[] y = stereo().set("side", 6).process(in.clone());
    double gain = Math.pow(10, 0.3);
    for (int i = 0; i < in.length; i += 2) {
      float side = 0.5f * (in[i] - in[i + 1]);
      float mid = 0.5f * (in[i] + in[i + 1]);
      assertThat(x[i]).isCloseTo(side, within(1e-6f));
      assertThat(x[i + 1]).isCloseTo(-side, within(1e-6f));
      assertThat(y[i]).isCloseTo((float) (mid + gain * side), within(1e-5f));
    }
  }

  @Test
  void rotationBy45DegreesPutsTheMiddleOnTheRightAndKeepsThePower() {
    float[] x = stereo().set("rotation", 45).process(tones(500, 500));
    assertThat(rms(x, 0)).isLessThan(1e-6);
    assertThat(rms(x, 1)).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void haasDelaysOneSideByItsTimeAndLeavesTheOther() {
    float[] x = stereo().set("haas", 10).process(0.1, i -> i == 100 ? 1 : 0);
    assertThat(x[2 * 100]).isEqualTo(1);
    assertThat(x[2 * 580 + 1]).isCloseTo(1, within(1e-4f));
    assertThat(x[2 * 100 + 1]).isZero();
    float[] y = stereo().set("haas", -10).process(0.1, i -> i == 100 ? 1 : 0);
    assertThat(y[2 * 100 + 1]).isEqualTo(1);
    assertThat(y[2 * 580]).isCloseTo(1, within(1e-4f));
  }

  @Test
  void listeningHearsWhatItSays() {
    float[] in = noise(0.1);
    for (int way = 1; way < 5; way++) {
      float[] x = stereo().set("listen", way).process(in.clone());
      for (int i = 0; i < in.length; i += 2) {
        float l = in[i];
        float r = in[i + 1];
        float expected = way == 1 ? 0.5f * (l + r) : way == 2 ? 0.5f * (l - r) : way == 3 ? l : r;
        assertThat(x[i]).isCloseTo(expected, within(1e-6f));
        assertThat(x[i + 1]).isEqualTo(x[i]);
      }
    }
  }

  @Test
  void theCorrelationIsRead() {
    for (int inverted = 0; inverted < 2; inverted++) {
      var run = stereo().set("invert-right", inverted);
      run.process(tones(500, 500));
      assertThat(run.io.readings.get(StereoDevice.CORRELATION))
          .isCloseTo(1f - 2 * inverted, within(1e-4f));
    }
    var wide = stereo();
    wide.process(tones(500, 777));
    assertThat(wide.io.readings.get(StereoDevice.CORRELATION)).isCloseTo(0f, within(0.02f));
    assertThat(wide.io.readings.get(StereoDevice.SIDE_SHARE)).isCloseTo(50f, within(1f));
  }
}
