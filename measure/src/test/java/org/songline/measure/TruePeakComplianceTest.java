package org.songline.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;

/** The true-peak signals of EBU Tech 3341. */
class TruePeakComplianceTest {
  private static final int RATE = 48_000;
  private static final int FRAMES = (int) (3.2 * RATE);

  private static double truePeak(float[] x) {
    return requireNonNull(levels(x).truePeakDbtp());
  }

  private static double itu(float[] x) {
    return requireNonNull(levels(x).truePeakItuDbtp());
  }

  private static Measurement.Levels levels(float[] x) {
    var measurer = new Measurer(RATE, 2, EnumSet.of(Part.TRUE_PEAK, Part.ITU_TRUE_PEAK));
    measurer.accept(Signals.interleave(x, x), 0, x.length);
    return measurer.finish().figures().levels();
  }

  private static double fade(int i, int length) {
    return Math.min(1, Math.min(i, length - 1 - i) / (0.1 * RATE));
  }

  @ParameterizedTest
  @CsvSource({
    "15, 4, 0.50, 0, -6.0206",
    "16, 4, 0.50, 45, -6.0206",
    "17, 6, 0.50, 60, -6.0206",
    "18, 8, 0.50, 67.5, -6.0206",
    "19, 4, 1.41, 45, 2.9844"
  })
  void cases15To19TonesBetweenTheSamples(
      int number, int divisor, double amplitude, double degrees, double dbtp) {
    float[] x = new float[FRAMES];
    for (int i = 0; i < x.length; i++) {
      double phase = Exact.TWO_PI * i / divisor + degrees * Math.PI / 180;
      x[i] = (float) (fade(i, x.length) * amplitude * Exact.sin(phase));
    }
    assertThat(truePeak(x)).as("case %d", number).isCloseTo(dbtp, within(0.02));
    // What Tech 3341 asks of any meter.
    assertThat(itu(x)).isBetween(Math.rint(dbtp) - 0.4, Math.rint(dbtp) + 0.2);
  }

  @ParameterizedTest
  @CsvSource({"4, 0, -6.22", "6, 60, -6.32"})
  void theFilterOfTheRecommendationReadsWhatItReads(int divisor, double degrees, double dbtp) {
    float[] x = new float[FRAMES];
    for (int i = 0; i < x.length; i++) {
      double phase = Exact.TWO_PI * i / divisor + degrees * Math.PI / 180;
      x[i] = (float) (fade(i, x.length) * 0.5 * Exact.sin(phase));
    }
    assertThat(itu(x)).isCloseTo(dbtp, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 192_000})
  void tonesToTwentyKilohertzAreReadWithinTwoHundredthsAtAnyPhase(int rate) {
    for (double hertz : new double[] {20, 997, 6000, 12_000, 15_000, 18_000, 19_000, 20_000}) {
      for (int degrees = 0; degrees < 180; degrees += 15) {
        float[] x = new float[rate / 5];
        for (int i = 0; i < x.length; i++) {
          double fade = Math.min(1, Math.min(i, x.length - 1 - i) / (0.05 * rate));
          double phase = Exact.TWO_PI * hertz * i / rate + degrees * Math.PI / 180;
          x[i] = (float) (fade * 0.5 * Exact.sin(phase));
        }
        var measurer = new Measurer(rate, 1, EnumSet.of(Part.TRUE_PEAK));
        measurer.accept(x, 0, x.length);
        assertThat(requireNonNull(measurer.finish().figures().levels().truePeakDbtp()))
            .as("%.0f Hz at %d degrees", hertz, degrees)
            .isCloseTo(-6.0206, within(0.02));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cases20To23AHiddenPeriodOfDoubleLevel(int offset) {
    double truth = truePeak(decimated(offset));
    assertThat(truth).isCloseTo(0, within(0.2));
    assertThat(truth).isGreaterThan(-0.15);
    assertThat(itu(decimated(offset))).isBetween(-0.4, 0.2);
  }

  /** A sixth-rate tone with one period of a quarter-rate tone, built at four times the rate. */
  private static float[] decimated(int offset) {
    int length = FRAMES * 4;
    double[] fine = new double[length];
    int middle = length / 48 * 24;
    for (int i = 0; i < length; i++) {
      int j = i - middle;
      double value =
          j < 0
              ? 0.5 * Exact.sin(Exact.TWO_PI * j / 24)
              : j < 16
                  ? Exact.sin(Exact.TWO_PI * j / 16)
                  : 0.5 * Exact.sin(Exact.TWO_PI * (j - 16) / 24);
      fine[i] = fade(i / 4, FRAMES) * value;
    }
    // A windowed sinc that passes what lies under half the lower rate.
    int half = 256;
    double[] taps = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double t = k / 4.0 * 0.995;
      double sinc = k == 0 ? 1 : Exact.sin(Math.PI * t) / (Math.PI * t);
      double window = 0.5 + 0.5 * Exact.cos(Math.PI * k / (half + 1));
      taps[k + half] = 0.995 * sinc * window / 4;
    }
    float[] x = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      int at = 4 * i + offset;
      double sum = 0;
      for (int k = -half; k <= half; k++) {
        if (at + k >= 0 && at + k < length) {
          sum += taps[k + half] * fine[at + k];
        }
      }
      x[i] = (float) sum;
    }
    return x;
  }

  @Test
  void theLastFramesCountToo() {
    float[] x = new float[RATE];
    x[x.length - 1] = 0.5f;
    assertThat(truePeak(x)).isGreaterThan(-6.03);
  }
}
