package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.songline.dsp.filter.MatchedEq.Shape;

class MatchTest {
  private static final double SECONDS = 10;
  private static final float[] PINK = Pieces.noise(SECONDS, 1, 3, -6, 0.3);

  private static final List<MatchBand> COLOUR =
      List.of(
          new MatchBand(Shape.BELL, 90, 4, 1.2),
          new MatchBand(Shape.BELL, 400, -4, 0.8),
          new MatchBand(Shape.BELL, 2500, 3, 1),
          new MatchBand(Shape.HIGH_SHELF, 9000, -5, 0.7));

  private static float[] coloured(float[] x) {
    var settings = new java.util.TreeMap<String, Double>();
    for (int i = 0; i < COLOUR.size(); i++) {
      MatchBand band = COLOUR.get(i);
      String id = "band-" + (i + 1) + "-";
      settings.putAll(
          Map.of(
              id + "on", 1.0,
              id + "type", band.shape() == Shape.BELL ? 0.0 : 2.0,
              id + "frequency", band.hertz(),
              id + "gain", band.gainDb(),
              id + "q", band.q()));
    }
    return Chain.run(List.of(new MatchStep("colour", "eq", settings, "", "")), x);
  }

  /** Mix, reference, and the limit that the difference needs. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Pair(String name, float[] mix, float[] reference, double limit) {}

  private static Stream<Pair> pairs() {
    float[] other = Pieces.noise(SECONDS, 7, 3, -6, 0.3);
    return Stream.of(
        new Pair("a darker record", PINK, Pieces.noise(SECONDS, 2, 4.2, -6, 0.1), 12),
        new Pair("a brighter record", PINK, Pieces.noise(SECONDS, 3, 1.8, -6, 0.2), 12),
        new Pair("a coloured record", PINK, coloured(other), 6),
        new Pair("a narrower record", PINK, Pieces.noise(SECONDS, 4, 3, -11, 0.3), 6),
        new Pair(
            "a wider and darker record that moves",
            Pieces.pumped(PINK, 6, 1),
            Pieces.pumped(Pieces.noise(SECONDS, 5, 4, -2, 0.2), 6, 1.3),
            12),
        new Pair("a record coloured against the mix", coloured(other), PINK, 6));
  }

  @TestFactory
  Stream<DynamicTest> aGeneratedPairIsMatched() {
    return pairs().map(pair -> DynamicTest.dynamicTest(pair.name(), () -> matched(pair)));
  }

  private static void matched(Pair pair) {
    Hearing.Heard mix = Pieces.heard(pair.mix());
    Profile reference = Pieces.profile(pair.reference());
    Amounts amounts = new Amounts(1, 0, 1, 1, pair.limit());
    Match match = new Match(mix, List.of(Reference.of(reference)), amounts, Pieces.RATE);
    assertThat(match.error(mix).mid() + match.error(mix).side()).isGreaterThan(1.5);
    float[] done = Chain.run(match.steps(), pair.mix());
    double lufs = Pieces.profile(done).lufs();
    done = Pieces.gained(done, reference.lufs() - lufs);
    MatchError error = match.error(Pieces.heard(done));
    assertThat(error.mid()).as("mid, dB").isLessThanOrEqualTo(0.5);
    assertThat(error.side()).as("side, dB").isLessThanOrEqualTo(1);
    assertThat(error.loudness()).as("loudness, LU").isCloseTo(0, within(0.1));
    assertThat(error.bands()).isEqualTo(27);
    assertThat(match.tone()).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void nothingIsDoneAtAmountNought() {
    Hearing.Heard mix = Pieces.heard(PINK);
    Profile reference = Pieces.profile(coloured(PINK));
    Match match = new Match(mix, List.of(Reference.of(reference)), Amounts.NONE, Pieces.RATE);
    assertThat(match.steps()).isEmpty();
    assertThat(match.loudness(-17.3)).isEqualTo(-17.3);
    assertThat(Chain.run(match.steps(), PINK)).isEqualTo(PINK);
  }

  @Test
  void halfTheToneGoesHalfTheWay() {
    Hearing.Heard mix = Pieces.heard(PINK);
    Profile reference = Pieces.profile(coloured(PINK));
    Match half =
        new Match(mix, List.of(Reference.of(reference)), new Amounts(0.5, 0, 0, 0, 6), Pieces.RATE);
    double before = half.error(mix).mid();
    float[] done = Chain.run(half.steps(), PINK);
    assertThat(half.error(Pieces.heard(done)).mid()).isCloseTo(before / 2, within(0.15));
  }

  @Test
  void noBandMovesBeyondTheLimit() {
    Hearing.Heard mix = Pieces.heard(PINK);
    Profile reference = Pieces.profile(Pieces.noise(SECONDS, 2, 6, -6, 0.1));
    Match match =
        new Match(mix, List.of(Reference.of(reference)), Amounts.ALL.limit(3), Pieces.RATE);
    match.steps();
    assertThat(match.tone()).isNotEmpty().allMatch(band -> Math.abs(band.gainDb()) <= 3);
    double[] curve = BandFit.curve(Pieces.RATE, match.tone());
    for (int part = 3 * Bands.PARTS; part < 30 * Bands.PARTS; part++) {
      assertThat(10 * Math.log10(curve[part])).isBetween(-3.7, 3.7);
    }
  }

  @Test
  void toneAloneKeepsTheWidth() {
    Hearing.Heard mix = Pieces.heard(PINK);
    Profile reference = Pieces.profile(Pieces.noise(SECONDS, 2, 4.2, -16, 0.1));
    Match match =
        new Match(mix, List.of(Reference.of(reference)), new Amounts(1, 0, 0, 0, 12), Pieces.RATE);
    Portrait before = Pieces.profile(PINK).whole();
    Portrait after = Pieces.profile(Chain.run(match.steps(), PINK)).whole();
    for (int band = 5; band < 29; band++) {
      assertThat(after.width(band)).isCloseTo(before.width(band), within(0.1));
    }
  }

  @Test
  void monoHasNoSidesToRaise() {
    float[] mono = PINK.clone();
    for (int i = 0; i < mono.length; i += 2) {
      mono[i + 1] = mono[i];
    }
    Match match =
        new Match(
            Pieces.heard(mono),
            List.of(Reference.of(Pieces.profile(PINK))),
            new Amounts(0, 0, 1, 0, 6),
            Pieces.RATE);
    assertThat(match.steps()).isEmpty();
  }

  @Test
  void aRefinementMendsWhatALaterDeviceSpoils() {
    Hearing.Heard mix = Pieces.heard(PINK);
    Profile reference = Pieces.profile(Pieces.noise(SECONDS, 2, 4.2, -6, 0.1));
    Match match =
        new Match(mix, List.of(Reference.of(reference)), new Amounts(1, 0, 1, 0, 12), Pieces.RATE);
    Map<String, Double> bump =
        Map.of("band-4-on", 1.0, "band-4-frequency", 500.0, "band-4-gain", 2.0, "band-4-q", 1.0);
    MatchStep spoiler = new MatchStep("spoiler", "eq", bump, "", "");
    List<MatchStep> first = new java.util.ArrayList<>(match.steps());
    first.add(spoiler);
    Hearing.Heard spoilt = Pieces.heard(Chain.run(first, PINK));
    List<MatchStep> second = new java.util.ArrayList<>(match.refined(spoilt, match.excerpt(100)));
    second.add(spoiler);
    Hearing.Heard mended = Pieces.heard(Chain.run(second, PINK));
    assertThat(match.error(spoilt).mid()).isGreaterThan(0.5);
    assertThat(match.error(mended).mid()).isLessThan(0.5);
  }
}
