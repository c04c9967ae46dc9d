package org.songline.measure.music;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.music.Band.Player;

class BeatTest {
  private static final Set<Player> ALL = EnumSet.allOf(Player.class);

  private static BeatFinder.Pulse pulse(Band band) {
    var meter = new OnsetMeter(Band.RATE);
    meter.accept(new float[][] {band.sound()}, band.sound().length);
    meter.finish();
    return BeatFinder.find(meter, null).orElseThrow();
  }

  private static Beats finds(Band band, BeatFinder.Pulse pulse) {
    Beats beats = pulse.beats().orElseThrow();
    var hits = Hits.of(band.beats(), beats.seconds(), 0.07);
    assertThat(hits.f()).as("%s", hits).isGreaterThanOrEqualTo(0.95);
    assertThat(hits.meanError()).isLessThan(0.003);
    return beats;
  }

  private static DoubleUnaryOperator steady(double bpm) {
    return t -> bpm;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 96", "0.58, 112", "0.62, 88", "0.6667, 126"})
  void aSwungBandHasItsBeatsItsTempoAndItsSwing(double swing, double bpm) {
    var band = new Band(30, 1).play(steady(bpm), swing, 4, ALL);
    var pulse = pulse(band);
    Beats beats = finds(band, pulse);
    assertThat(pulse.tempo().bpm()).isCloseTo(bpm, within(0.0005 * bpm));
    assertThat(pulse.tempo().steady()).isTrue();
    assertThat(requireNonNull(beats.swing()).percent()).isCloseTo(100 * swing, within(0.5));
    assertThat(beats.swing().of()).isEqualTo(8);
    assertThat(beats.confidence()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.04, 0.08, 0.12})
  void rubatoIsFollowed(double depth) {
    DoubleUnaryOperator bpm = t -> 92 * (1 + depth * StrictMath.sin(0.3 * t));
    for (Set<Player> players : List.of(ALL, EnumSet.complementOf(EnumSet.of(Player.DRUMS)))) {
      var band = new Band(45, 2).play(bpm, 0.5, 4, players);
      var pulse = pulse(band);
      Beats beats = finds(band, pulse);
      assertThat(pulse.tempo().steady()).isFalse();
      double error = 0;
      int count = beats.seconds().size() - 4;
      for (int i = 2; i < count + 2; i++) {
        double truth = bpm.applyAsDouble(beats.seconds().get(i));
        error += Math.abs(beats.bpm().get(i) / truth - 1) / count;
      }
      assertThat(error).isLessThan(0.0005);
    }
  }

  @Test
  void aSlowEndLeavesTheRestEven() {
    DoubleUnaryOperator bpm = t -> t < 40 ? 90 : 90 - 3 * (t - 40);
    var band = new Band(50, 3).play(bpm, 0.5, 4, ALL);
    Beats beats = finds(band, pulse(band));
    assertThat(beats.bpm().get(20)).isCloseTo(90, within(0.05));
    assertThat(beats.bpm().getLast()).isLessThan(72);
  }

  @Test
  void whatHasNoBeatHasNoGrid() {
    var band = new Band(40, 8);
    var random = new SplittableRandom(8);
    for (double t = 0.1; t < 40; t += 0.15 + 0.9 * random.nextDouble()) {
      band.snare(t, 0.5 + 0.5 * random.nextDouble());
    }
    var meter = new OnsetMeter(Band.RATE);
    meter.accept(new float[][] {band.sound()}, band.sound().length);
    meter.finish();
    assertThat(BeatFinder.find(meter, null)).isEmpty();
    assertThat(
            Hits.of(band.attacks(), meter.onsets().stream().map(Onset::seconds).toList(), 0.005)
                .f())
        .isGreaterThan(0.95);
  }
}
