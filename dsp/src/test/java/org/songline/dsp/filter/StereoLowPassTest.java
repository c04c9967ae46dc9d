package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StereoLowPassTest {
  private static final int SIZE = 1 << 14;

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.4})
  void eachSideHasTheButterworthResponseOfItsOwnCutoff(double cutoff) {
    var low = new StereoLowPass();
    low.tune(0, Svf.warp(cutoff, 1));
    low.tune(1, Svf.warp(0.5 * cutoff, 1));
    float[] left = new float[SIZE];
    float[] right = new float[SIZE];
    left[0] = 1;
    right[0] = 1;
    low.process(left, right, 0, 10);
    low.process(left, right, 10, SIZE);
    for (double f = 0.01; f < 0.49; f += 0.03) {
      assertThat(gain(left, f)).as("left at %s", f).isCloseTo(wanted(f, cutoff), within(1e-4));
      assertThat(gain(right, f))
          .as("right at %s", f)
          .isCloseTo(wanted(f, 0.5 * cutoff), within(1e-4));
    }
  }

  private static double wanted(double f, double cutoff) {
    double w = Math.tan(Math.PI * f) / Math.tan(Math.PI * cutoff);
    return 1 / Math.sqrt(1 + Math.pow(w, 8));
  }

  private static double gain(float[] x, double f) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      re += x[i] * Math.cos(2 * Math.PI * f * i);
      im += x[i] * Math.sin(2 * Math.PI * f * i);
    }
    return Math.hypot(re, im);
  }
}
