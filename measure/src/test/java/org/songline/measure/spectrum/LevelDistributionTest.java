package org.songline.measure.spectrum;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Signals;

class LevelDistributionTest {
  private static final int RATE = 48_000;

  private static LevelDistributionMeter measured(float[]... channels) {
    var meter = new LevelDistributionMeter(RATE, channels.length);
    meter.accept(channels, 0, channels[0].length);
    meter.finish();
    return meter;
  }

  private static LevelBand band(LevelDistribution of, double hertz) {
    LevelBand nearest = of.rows().getFirst();
    for (LevelBand row : of.rows()) {
      if (Math.abs(row.hertz() - hertz) < Math.abs(nearest.hertz() - hertz)) {
        nearest = row;
      }
    }
    return nearest;
  }

  @Test
  void theHistogramGivesBackThePercentilesOfWhatItCounted() {
    var histogram = new LevelHistogram();
    for (int i = 0; i < 10_000; i++) {
      histogram.add(StrictMath.pow(10, (-60 + 50 * (i + 0.5) / 10_000) / 10));
    }
    for (int percent = 1; percent < 100; percent++) {
      assertThat(histogram.percentile(percent)).isCloseTo(-60 + percent / 2.0, within(0.051));
    }
    assertThat(histogram.percentile(100)).isCloseTo(-10, within(0.003));
    assertThat(new LevelHistogram().percentile(50)).isEqualTo(LevelHistogram.FLOOR_DB);
  }

  @ParameterizedTest
  @ValueSource(doubles = {105.93, 211.35, 1059.25, 4216.97, 10_592.5})
  void aToneThatIsSoftHalfOfTheTimeHasBothLevels(double hertz) {
    float[] tone = new Signals(RATE).sine(hertz, -40, 30).sine(hertz, -20, 30).mono();
    for (var levels :
        new LevelDistribution[] {measured(tone, tone).sixths(), measured(tone, tone).thirds()}) {
      var mid = requireNonNull(band(levels, hertz).mid());
      assertThat(mid.p8()).isCloseTo(-40, within(0.15));
      assertThat(mid.p21()).isCloseTo(-40, within(0.15));
      assertThat(mid.p83()).isCloseTo(-20, within(0.15));
      assertThat(mid.p98()).isCloseTo(-20, within(0.15));
      assertThat(mid.p100()).isCloseTo(-20, within(0.15));
      assertThat(mid.meanDb()).isCloseTo(-22.97, within(0.15));
      assertThat(band(levels, hertz).side()).isNull();
    }
  }

  @Test
  void midAndSideAreApart() {
    float[] a = new Signals(RATE).sine(1059.25, -20, 5).mono();
    float[] b = new Signals(RATE).sine(4216.97, -30, 5).mono();
    float[] left = new float[a.length];
    float[] right = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      left[i] = a[i] + b[i];
      right[i] = a[i] - b[i];
    }
    var levels = measured(left, right).sixths();
    assertThat(requireNonNull(band(levels, 1059.25).mid()).p50()).isCloseTo(-20, within(0.15));
    assertThat(requireNonNull(band(levels, 4216.97).side()).p50()).isCloseTo(-30, within(0.15));
    assertThat(band(levels, 1059.25).side()).isNull();
    assertThat(band(levels, 4216.97).mid()).isNull();
  }

  @Test
  void silenceIsNotCounted() {
    float[] tone = new Signals(RATE).sine(1059.25, -20, 10).silence(60).mono();
    var mid = requireNonNull(band(measured(tone, tone).sixths(), 1059.25).mid());
    assertThat(mid.p8()).isCloseTo(-20, within(0.15));
  }

  @Test
  void twoStretchesAddUpToTheWhole() {
    float[] soft = new Signals(RATE).sine(1059.25, -40, 20).mono();
    float[] loud = new Signals(RATE).sine(1059.25, -20, 20).mono();
    var both = measured(soft, soft).sixths().plus(measured(loud, loud).sixths());
    var mid = requireNonNull(band(both, 1059.25).mid());
    assertThat(mid.p21()).isCloseTo(-40, within(0.15));
    assertThat(mid.p83()).isCloseTo(-20, within(0.15));
  }

  @Test
  void theBandsOfPinkNoiseLieOnOneLine() {
    float[] pink = pink(60);
    var levels = measured(pink, pink).thirds();
    double middle = requireNonNull(band(levels, 1000).mid()).meanDb();
    for (LevelBand row : levels.rows()) {
      if (row.hertz() > 50 && row.hertz() < 15_000) {
        assertThat(requireNonNull(row.mid()).meanDb()).isCloseTo(middle, within(1.0));
      }
    }
  }

  /** White noise through poles and zeros a third of a decade apart, 3 dB an octave down. */
  private static float[] pink(double seconds) {
    float[] x = Signals.noise((int) (seconds * RATE), 0.3, 5);
    for (double hertz = 10; hertz < 40_000; hertz *= 2) {
      double pole = StrictMath.exp(-2 * Math.PI * hertz / RATE);
      double zero = StrictMath.exp(-2 * Math.PI * hertz * Math.sqrt(2) / RATE);
      double in = 0;
      double out = 0;
      for (int i = 0; i < x.length; i++) {
        double next = x[i] - zero * in + pole * out;
        in = x[i];
        out = next;
        x[i] = (float) next;
      }
    }
    return x;
  }

  @Test
  void itIsTheSameHoweverTheStreamIsCut() {
    float[] left = Signals.noise(RATE * 2, 0.5, 1);
    float[] right = Signals.noise(RATE * 2, 0.5, 2);
    var cut = new LevelDistributionMeter(RATE, 2);
    for (int at = 0; at < left.length; at += 777) {
      cut.accept(new float[][] {left, right}, at, Math.min(777, left.length - at));
    }
    cut.finish();
    assertThat(cut.sixths().rows()).isEqualTo(measured(left, right).sixths().rows());
  }
}
