package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraturePairTest {
  @ParameterizedTest
  @ValueSource(doubles = {44100, 48000, 96000, 192000})
  void theImageIs90DecibelsDownFrom35HertzToAsFarBelowHalfTheRate(double rate) {
    int size = (int) rate;
    var pair = new QuadraturePair(rate, 35, 90);
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < size; i++) {
      pair.step(i == 0 ? 1 : 0);
      re[i] = pair.real();
      im[i] = pair.imaginary();
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
