package org.songline.release.registration.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Label;
import org.songline.release.catalog.Label.IsrcRange;
import org.songline.release.catalog.Recording;
import org.songline.release.id.Isrc;

class IsrcsTest {
  /** Recordings without codes, of an album whose own have one. */
  static Catalog bare(int recordings, IsrcRange... ranges) {
    Catalog catalog = Examples.people();
    Recording model = Examples.single().recordings().values().iterator().next();
    for (int i = 0; i < recordings; i++) {
      catalog =
          catalog.with(
              new Recording(
                  new RecordingId("take-%03d".formatted(i)),
                  List.of(),
                  "Take " + i,
                  "",
                  model.type(),
                  ArtistCredit.of(catalog.party(Examples.ANNA)),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  "en",
                  model.advisory(),
                  model.ai(),
                  false,
                  List.of(),
                  Optional.empty(),
                  model.lyrics(),
                  0,
                  "",
                  "",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
    }
    return catalog.with(new Label(Optional.empty(), List.of(ranges), List.of(), ""));
  }

  private static Clock in(int year) {
    return Clock.fixed(Instant.parse(year + "-06-01T12:00:00Z"), ZoneOffset.UTC);
  }

  private static List<RecordingId> all(Catalog catalog) {
    return List.copyOf(catalog.recordings().keySet());
  }

  @Test
  void codesFollowEachOther() {
    Catalog catalog = bare(2, new IsrcRange("DEH01", 26, 100));

    Isrcs.Outcome outcome = Isrcs.give(catalog, all(catalog), Optional.empty(), in(2026));

    assertThat(outcome.given().stream().map(one -> one.isrc().text()))
        .containsExactly("DEH012600100", "DEH012600101");
    assertThat(outcome.catalog().label().isrcs()).containsExactly(new IsrcRange("DEH01", 26, 102));
    assertThat(Isrcs.without(outcome.catalog())).isEmpty();
  }

  @Test
  void aNewYearBeginsAtOne() {
    Catalog catalog = bare(1, new IsrcRange("DEH01", 26, 100_000));

    Isrcs.Outcome outcome = Isrcs.give(catalog, all(catalog), Optional.empty(), in(2027));

    assertThat(outcome.given().getFirst().isrc()).isEqualTo(new Isrc("DEH012700001"));
  }

  @Test
  void theCenturyTurns() {
    Catalog catalog = bare(1, new IsrcRange("DEH01", 99, 7));

    Isrcs.Outcome outcome = Isrcs.give(catalog, all(catalog), Optional.empty(), in(2100));

    assertThat(outcome.given().getFirst().isrc()).isEqualTo(new Isrc("DEH010000001"));
  }

  @Test
  void aUsedUpYearIsToldAndNothingIsGiven() {
    Catalog catalog = bare(2, new IsrcRange("DEH01", 26, 99_999));

    assertThatThrownBy(() -> Isrcs.give(catalog, all(catalog), Optional.empty(), in(2026)))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessage(
            "DEH01: all ISRCs of this year are used up; ask the agency for another prefix, or wait"
                + " for the next year");
  }

  @Test
  void theNextRangeGoesOnWhenOneIsUsedUp() {
    Catalog catalog = bare(2, new IsrcRange("DEH01", 26, 99_999), new IsrcRange("DEH02", 26, 1));

    Isrcs.Outcome outcome = Isrcs.give(catalog, all(catalog), Optional.empty(), in(2026));

    assertThat(outcome.given().stream().map(one -> one.isrc().text()))
        .containsExactly("DEH012699999", "DEH022600001");
  }

  @Test
  void aClockThatWentBackGivesNothing() {
    Catalog catalog = bare(1, new IsrcRange("DEH01", 27, 3));

    assertThatThrownBy(() -> Isrcs.give(catalog, all(catalog), Optional.empty(), in(2026)))
        .hasMessageContaining("codes of the year 27 were given out, but it is 2026-06-01");
  }

  @Test
  void aRecordingKeepsItsCodeForLife() {
    Catalog single = Examples.single();

    assertThatThrownBy(() -> Isrcs.give(single, all(single), Optional.empty(), in(2026)))
        .hasMessageContaining("it has the ISRC DE-H01-26-00001");
  }

  @Test
  void theSameSoundGetsNoSecondCode() {
    Catalog single = Examples.single();
    Recording first = single.recordings().values().iterator().next();
    Recording bare = bare(1).recordings().values().iterator().next();
    Catalog both = single.with(copyWithFile(bare, first));

    assertThatThrownBy(() -> Isrcs.give(both, List.of(bare.id()), Optional.empty(), in(2026)))
        .hasMessageContaining("the very same sound has an ISRC as recording-01");
  }

  @Test
  void prefixesAreCheckedAndAddedOnce() {
    Catalog catalog = Isrcs.withRange(bare(0), "qm-abc", in(2026));

    assertThat(catalog.label().isrcs()).containsExactly(new IsrcRange("QMABC", 26, 1));
    assertThat(Isrcs.left(catalog, in(2026))).containsExactly(new Isrcs.Left("QMABC", 26, 99_999));
    assertThatThrownBy(() -> Isrcs.withRange(catalog, "QMABC", in(2026)))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> Isrcs.withRange(catalog, "1234", in(2026)))
        .hasMessageContaining("no prefix");
    Catalog one = bare(1, new IsrcRange("QMABC", 26, 1));
    assertThatThrownBy(() -> Isrcs.give(one, all(one), Optional.of("ZZZZZ"), in(2026)))
        .hasMessageContaining("the label has no such prefix, but QMABC");
  }

  /** Random ranges, codes typed by hand, years and orders: never a code twice, never two. */
  @Test
  void noCodeIsEverGivenTwice() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      Catalog catalog =
          bare(
              60,
              new IsrcRange("DEH01", 20 + random.nextInt(7), 99_990 + random.nextInt(11)),
              new IsrcRange("DEH01", 26, 99_985 + random.nextInt(10)),
              new IsrcRange("DEH02", 26, random.nextInt(20)));
      List<RecordingId> ids = new ArrayList<>(all(catalog));
      java.util.Collections.shuffle(ids, random);
      Set<Isrc> ever = new HashSet<>();
      for (int i = 0; i < 8; i++) {
        Isrc typed = new Isrc("DEH0226%05d".formatted(random.nextInt(40)));
        if (ever.add(typed)) {
          catalog = catalog.with(catalog.recording(ids.removeLast()).withIsrc(typed));
        }
      }
      int year = 2026;
      while (!ids.isEmpty()) {
        List<RecordingId> some = ids.subList(0, Math.min(ids.size(), 1 + random.nextInt(9)));
        Isrcs.Outcome outcome = Isrcs.give(catalog, some, Optional.empty(), in(year));
        for (Isrcs.Given given : outcome.given()) {
          assertThat(ever.add(given.isrc())).as("seed %d: %s", seed, given).isTrue();
          assertThat(given.isrc().year()).isEqualTo(year % 100);
          assertThat(outcome.catalog().recording(given.recording()).isrc()).contains(given.isrc());
        }
        catalog = outcome.catalog();
        some.clear();
        if (random.nextInt(3) == 0 && year < 2028) {
          year++;
        }
        if (random.nextInt(4) == 0) {
          catalog = catalog.without(outcome.given().getFirst().recording());
        }
      }
    }
  }

  private static Recording copyWithFile(Recording bare, Recording model) {
    return new Recording(
        bare.id(),
        bare.works(),
        bare.title(),
        bare.version(),
        bare.type(),
        bare.artist(),
        bare.isrc(),
        bare.contributions(),
        bare.owners(),
        bare.phonogram(),
        bare.language(),
        bare.advisory(),
        bare.ai(),
        bare.cover(),
        bare.materials(),
        model.file(),
        bare.lyrics(),
        bare.tempo(),
        bare.key(),
        bare.song(),
        bare.recorded(),
        bare.mastered(),
        bare.preview());
  }
}
