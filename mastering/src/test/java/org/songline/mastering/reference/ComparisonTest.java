package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.plot.Drawing;
import org.songline.measure.plot.Span;

class ComparisonTest {
  private static final float[] PINK = Pieces.noise(12, 1, 3, -6, 1);

  private static Comparison compare(Profile mix, Profile... references) {
    return Comparison.of(
        mix, java.util.Arrays.stream(references).map(Reference::of).toList(), List.of());
  }

  @Test
  void aPieceBesideItselfDeviatesNowhere() {
    Profile profile = Pieces.profile(PINK);
    assertThat(compare(profile, profile).deviations()).isEmpty();
  }

  @Test
  void loudnessAloneIsNoDeviationOfTone() {
    Comparison c = compare(Pieces.profile(Pieces.gained(PINK, -9)), Pieces.profile(PINK));
    assertThat(c.deviations()).isEmpty();
    assertThat(c.sections().getFirst().gainDb()).isCloseTo(9, within(0.02));
    assertThat(Objects.requireNonNull(c.lufs()).outside()).isCloseTo(-8, within(0.02));
  }

  @Test
  void aNarrowerMixIsToldBandByBand() {
    Comparison c = compare(Pieces.profile(Pieces.noise(12, 1, 3, -18, 1)), Pieces.profile(PINK));
    List<Deviation> narrower =
        c.deviations().stream().filter(d -> d.aspect() == Deviation.Aspect.WIDTH).toList();
    assertThat(narrower).hasSize(1);
    assertThat(narrower.getFirst().fromHertz()).isLessThan(45);
    assertThat(narrower.getFirst().toHertz()).isGreaterThan(14_000);
    // 12 dB narrower, 3 dB are tolerated; the most of 27 noisy bands is a little more.
    assertThat(narrower.getFirst().amount()).isBetween(-11.0, -9.0);
  }

  @Test
  void aDarkerMixHasTooMuchBassAndTooLittleTreble() {
    Comparison c = compare(Pieces.profile(Pieces.noise(12, 1, 5, -6, 1)), Pieces.profile(PINK));
    assertThat(c.deviations())
        .anySatisfy(
            d -> {
              assertThat(d.aspect()).isEqualTo(Deviation.Aspect.MID);
              assertThat(d.amount()).isPositive();
              assertThat(d.fromHertz()).isLessThan(45);
            })
        .anySatisfy(
            d -> {
              assertThat(d.aspect()).isEqualTo(Deviation.Aspect.MID);
              assertThat(d.amount()).isNegative();
              assertThat(d.toHertz()).isGreaterThan(14_000);
            });
  }

  @Test
  void chorusesStandBesideChorusesWhateverTheirOrder() {
    float[] bright = Pieces.noise(6, 1, 0, -6, 1);
    float[] dark = Pieces.gained(Pieces.noise(6, 2, 3, -6, 1), -2);
    Profile mix =
        Pieces.profile(
            Pieces.joined(dark, bright), new Span("Verse 1", 0, 6), new Span("Chorus 1", 6, 12));
    Profile reference =
        Pieces.profile(
            Pieces.joined(bright, dark), new Span("chorus", 0, 6), new Span("verse", 6, 12));
    Comparison c = compare(mix, reference);
    assertThat(c.sections().get(0).counterparts()).containsExactly("piece: verse");
    assertThat(c.sections().get(1).counterparts()).containsExactly("piece: chorus");
    assertThat(c.deviations()).filteredOn(d -> d.aspect() == Deviation.Aspect.MID).isEmpty();
  }

  @Test
  void aMappingOfSectionsIsFollowed() {
    Profile two =
        Pieces.profile(
            Pieces.joined(PINK, PINK), new Span("verse", 0, 12), new Span("chorus", 12, 24));
    Reference mapped = new Reference(two, 1, Map.of("verse", "chorus"));
    assertThat(mapped.counterpart(two, two.sections().get(0)).part().name()).isEqualTo("chorus");
  }

  @Test
  void unknownSectionsFallToTheNearestInLoudness() {
    float[] soft = Pieces.gained(PINK, -12);
    Profile mix =
        Pieces.profile(Pieces.joined(PINK, soft), new Span("drop", 0, 12), new Span("x", 12, 24));
    Profile reference =
        Pieces.profile(Pieces.joined(soft, PINK), new Span("a", 0, 12), new Span("b", 12, 24));
    Reference plain = Reference.of(reference);
    assertThat(plain.counterpart(mix, mix.sections().get(0)).part().name()).isEqualTo("b");
    assertThat(plain.counterpart(mix, mix.sections().get(1)).part().name()).isEqualTo("a");
  }

  @Test
  void numbersDoNotMakeAnotherKindOfSection() {
    assertThat(Reference.kind("Chorus 2")).isEqualTo("chorus");
    assertThat(Reference.kind("final CHORUS")).isEqualTo("chorus");
    assertThat(Reference.kind("PRE_CHORUS")).isEqualTo("pre-chorus");
  }

  @Test
  void severalReferencesSpanABand() {
    Range range =
        Objects.requireNonNull(Range.of(5, List.of(0.0, 10.0, 5.0), List.of(1.0, 1.0, 1.0), 1));
    assertThat(range.low()).isLessThan(1);
    assertThat(range.high()).isGreaterThan(9);
    assertThat(range.outside()).isZero();
    Range one = Objects.requireNonNull(Range.of(5, List.of(0.0), List.of(3.0), 2));
    assertThat(one).isEqualTo(new Range(5, -2, 2));
    assertThat(one.outside()).isEqualTo(3);
  }

  @Test
  void aHeavyReferencePullsTheBandToItself() {
    Range light = Objects.requireNonNull(Range.of(0, List.of(0.0, 10.0), List.of(100.0, 1.0), 0.5));
    assertThat(light.high()).isLessThan(2);
  }

  @Test
  void theTrackThatSoundsThereIsNamed() {
    int frames = 120;
    float[] low = new float[frames * ErbBands.COUNT];
    float[] high = new float[frames * ErbBands.COUNT];
    float[] nothing = new float[frames * ErbBands.COUNT];
    for (int i = 0; i < frames; i++) {
      low[i * ErbBands.COUNT + ErbBands.at(100)] = 0.1f;
      high[i * ErbBands.COUNT + ErbBands.at(5000)] = 0.1f;
    }
    List<TrackPart> tracks =
        List.of(
            new TrackPart("Bass", new Cochleagram(frames, low, nothing)),
            new TrackPart("Hat", new Cochleagram(frames, high, nothing)));
    Span all = new Span("whole", 0, 12);
    assertThat(TrackPart.shares(tracks, all, 80, 120, false))
        .containsExactly(new Deviation.Share("Bass", 1));
    assertThat(TrackPart.shares(tracks, all, 4000, 6000, false).getFirst().track())
        .isEqualTo("Hat");
    assertThat(TrackPart.shares(tracks, all, 80, 120, true)).isEmpty();
  }

  @Test
  void wordsAndPictureTellTheDeviations() {
    Comparison c = compare(Pieces.profile(Pieces.noise(12, 1, 5, -6, 1)), Pieces.profile(PINK));
    assertThat(ComparisonText.lines(c))
        .anyMatch(line -> line.contains("louder than the references allow"));
    var plot = new ComparisonPlot(c);
    assertThat(Drawing.svg(plot, ComparisonPlot.WIDTH, plot.height(), "compare", "Comparison"))
        .contains("references");
  }
}
