package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearPhaseTest {
  private final LinearPhase design = new LinearPhase(4096);

  private float[] taps(MatchedEq.Shape shape, double hertz, double q, double db) {
    var curve = new Response();
    new MatchedEq(48000).design(shape, hertz, q, db, true, curve);
    double[] magnitude = new double[design.bins()];
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = curve.gain(24000.0 * i / (magnitude.length - 1), 48000);
    }
    float[] taps = new float[design.taps()];
    design.design(magnitude, taps);
    return taps;
  }

  private static double decibels(float[] taps, double hertz) {
    double sum = 0;
    int middle = taps.length / 2;
    for (int i = 0; i < taps.length; i++) {
      sum += taps[i] * Math.cos(2 * Math.PI * hertz * (i - middle) / 48000);
    }
    return 20 * Math.log10(Math.abs(sum));
  }

  @Test
  void aFlatMagnitudeIsASingleTap() {
    double[] flat = new double[design.bins()];
    Arrays.fill(flat, 1);
    float[] taps = new float[design.taps()];
    design.design(flat, taps);
    for (int i = 0; i < taps.length; i++) {
      assertThat(taps[i]).isCloseTo(i == 4096 ? 1 : 0, within(1e-7f));
    }
  }

  @Test
  void theMagnitudeIsThatOfTheModelWithinAHundredthOfADecibelAbove40Hz() {
    for (double[] band :
        new double[][] {
          {0, 60, 1, 12},
          {0, 1000, 4, -12},
          {0, 12000, 2, 9},
          {1, 120, 0.7, 9},
          {2, 8000, 0.7, -9},
          {3, 30, 0.7, 0},
          {4, 9000, 0.7, 0}
        }) {
      var shape =
          new MatchedEq.Shape[] {
                MatchedEq.Shape.BELL,
                MatchedEq.Shape.LOW_SHELF,
                MatchedEq.Shape.HIGH_SHELF,
                MatchedEq.Shape.LOW_CUT,
                MatchedEq.Shape.HIGH_CUT
              }
              [(int) band[0]];
      var curve = new Response();
      new MatchedEq(48000).design(shape, band[1], band[2], band[3], true, curve);
      float[] taps = taps(shape, band[1], band[2], band[3]);
      for (int i = 0; i < taps.length; i++) {
        assertThat(taps[i]).isEqualTo(taps[taps.length - 1 - i]);
      }
      for (double hertz = 40; hertz < 20000; hertz *= 1.09) {
        double error = decibels(taps, hertz) - 20 * Math.log10(curve.gain(hertz, 48000));
        assertThat(error)
            .as("%s at %s seen at %s", shape, band[1], hertz)
            .isCloseTo(0, within(0.01));
      }
    }
  }
}
