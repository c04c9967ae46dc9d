package org.songline.measure.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AWeightingTest {
  /** IEC 61672-1:2013, table 3: exact third-octave frequencies, weighting, and class 1 limits. */
  private static final double[][] TABLE = {
    {-17, -50.5, 2.0, 2.0},
    {-16, -44.7, 2.0, 1.5},
    {-15, -39.4, 1.5, 1.5},
    {-14, -34.6, 1.0, 1.0},
    {-13, -30.2, 1.0, 1.0},
    {-12, -26.2, 1.0, 1.0},
    {-11, -22.5, 1.0, 1.0},
    {-10, -19.1, 1.0, 1.0},
    {-9, -16.1, 1.0, 1.0},
    {-8, -13.4, 1.0, 1.0},
    {-7, -10.9, 1.0, 1.0},
    {-6, -8.6, 1.0, 1.0},
    {-5, -6.6, 1.0, 1.0},
    {-4, -4.8, 1.0, 1.0},
    {-3, -3.2, 1.0, 1.0},
    {-2, -1.9, 1.0, 1.0},
    {-1, -0.8, 1.0, 1.0},
    {0, 0.0, 0.7, 0.7},
    {1, 0.6, 1.0, 1.0},
    {2, 1.0, 1.0, 1.0},
    {3, 1.2, 1.0, 1.0},
    {4, 1.3, 1.0, 1.0},
    {5, 1.2, 1.0, 1.0},
    {6, 1.0, 1.0, 1.0},
    {7, 0.5, 1.0, 1.5},
    {8, -0.1, 1.5, 2.0},
    {9, -1.1, 1.5, 2.5},
    {10, -2.5, 1.5, 3.0},
    {11, -4.3, 2.0, 5.0},
    {12, -6.6, 2.5, 16.0},
  };

  private static double hertz(double thirds) {
    return 1000 * Math.pow(10, thirds / 10);
  }

  @Test
  void theCurveHasTheValuesOfTheStandard() {
    for (double[] row : TABLE) {
      assertThat(AWeighting.curve(hertz(row[0])))
          .as("%.0f Hz", hertz(row[0]))
          .isEqualTo(row[1], within(0.0501));
    }
    assertThat(AWeighting.curve(1000)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
  void theFilterIsOfClassOneAtEveryRate(int rate) {
    for (double[] row : TABLE) {
      double level = level(rate, hertz(row[0]));
      assertThat(level).as("%.0f Hz", hertz(row[0])).isBetween(row[1] - row[3], row[1] + row[2]);
      assertThat(level)
          .as("%.0f Hz beside the curve", hertz(row[0]))
          .isEqualTo(AWeighting.curve(hertz(row[0])), within(row[0] < 12 ? 0.25 : 0.55));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.1, 1", "0.1, 0.5, 1", "0.5, 0.5, 2"})
  void aStepHasTheLevelOfTheLouderChannel(float left, float right, int seconds) {
    float[] x = new float[48_000 * 2 * seconds];
    for (int i = 0; i < x.length / 2; i++) {
      double tone = Math.sin(2 * Math.PI * 1000 * i / 48_000);
      x[2 * i] = (float) (left * tone);
      x[2 * i + 1] = (float) (right * tone);
    }
    var meter = new HeardMeter(48_000, 2, 100, 0.5);
    meter.accept(x, 0, 48_000 * seconds);
    var steps = meter.finish();
    assertThat(steps).hasSize(2 * seconds);
    assertThat(steps.getLast().at()).isEqualTo(100 + seconds - 0.5);
    assertThat(steps.getLast().dbfs()).isEqualTo(20 * Math.log10(0.5) - 3.0103, within(0.01));
  }

  private static double level(int rate, double hertz) {
    var filter = new AWeighting(rate);
    double in = 0;
    double out = 0;
    for (int i = 0; i < 2 * rate; i++) {
      double x = Math.sin(2 * Math.PI * hertz * i / rate);
      double y = filter.next(x);
      if (i >= rate) {
        in += x * x;
        out += y * y;
      }
    }
    return 10 * Math.log10(out / in);
  }
}
