package org.songline.measure.music;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.measure.Signals;

class TempoTest {
  private static @Nullable Tempo tempo(float[] x) {
    var meter = new OnsetMeter(Band.RATE);
    meter.accept(new float[][] {x}, x.length);
    meter.finish();
    return new TempoFinder(meter.curve(), meter.hopSeconds()).tempo();
  }

  private static void finds(double bpm, float[] x) {
    Tempo tempo = requireNonNull(tempo(x));
    assertThat(tempo.bpm()).as("%s", tempo).isCloseTo(bpm, within(0.0005 * bpm));
    assertThat(tempo.steady()).isTrue();
    assertThat(tempo.confidence()).isGreaterThan(0.3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {72, 80.5, 95, 100, 110, 118.37, 120, 128, 140, 155, 174})
  void aBeatOfDrumsHasItsTempo(double bpm) {
    finds(bpm, new Band(40, 1).drums(bpm, 0.5).sound());
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 95, 112, 126})
  void aSwungBeatHasItsTempo(double bpm) {
    finds(bpm, new Band(40, 2).drums(bpm, 0.62).sound());
    finds(bpm, new Band(40, 2).drums(bpm, 2 / 3.0).sound());
  }

  @ParameterizedTest
  @ValueSource(doubles = {118, 124, 128, 138})
  void aHouseBeatWithChordsHasItsTempo(double bpm) {
    var band = new Band(40, 3).song(9, true, 0, 240 / bpm, 0, 5, 2, 6).fourOnTheFloor(bpm);
    finds(bpm, band.sound());
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 90, 132, 180})
  void clicksHaveTheirTempo(double bpm) {
    var band = new Band(30, 4);
    for (double t = 0.1; t < 30; t += 60 / bpm) {
      band.hat(t, 1);
    }
    finds(bpm, band.sound());
  }

  @Test
  void aBandThatSpeedsUpIsNotSteadyAndReadsBetween() {
    var band = new Band(60, 5);
    double bpm = 100;
    int n = 0;
    for (double t = 0.1; t < 60; t += 60 / bpm, n++) {
      bpm = 100 + 12 * t / 60;
      if (n % 2 == 0) {
        band.kick(t, 1);
      } else {
        band.snare(t, 1);
      }
      band.hat(t, 1);
    }
    Tempo tempo = requireNonNull(tempo(band.sound()));
    assertThat(tempo.steady()).isFalse();
    assertThat(tempo.bpm()).isBetween(99.0, 113.0);
  }

  @Test
  void whatHasNoBeatHasNoTempo() {
    assertThat(tempo(new float[Band.RATE * 20])).isNull();
    assertThat(tempo(Signals.noise(Band.RATE * 30, 0.5, 7))).isNull();
    assertThat(tempo(new Signals(Band.RATE).sine(440, -6, 20).mono())).isNull();
    assertThat(tempo(pad())).isNull();
    assertThat(tempo(unevenHits())).isNull();
  }

  /** Slow swells of a chord. */
  private static float[] pad() {
    float[] x = new float[Band.RATE * 40];
    for (int i = 0; i < x.length; i++) {
      double t = (double) i / Band.RATE;
      double swell = 0.6 + 0.2 * Exact.sin(0.37 * t) + 0.2 * Exact.sin(0.91 * t);
      double tones =
          Exact.sin(Exact.TWO_PI * 220 * t)
              + Exact.sin(Exact.TWO_PI * 277.2 * t)
              + Exact.sin(Exact.TWO_PI * 329.6 * t);
      x[i] = (float) (0.1 * swell * tones);
    }
    return x;
  }

  private static float[] unevenHits() {
    var band = new Band(40, 8);
    var random = new SplittableRandom(8);
    for (double t = 0.1; t < 40; t += 0.15 + 0.9 * random.nextDouble()) {
      band.snare(t, 0.5 + 0.5 * random.nextDouble());
    }
    return band.sound();
  }
}
