package org.songline.measure.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.measure.Signals;

/** The compliance signals of ITU-R BS.2217 that can be generated. */
class ItuComplianceTest {
  private static final int RATE = 48_000;
  private static final double LU = 0.1;
  private static final double SILENT = -120;

  /** The two stages as BS.1770 prints them for 48 kHz: three zeros, then two poles. */
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };

  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};

  private static Signals signals() {
    return new Signals(RATE);
  }

  private static Loudness measured(Signals signals) {
    float[] mono = signals.mono();
    return measured(mono, mono);
  }

  private static Loudness measured(float[]... channels) {
    var meter = new Loudness(RATE, channels.length);
    meter.accept(channels, 0, channels[0].length);
    return meter;
  }

  @ParameterizedTest
  @CsvSource({
    "25, -11.916",
    "100, -21.176",
    "500, -22.351",
    "1000, -23.007",
    "2000, -25.380",
    "10000, -26.351"
  })
  void tonesOfEveryFrequency(double hertz, double level) {
    assertThat(measured(signals().sine(hertz, level, 20)).integrated()).isCloseTo(-23, within(LU));
    assertThat(measured(signals().sine(hertz, level - 1, 20)).integrated())
        .isCloseTo(-24, within(LU));
  }

  @Test
  void aSweepThatUndoesTheFilterIsSteadyFromTwentyHertzToTwentyKilohertz() {
    double seconds = 120;
    double octaves = Math.log(1000) / Math.log(2);
    float[] sweep = new float[(int) (seconds * RATE)];
    double phase = 0;
    double amplitude = 0;
    for (int i = 0; i < sweep.length; i++) {
      double hertz = 20 * Exact.pow(2, octaves * i / sweep.length);
      if (i % 16 == 0) {
        double filter =
            DirectLoudness.gain(SHELF, hertz, RATE) * DirectLoudness.gain(HIGH_PASS, hertz, RATE);
        amplitude = Exact.gain(-18 + 0.691) / filter;
      }
      sweep[i] = (float) (amplitude * Exact.sin(phase));
      phase += Exact.TWO_PI * hertz / RATE;
    }
    var meter = measured(sweep, sweep);
    assertThat(meter.integrated()).isCloseTo(-18, within(LU));
    float[] momentary = meter.series().momentaryLufs();
    for (int i = 3; i < momentary.length; i++) {
      assertThat((double) momentary[i]).as("step %d", i).isCloseTo(-18, within(LU));
    }
  }

  @Test
  void theRelativeGateKeepsWhatIsTenBelowAndDropsWhatIsLower() {
    double loud = -10.0;
    // The mean of all is 3 dB under the loud half: what is 12.5 under loud is kept, 13.5 is not.
    var kept = measured(signals().sine(1000, loud, 30).sine(1000, loud - 12.5, 30));
    var dropped = measured(signals().sine(1000, loud, 30).sine(1000, loud - 13.5, 30));
    assertThat(kept.integrated()).isCloseTo(loud - 2.77, within(LU));
    assertThat(dropped.integrated()).isCloseTo(loud, within(LU));
  }

  @Test
  void theAbsoluteGateIsAtMinusSeventy() {
    assertThat(measured(signals().sine(1000, -69.5, 20)).integrated()).isCloseTo(-69.5, within(LU));
    assertThat(measured(signals().sine(1000, -70.5, 20)).integrated())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(measured(signals().sine(1000, -69.5, 5).sine(1000, -70.5, 30)).integrated())
        .isCloseTo(-69.5, within(LU));
  }

  @ParameterizedTest
  @CsvSource({"0, -23", "1, -23", "2, -23", "4, -24.5", "5, -24.5"})
  void aToneInAnyChannelOfFivePointOne(int channel, double level) {
    for (int softer = 0; softer <= 1; softer++) {
      float[] tone = signals().sine(1000, level + 3.01 - softer, 10).mono();
      float[][] all = new float[6][tone.length];
      all[channel] = tone;
      assertThat(measured(all).integrated()).isCloseTo(-23 - softer, within(LU));
    }
  }

  @Test
  void aToneInTheChannelOfLowFrequencyEffectsIsNotCounted() {
    float[][] all = new float[6][10 * RATE];
    all[3] = signals().sine(60, -10, 10).mono();
    assertThat(measured(all).integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-23, -24})
  void thePowersOfTheChannelsAreSummedWithoutLowFrequencyEffects(double expected) {
    // Five tones of unlike frequency and level: each is a fifth of the whole, as it is heard.
    double fifth = expected + 0.691 + 3.0103 - 6.9897;
    double[] hertz = {500, 1000, 2000, 0, 4000, 10_000};
    double[] decibels = new double[6];
    for (int c = 0; c < 6; c++) {
      decibels[c] =
          c == 3
              ? 0
              : fifth
                  - Exact.decibels(DirectLoudness.gain(SHELF, hertz[c], RATE))
                  - Exact.decibels(DirectLoudness.gain(HIGH_PASS, hertz[c], RATE))
                  - (c > 3 ? 1.4922 : 0);
    }
    hertz[3] = 50;
    float[][] all = new float[6][];
    Arrays.setAll(all, c -> signals().sine(hertz[c], decibels[c], 10).mono());
    assertThat(measured(all).integrated()).isCloseTo(expected, within(LU));
    all[1] = signals().sine(hertz[1], SILENT, 10).mono();
    assertThat(measured(all).integrated()).isCloseTo(expected - 0.969, within(LU));
  }

  /** The weights of BS.1770-5, annex 3, added up: of 7.1, 5.1.4, 7.1.4 and 22.2. */
  @ParameterizedTest
  @CsvSource({"8, 7.82", "10, 9.82", "12, 11.82", "24, 23.64"})
  void soundAllAroundAndAboveIsWeightedByItsPlace(int channels, double weights) {
    for (int level = -24; level <= -23; level++) {
      float[] tone = signals().sine(1000, level + 3.0103 - 10 * Math.log10(weights), 5).mono();
      float[][] all = new float[channels][];
      Arrays.fill(all, tone);
      assertThat(measured(all).integrated()).isCloseTo(level, within(LU));
    }
  }
}
