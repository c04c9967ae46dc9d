package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class QuadraturePairTest {
  @ParameterizedTest
  @ValueSource(doubles = {44100, 48000, 96000, 192000})
  void theImageIs90DecibelsDownFrom35HertzToAsFarBelowHalfTheRate(double rate) {
    int size = (int) rate / Quantum.FRAMES * Quantum.FRAMES;
    var pair = new QuadraturePair(rate, 35, 90);
    float[][] x = new float[2][Quantum.FRAMES];
    float[][] real = new float[2][Quantum.FRAMES];
    float[][] imaginary = new float[2][Quantum.FRAMES];
    double[] re = new double[size];
    double[] im = new double[size];
    x[1][3] = 1;
    for (int i = 0; i < size; i += Quantum.FRAMES) {
      pair.process(x[0], x[1], 0, Quantum.FRAMES, real, imaginary);
      x[1][3] = 0;
      for (int k = 0; k < Quantum.FRAMES; k++) {
        re[i + k] = real[1][k];
        im[i + k] = imaginary[1][k];
        assertThat(real[0][k]).isZero();
      }
    }
    for (double hertz = 35; hertz < rate / 2 - 35; hertz = hertz * 1.3 + 11) {
      double[] wanted = at(re, im, hertz / rate, 1);
      double[] image = at(re, im, hertz / rate, -1);
      double level = Math.hypot(wanted[0], wanted[1]);
      assertThat(level).as("%s Hz", hertz).isCloseTo(2, within(1e-6));
      assertThat(20 * Math.log10(Math.hypot(image[0], image[1]) / level))
          .as("%s Hz", hertz)
          .isLessThan(-89.9);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {48000, 192000})
  void stretchesOfAnyEvenLengthGiveTheSameBits(double rate) {
    var whole = new QuadraturePair(rate, 35, 90);
    var parts = new QuadraturePair(rate, 35, 90);
    var random = new Random(5);
    float[][] x = new float[2][Quantum.FRAMES];
    float[][][] out = new float[4][2][Quantum.FRAMES];
    for (int q = 0; q < 20; q++) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        x[0][i] = random.nextFloat() - 0.5f;
        x[1][i] = random.nextFloat() - 0.5f;
      }
      whole.process(x[0], x[1], 0, Quantum.FRAMES, out[0], out[1]);
      parts.process(x[0], x[1], 0, 2, out[2], out[3]);
      parts.process(x[0], x[1], 2, 40, out[2], out[3]);
      parts.process(x[0], x[1], 40, Quantum.FRAMES, out[2], out[3]);
      assertThat(out[2]).isDeepEqualTo(out[0]);
      assertThat(out[3]).isDeepEqualTo(out[1]);
    }
  }

  /** The transform of re + i im at a positive or negative frequency. */
  private static double[] at(double[] re, double[] im, double turns, int sign) {
    double a = 0;
    double b = 0;
    for (int i = 0; i < re.length; i++) {
      double angle = -2 * Math.PI * turns * i * sign;
      a += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
      b += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
    }
    return new double[] {a, b};
  }
}
