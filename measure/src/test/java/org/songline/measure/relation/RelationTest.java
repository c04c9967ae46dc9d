package org.songline.measure.relation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.dsp.Exact;
import org.songline.measure.Signals;

class RelationTest {
  private static final int RATE = 48_000;

  /** Noise of many tones below 15 kHz, whose delay is exact to any part of a frame. */
  private static float[] tones(double delay, double gain) {
    float[] x = new float[3 * RATE];
    var random = new SplittableRandom(7);
    for (int tone = 0; tone < 120; tone++) {
      double hertz = 40 * StrictMath.pow(375, (tone + random.nextDouble()) / 120);
      double phase = Exact.TWO_PI * random.nextDouble();
      double step = Exact.TWO_PI * hertz / RATE;
      for (int i = 0; i < x.length; i++) {
        x[i] += (float) (gain * 0.02 * Exact.sin(phase + step * (i - delay)));
      }
    }
    return x;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 1", "-3.25, 1", "48, -1", "480.7, 1", "-1440.3, -0.5", "7.9, 0.25"})
  void delayAndPolarityAreFound(double delay, double gain) {
    var found = requireNonNull(relation(tones(0, 1), tones(delay, gain)));
    assertThat(found.delayFrames()).isCloseTo(delay, within(0.05));
    assertThat(found.delayMillis()).isCloseTo(delay / 48, within(0.002));
    assertThat(found.inverted()).isEqualTo(gain < 0);
    assertThat(found.levelDb()).isCloseTo(Exact.decibels(Math.abs(gain)), within(0.1));
    assertThat(found.confidence()).isGreaterThan(0.5);
    assertThat(found.polarityConfidence()).isGreaterThan(0.3);
  }

  private static @Nullable Relation relation(float[] a, float[] b) {
    return RelationMeter.of(a, b, RATE);
  }

  @ParameterizedTest
  @CsvSource({"30, 1, 800", "-12, 1, 2000", "10, -1, 0"})
  void theFirstNotchAndTheLossFollowFromTheDelay(int delay, double gain, double notch) {
    float[] noise = Signals.noise(4 * RATE, 0.3, 3);
    float[] late = new float[noise.length];
    for (int i = 0; i < late.length; i++) {
      int from = i - delay;
      late[i] = from >= 0 && from < noise.length ? (float) gain * noise[from] : 0;
    }
    var found = requireNonNull(relation(noise, late));
    assertThat(found.delayFrames()).isCloseTo(delay, within(0.02));
    assertThat(requireNonNull(found.firstNotchHertz())).isCloseTo(notch, within(1.0));
    // Over the whole band, a comb keeps half of the power of two equal signals.
    assertThat(requireNonNull(found.sumLossDb())).isCloseTo(-3.01, within(0.2));
    for (var band : found.bands()) {
      double from = band.hertz() / 1.122;
      if (band.hertz() < 100 || (notch > 0 && Math.abs(band.hertz() - notch) < 0.3 * notch)) {
        continue;
      }
      double sum = 0;
      for (int k = 0; k < 100; k++) {
        double hertz = from * (1 + 0.2589 * (k + 0.5) / 100);
        double half = Math.PI * hertz * delay / RATE;
        double kept = gain > 0 ? Exact.cos(half) : Exact.sin(half);
        sum += kept * kept / 100;
      }
      assertThat(requireNonNull(band.lossDb()))
          .as("%.0f Hz", band.hertz())
          .isCloseTo(10 * Math.log10(sum), within(1.0));
    }
  }

  @Test
  void whatIsNotRelatedHasNoConfidence() {
    var found =
        requireNonNull(relation(Signals.noise(4 * RATE, 0.3, 1), Signals.noise(4 * RATE, 0.3, 2)));
    assertThat(found.confidence()).isLessThan(0.3);
    assertThat(found.likeness()).isLessThan(0.1);
    assertThat(requireNonNull(found.sumLossDb())).isCloseTo(0, within(0.1));
  }

  @Test
  void aToneTellsNoDelay() {
    float[] tone = new Signals(RATE).sine(440, -12, 4).mono();
    assertThat(requireNonNull(relation(tone, tone)).confidence()).isLessThan(0.2);
  }

  @Test
  void silenceHasNoRelation() {
    assertThat(relation(new float[RATE * 2], Signals.noise(2 * RATE, 0.3, 2))).isNull();
  }

  @Test
  void twoMicrophonesOfOneSourceInUnlikeRoomsAreRelated() {
    float[] noise = Signals.noise(6 * RATE, 0.3, 3);
    float[] own = Signals.noise(6 * RATE, 0.1, 4);
    float[] far = new float[noise.length];
    double state = 0;
    for (int i = 200; i < far.length; i++) {
      state += 0.3 * (noise[i - 144] - state);
      far[i] = (float) (-state + 0.2 * noise[i - 190] + own[i]);
    }
    var found = requireNonNull(relation(noise, far));
    assertThat(found.delayFrames()).isCloseTo(144, within(3.0));
    assertThat(found.inverted()).isTrue();
    assertThat(found.confidence()).isGreaterThan(0.3);
  }
}
