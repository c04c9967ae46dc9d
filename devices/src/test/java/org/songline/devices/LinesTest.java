package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judge of lines, on sounds whose lines are known by formula. */
class LinesTest {
  private static Lines through(double hertz, DoubleUnaryOperator curve) {
    int cycles = Lines.cycles(hertz, 48000);
    double[] x =
        IntStream.range(0, Lines.WINDOW)
            .mapToDouble(i -> curve.applyAsDouble(Lines.tone(cycles, i)))
            .toArray();
    return new Lines(x, cycles, 48000);
  }

  @Test
  void aPureToneHasNothingElse() {
    assertThat(through(1200, x -> 0.5 * x).harmonic(1)).isCloseTo(-6.0206, within(1e-3));
    assertThat(through(1200, x -> x).aliases()).isLessThan(-250);
    assertThat(through(1200, x -> x).distortion()).isLessThan(-250);
  }

  @Test
  void aCubeAtFifteenKilohertzHasOneAliasOfAThirdAndAtTwoNone() {
    // sin^3 = 3/4 sin - 1/4 sin 3x, and 45 kHz comes down to 3.
    assertThat(through(15000, x -> x * x * x).aliases())
        .isCloseTo(-20 * Math.log10(3), within(1e-6));
    var low = through(2000, x -> x * x * x);
    assertThat(low.aliases()).isLessThan(-200);
    assertThat(low.harmonic(3)).isCloseTo(-20 * Math.log10(4), within(1e-6));
    assertThat(low.distortion()).isCloseTo(-20 * Math.log10(3), within(1e-6));
  }

  @Test
  void aNaiveHardClipHasTheAliasesThatItsHarmonicsBeyondHalfTheRateFoldTo() {
    double drive = 4;
    int cycles = Lines.cycles(1200, 48000);
    double edge = Math.asin(1 / drive);
    double folded = 0;
    for (int n = 21; n < 20001; n += 2) {
      // Sine coefficients of a clipped sine, from the definition of the series.
      double a = Math.sin((n - 1) * edge) / (n - 1) - Math.sin((n + 1) * edge) / (n + 1);
      double b = 4 / Math.PI * (drive / 2 * a + Math.cos(n * edge) / n);
      long bin = (long) n * cycles % Lines.WINDOW;
      bin = Math.min(bin, Lines.WINDOW - bin);
      if (bin * 48000 / Lines.WINDOW <= 20000 && bin % cycles != 0) {
        folded += b * b;
      }
    }
    double c1 = 4 / Math.PI * (drive / 2 * (edge - Math.sin(2 * edge) / 2) + Math.cos(edge));
    assertThat(through(1200, x -> Math.clamp(drive * x, -1, 1)).aliases())
        .isCloseTo(10 * Math.log10(folded / (c1 * c1)), within(0.3));
  }
}
