package org.songline.measure.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.dsp.loudness.KWeighting;
import org.songline.measure.Signals;

class LoudnessTest {
  @Test
  void theFilterHasTheCoefficientsThatTheRecommendationPrints() {
    var k = KWeighting.at(48_000);
    assertThat(k.shelfA1).isCloseTo(-1.69065929318241, within(1e-13));
    assertThat(k.shelfA2).isCloseTo(0.73248077421585, within(1e-13));
    assertThat(k.highPassA1).isCloseTo(-1.99004745483398, within(1e-13));
    assertThat(k.highPassA2).isCloseTo(0.99007225036621, within(1e-13));
    assertThat(k.zeros[0]).isCloseTo(1.53512485958697, within(1e-13));
    assertThat(k.zeros[4]).isCloseTo(1.19839281085285, within(1e-13));
    assertThat(k.zeros[1]).isCloseTo(-2.69169618940638 - 2 * 1.53512485958697, within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000})
  void theToneThatTheUnitIsDefinedByHasTheSameGainAtEveryRate(int rate) {
    double reference = KWeighting.at(48_000).gainAt(997, 48_000);
    assertThat(KWeighting.at(rate).gainAt(997, rate)).isCloseTo(reference, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 88_200, 96_000, 192_000})
  void theFilterIsTheSameCurveAtEveryRate(int rate) {
    var reference = KWeighting.at(48_000);
    var here = KWeighting.at(rate);
    for (double f = 20; f < 16_000; f *= 1.05) {
      double difference = Exact.decibels(here.gainAt(f, rate) / reference.gainAt(f, 48_000));
      assertThat(difference).as("at %.0f Hz", f).isCloseTo(0, within(0.06));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 192_000})
  void aFullScaleToneInOneChannelReadsMinusThreePointZeroOneAtEveryRate(int rate) {
    float[] tone = new Signals(rate).sine(997, 0, 5).mono();
    var meter = new Loudness(rate, 2);
    float[] stereo = Signals.interleave(tone, new float[tone.length]);
    meter.accept(stereo, 0, tone.length);
    assertThat(meter.integrated()).isCloseTo(-3.01, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(ints = {11_025, 44_100, 48_000, 88_200, 96_000, 192_000})
  void itAgreesWithTheDirectWayOfComputing(int rate) {
    float[] left = programme(rate, 8, 1);
    float[] right = programme(rate, 8, 2);
    float[][] channels = {left, right};
    var meter = new Loudness(rate, 2);
    meter.accept(Signals.interleave(channels), 0, left.length);
    assertThat(meter.integrated())
        .isCloseTo(DirectLoudness.integrated(channels, rate), within(1e-6));
    assertThat(meter.momentaryMax())
        .isCloseTo(DirectLoudness.greatest(channels, rate, 0.4), within(1e-6));
    assertThat(meter.shortTermMax())
        .isCloseTo(DirectLoudness.greatest(channels, rate, 3), within(1e-6));
  }

  @Test
  void theSameSoundReadsTheSameAtEveryRate() {
    double reference = ofChord(48_000);
    for (int rate : new int[] {44_100, 88_200, 96_000, 192_000}) {
      assertThat(ofChord(rate)).as("at %d Hz", rate).isCloseTo(reference, within(0.01));
    }
  }

  private static double ofChord(int rate) {
    double[] tones = {41, 110, 220, 440, 997, 1500, 2200, 3300, 5000, 7000, 9500};
    float[] sum = new float[rate * 4];
    for (int i = 0; i < sum.length; i++) {
      double x = 0;
      for (int k = 0; k < tones.length; k++) {
        x += Exact.sin(Exact.TWO_PI * tones[k] * i / rate + k) / (k + 2);
      }
      sum[i] = (float) (0.2 * x);
    }
    var meter = new Loudness(rate, 1);
    meter.accept(sum, 0, sum.length);
    return meter.integrated();
  }

  /** Noise whose level wanders and stops now and then. */
  private static float[] programme(int rate, int seconds, long seed) {
    float[] x = Signals.noise(rate * seconds, 0.5, seed);
    for (int i = 0; i < x.length; i++) {
      double t = (double) i / rate;
      double level = 0.05 + 0.9 * Math.abs(Exact.sin(1.3 * t + seed));
      x[i] *= t > 5 && t < 6 ? 0 : (float) level;
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theFiguresAreTheSameBitsHoweverTheStreamIsCut(long seed) {
    float[] stereo =
        Signals.interleave(programme(44_100, 12, seed), programme(44_100, 12, seed + 10));
    var whole = new Loudness(44_100, 2);
    whole.accept(stereo, 0, stereo.length / 2);
    var cut = new Loudness(44_100, 2);
    var random = new SplittableRandom(seed);
    int at = 0;
    while (at < stereo.length / 2) {
      int n = Math.min(random.nextInt(0, 1 << random.nextInt(1, 14)), stereo.length / 2 - at);
      cut.accept(stereo, 2 * at, n);
      at += n;
    }
    assertThat(cut.integrated()).as("seed %d", seed).isEqualTo(whole.integrated());
    assertThat(cut.momentaryMax()).isEqualTo(whole.momentaryMax());
    assertThat(cut.shortTermMax()).isEqualTo(whole.shortTermMax());
    assertThat(cut.range()).isEqualTo(whole.range());
    assertThat(cut.series().momentaryLufs()).isEqualTo(whole.series().momentaryLufs());
  }

  @ParameterizedTest
  @CsvSource({
    "1, -3.01",
    "2, 0.0",
    "3, 1.76",
    "4, 3.82",
    "5, 4.64",
    "6, 4.64",
    "8, 5.92",
    "9, 6.53"
  })
  void everyChannelCountsWithTheWeightOfItsPlace(int channels, double expected) {
    float[] tone = new Signals(48_000).sine(997, 0, 2).mono();
    float[][] all = new float[channels][];
    Arrays.fill(all, tone);
    var meter = new Loudness(48_000, channels);
    meter.accept(Signals.interleave(all), 0, tone.length);
    assertThat(meter.integrated()).isCloseTo(expected, within(0.01));
  }

  @Test
  void lowFrequencyEffectsAddNothing() {
    float[] tone = new Signals(48_000).sine(60, 0, 2).mono();
    float[] nothing = new float[tone.length];
    var meter = new Loudness(48_000, 6);
    float[] all = Signals.interleave(nothing, nothing, nothing, tone, nothing, nothing);
    meter.accept(all, 0, tone.length);
    assertThat(meter.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void silenceAndTooShortSoundHaveNoLoudness() {
    var silent = new Loudness(48_000, 2);
    silent.accept(new float[48_000 * 30], 0, 48_000 * 15);
    assertThat(silent.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(silent.range()).isEmpty();
    var brief = new Loudness(48_000, 1);
    brief.accept(new Signals(48_000).sine(997, 0, 0.39).mono(), 0, (int) (0.39 * 48_000));
    assertThat(brief.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(brief.momentaryMax()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theRangeOfAShortSoundIsNotGivenAndUnderAMinuteIsNotSettled() {
    float[] tone = new Signals(48_000).sine(997, -20, 60).mono();
    var meter = new Loudness(48_000, 1);
    meter.accept(tone, 0, 9 * 48_000);
    assertThat(meter.range()).isEmpty();
    meter.accept(tone, 9 * 48_000, 2 * 48_000);
    assertThat(meter.range()).isPresent();
    assertThat(meter.rangeSettled()).isFalse();
    meter.accept(tone, 11 * 48_000, 49 * 48_000);
    assertThat(meter.rangeSettled()).isTrue();
  }

  @Test
  void samplesThatAreNoNumbersCountAsSilenceAndDoNoLastingHarm() {
    float[] tone = new Signals(48_000).sine(997, -20, 20).mono();
    float[] broken = tone.clone();
    broken[100_000] = Float.NaN;
    broken[200_000] = Float.POSITIVE_INFINITY;
    assertThat(integrated(broken)).isCloseTo(integrated(tone), within(0.02));
  }

  private static double integrated(float[] mono) {
    var meter = new Loudness(48_000, 1);
    meter.accept(mono, 0, mono.length);
    return meter.integrated();
  }

  @Test
  void aPartHasItsOwnIntegratedLoudness() {
    float[] x = new Signals(48_000).sine(997, -20, 10).sine(997, -12, 10).mono();
    var meter = new Loudness(48_000, 1);
    meter.accept(x, 0, x.length);
    assertThat(meter.integrated(0, 100)).isCloseTo(-23.01, within(0.01));
    assertThat(meter.integrated(100, 200)).isCloseTo(-15.01, within(0.01));
    assertThat(meter.integrated(50, 50)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
