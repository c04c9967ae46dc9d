package org.songline.measure.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Signals;

/** The test signals of EBU Tech 3341 and EBU Tech 3342 that can be generated. */
class ComplianceTest {
  private static final double LU = 0.1;

  private static Signals signals() {
    return new Signals(48_000);
  }

  private static Loudness measured(Signals signals) {
    var meter = new Loudness(48_000, 2);
    float[] stereo = signals.stereo();
    meter.accept(stereo, 0, stereo.length / 2);
    return meter;
  }

  @ParameterizedTest
  @CsvSource({"-23", "-33"})
  void cases1And2SteadyTones(double level) {
    var meter = measured(signals().sine(1000, level, 20));
    assertThat(meter.integrated()).isCloseTo(level, within(LU));
    assertThat(meter.momentaryMax()).isCloseTo(level, within(LU));
    assertThat(meter.shortTermMax()).isCloseTo(level, within(LU));
  }

  @Test
  void case3TheRelativeGate() {
    var meter = measured(signals().sine(1000, -36, 10).sine(1000, -23, 60).sine(1000, -36, 10));
    assertThat(meter.integrated()).isCloseTo(-23, within(LU));
  }

  @Test
  void case4TheAbsoluteGate() {
    var meter =
        measured(
            signals()
                .sine(1000, -72, 10)
                .sine(1000, -36, 10)
                .sine(1000, -23, 60)
                .sine(1000, -36, 10)
                .sine(1000, -72, 10));
    assertThat(meter.integrated()).isCloseTo(-23, within(LU));
  }

  @Test
  void case5ThePartsInsideTheGate() {
    var meter = measured(signals().sine(1000, -26, 20).sine(1000, -20, 20.1).sine(1000, -26, 20));
    assertThat(meter.integrated()).isCloseTo(-23, within(LU));
  }

  @Test
  void case6FiveChannels() {
    float[] front = signals().sine(1000, -28, 20).mono();
    float[] centre = signals().sine(1000, -24, 20).mono();
    float[] surround = signals().sine(1000, -30, 20).mono();
    var meter = new Loudness(48_000, 5);
    float[] all = Signals.interleave(front, front, centre, surround, surround);
    meter.accept(all, 0, front.length);
    assertThat(meter.integrated()).isCloseTo(-23, within(LU));
  }

  @Test
  void case9ShortTermIsSteadyAfterThreeSeconds() {
    var signals = signals();
    for (int i = 0; i < 5; i++) {
      signals.sine(1000, -20, 1.34).sine(1000, -30, 1.66);
    }
    float[] curve = measured(signals).series().shortTermLufs();
    for (int i = 29; i < curve.length; i++) {
      assertThat((double) curve[i]).isCloseTo(-23, within(LU));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void case10ShortTermMaximumWhereverTheToneStarts(int i) {
    var meter = measured(signals().silence(i * 0.15).sine(1000, -23, 3).silence(1));
    assertThat(meter.shortTermMax()).isCloseTo(-23, within(LU));
  }

  @Test
  void case11ShortTermMaximumLive() {
    var signals = signals();
    var meter = new Loudness(48_000, 2);
    int done = 0;
    for (int i = 0; i < 20; i++) {
      signals.silence(i * 0.15).sine(1000, -38 + i, 3).silence(3 - i * 0.15);
      float[] all = signals.stereo();
      meter.accept(all, done, (all.length - done) / 2);
      done = all.length;
      assertThat(meter.shortTermMax()).isCloseTo(-38 + i, within(LU));
    }
  }

  @Test
  void case12MomentaryIsSteadyAfterOneSecond() {
    var signals = signals();
    for (int i = 0; i < 25; i++) {
      signals.sine(1000, -20, 0.18).sine(1000, -30, 0.22);
    }
    float[] curve = measured(signals).series().momentaryLufs();
    for (int i = 9; i < curve.length; i++) {
      assertThat((double) curve[i]).isCloseTo(-23, within(LU));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void case13MomentaryMaximumWhereverTheToneStarts(int i) {
    var meter = measured(signals().silence(i * 0.02).sine(1000, -23, 0.4).silence(1));
    assertThat(meter.momentaryMax()).isCloseTo(-23, within(LU));
  }

  @Test
  void case14MomentaryMaximumLive() {
    var signals = signals();
    var meter = new Loudness(48_000, 2);
    int done = 0;
    for (int i = 0; i < 20; i++) {
      signals.silence(i * 0.02).sine(1000, -38 + i, 0.4).silence(0.4 - i * 0.02);
      float[] all = signals.stereo();
      meter.accept(all, done, (all.length - done) / 2);
      done = all.length;
      assertThat(meter.momentaryMax()).isCloseTo(-38 + i, within(LU));
    }
  }

  @ParameterizedTest
  @CsvSource({"-20, -30, 10", "-20, -15, 5", "-40, -20, 20"})
  void rangeCases1To3(double first, double second, double range) {
    var meter = measured(signals().sine(1000, first, 20).sine(1000, second, 20));
    assertThat(meter.range().orElseThrow()).isCloseTo(range, within(LU));
    assertThat(meter.range().orElseThrow()).isCloseTo(range, within(LU));
  }

  @Test
  void rangeCase4() {
    var signals = signals();
    for (double level : new double[] {-50, -35, -20, -35, -50}) {
      signals.sine(1000, level, 20);
    }
    assertThat(measured(signals).range().orElseThrow()).isCloseTo(15, within(LU));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theRangeIsTheSameWhenASignalIsRepeated(int times) {
    var wide = signals();
    var steps = signals();
    for (int i = 0; i < times; i++) {
      wide.sine(1000, -40, 20).sine(1000, -20, 20);
      for (double level : new double[] {-50, -35, -20, -35, -50}) {
        steps.sine(1000, level, 20);
      }
    }
    assertThat(measured(wide).range().orElseThrow()).isCloseTo(20, within(1.0));
    assertThat(measured(steps).range().orElseThrow()).isCloseTo(15, within(1.0));
  }

  @Test
  void theRangeCountsOneAndAHalfSecondsOfSilenceAfterTheEnd() {
    // 71 windows of the tone and 15 that reach beyond it: the tenth softest of 86 holds 24 of its
    // 30 steps.
    var meter = measured(signals().sine(1000, -20, 10));
    assertThat(meter.range().orElseThrow()).isCloseTo(10 * Math.log10(30.0 / 24), within(0.001));
  }
}
