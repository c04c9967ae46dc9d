package org.songline.measure.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.music.Band.Player;

class OnsetTest {
  /** How far an onset may lie from where the sound begins. */
  private static final double NEAR = 0.005;

  private static List<Double> heard(float[] x, int block) {
    var meter = new OnsetMeter(Band.RATE);
    for (int at = 0; at < x.length; at += block) {
      int n = Math.min(block, x.length - at);
      meter.accept(new float[][] {Arrays.copyOfRange(x, at, at + n)}, n);
    }
    meter.finish();
    return meter.onsets().stream().map(Onset::seconds).toList();
  }

  private static void finds(Band band, double least) {
    var hits = Hits.of(band.attacks(), heard(band.sound(), 4410), NEAR);
    assertThat(hits.f()).as("%s", hits).isGreaterThanOrEqualTo(least);
  }

  private static DoubleUnaryOperator steady(double bpm) {
    return t -> bpm;
  }

  private static double rubato(double t) {
    return 96 + 10 * StrictMath.sin(0.4 * t);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.58, 0.62, 2 / 3.0})
  void drumsWithAnySwing(double swing) {
    finds(new Band(20, 1).play(steady(104), swing, 4, EnumSet.of(Player.DRUMS)), 0.95);
  }

  @Test
  void aDenseMix() {
    finds(new Band(20, 2).play(steady(124), 0.5, 4, EnumSet.allOf(Player.class)), 0.95);
    finds(new Band(20, 3).play(steady(92), 0.62, 3, EnumSet.allOf(Player.class)), 0.95);
  }

  @Test
  void rubatoWithoutDrums() {
    Set<Player> players = EnumSet.of(Player.BASS, Player.CHORDS, Player.MELODY);
    finds(new Band(25, 5).play(OnsetTest::rubato, 0.5, 4, EnumSet.of(Player.MELODY)), 0.95);
    var band = new Band(25, 4).play(OnsetTest::rubato, 0.5, 4, players);
    // Soft attacks of 10 ms under chords are all heard, one in ten is placed 5 to 8 ms away.
    finds(band, 0.88);
    assertThat(Hits.of(band.attacks(), heard(band.sound(), 4410), 0.01).f()).isGreaterThan(0.95);
  }

  @Test
  void aStreamIsHeardAsAWhole() {
    var band = new Band(13, 6).play(steady(120), 0.6, 4, EnumSet.allOf(Player.class));
    assertThat(heard(band.sound(), 777)).isEqualTo(heard(band.sound(), band.sound().length));
  }
}
