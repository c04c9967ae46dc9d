package org.songline.release.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Examples;
import org.songline.release.check.rule.Finding;
import org.songline.release.check.rule.Known;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Severity;
import org.songline.release.destination.Destination;
import org.songline.release.destination.Destinations;

final class RulesTest {
  private static final List<Supplier<Stage>> GOOD = List.of(Stage::single, Stage::ep, Stage::album);

  private static final Map<Integer, List<Stage>> FAILING = Failing.all();

  static IntStream numbers() {
    return IntStream.rangeClosed(1, Rules.COUNT);
  }

  @Test
  void thereAreAHundredRulesEachUnderItsNumber() {
    assertThat(Rules.list()).hasSize(Rules.COUNT);
    numbers().forEach(n -> assertThat(Rules.get(n).number()).isEqualTo(n));
    assertThat(Rules.list()).extracting(rule -> rule.name()).doesNotHaveDuplicates();
  }

  @Test
  void goodReleasesPassForEveryDestination() {
    for (Destination destination : Destinations.builtIn().all()) {
      for (Supplier<Stage> good : GOOD) {
        Stage stage = good.get().at(destination.id());
        assertThat(stage.findings()).as(destination.id()).isEmpty();
      }
    }
  }

  @Test
  void catalogsWithoutTheirFilesAskOnlyForEyesAndSignatures() {
    for (Catalog catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
      for (Destination destination : Destinations.builtIn().all()) {
        Scene scene =
            new Scene(catalog, Examples.release(catalog), destination, Stage.TODAY, Known.NOTHING);
        assertThat(Check.findings(scene))
            .as(destination.id())
            .allMatch(one -> one.rule() == 49 || one.rule() == 84);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void eachRuleFindsWhatItIsThereFor(int number) {
    for (Supplier<Stage> good : GOOD) {
      assertThat(good.get().findings(number)).as("a good release").isEmpty();
    }
    List<Stage> failing = FAILING.getOrDefault(number, List.of());
    assertThat(failing).as("failing releases of rule %d", number).isNotEmpty();
    for (int i = 0; i < failing.size(); i++) {
      List<Finding> found = Rules.get(number).findings(failing.get(i).scene());
      assertThat(found).as("rule %d, release %d", number, i + 1).isNotEmpty();
      assertThat(found)
          .allSatisfy(
              one -> {
                assertThat(one.place()).isNotBlank();
                assertThat(one.what()).isNotBlank().doesNotEndWith(".");
                assertThat(one.mend()).isNotBlank().doesNotContain("\n");
              });
    }
  }

  @Test
  void aFixTakesItsFindingsAwayAndBringsNoOthers() {
    int fixed = 0;
    for (Map.Entry<Integer, List<Stage>> entry : FAILING.entrySet()) {
      int number = entry.getKey();
      for (Stage stage : entry.getValue()) {
        Scene before = stage.scene();
        List<Finding> found = Check.findings(before);
        boolean automatic = found.stream().anyMatch(one -> one.rule() == number && one.automatic());
        if (!automatic) {
          continue;
        }
        fixed++;
        var mended = Check.mend(before, new TreeSet<>(List.of(number)));
        assertThat(mended.rules()).containsExactly(number);
        Scene after = before.with(mended.catalog());
        List<Finding> left = new ArrayList<>(Check.findings(after));
        assertThat(left).noneMatch(one -> one.rule() == number && one.automatic());
        // What is found afterwards was found before, at the same place as it is called now.
        assertThat(left)
            .extracting(one -> one.rule() + one.what())
            .isSubsetOf(found.stream().map(one -> one.rule() + one.what()).toList());
        assertThat(Rules.get(number).fix().orElseThrow().mend(after)).isEqualTo(mended.catalog());
        assertUntouched(before.catalog(), mended.catalog(), before.release().id(), number);
      }
    }
    assertThat(fixed).as("releases that were fixed").isGreaterThanOrEqualTo(20);
  }

  /** A fix changes recordings and releases, and only what its rule is about. */
  private static void assertUntouched(
      Catalog before, Catalog after, ReleaseId release, int number) {
    assertThat(after.parties()).isEqualTo(before.parties());
    assertThat(after.works()).isEqualTo(before.works());
    assertThat(after.agreements()).isEqualTo(before.agreements());
    assertThat(after.materials()).isEqualTo(before.materials());
    assertThat(after.label()).isEqualTo(before.label());
    before
        .releases()
        .forEach(
            (id, one) -> {
              if (!id.equals(release)) {
                assertThat(after.release(id)).isEqualTo(one);
              }
            });
    before
        .recordings()
        .forEach(
            (id, one) -> {
              var now = after.recording(id);
              assertThat(now.isrc()).isEqualTo(one.isrc());
              assertThat(now.owners()).isEqualTo(one.owners());
              assertThat(now.file()).isEqualTo(one.file());
              assertThat(now.works()).isEqualTo(one.works());
              assertThat(now.advisory()).isEqualTo(one.advisory());
              if (number != 79) {
                assertThat(now.contributions()).isEqualTo(one.contributions());
              }
              if (number != 86) {
                assertThat(now.lyrics()).isEqualTo(one.lyrics());
              }
              if (number != 80) {
                assertThat(now.phonogram()).isEqualTo(one.phonogram());
              }
            });
  }

  @Test
  void goodReleasesAreLeftAsTheyAre() {
    for (Supplier<Stage> good : GOOD) {
      Scene scene = good.get().scene();
      assertThat(Check.mend(scene, new TreeSet<>()).catalog()).isEqualTo(scene.catalog());
      Rules.list()
          .forEach(
              rule ->
                  rule.fix()
                      .ifPresent(
                          fix ->
                              assertThat(fix.mend(scene))
                                  .as("rule %d", rule.number())
                                  .isEqualTo(scene.catalog())));
    }
  }

  @Test
  void whatSomebodyConfirmedIsNotAskedAgain() {
    Stage stage = Stage.single().words("");
    assertThat(stage.findings(36)).extracting(Finding::severity).containsOnly(Severity.CONFIRM);
    stage.release(d -> d.confirmed = new TreeSet<>(List.of(36, 49)));
    assertThat(stage.findings(36)).isEmpty();
  }

  @Test
  void whatWouldBeRejectedForSureCannotBeConfirmedAway() {
    Stage stage = Stage.single().cover(c -> c.height = 100);
    stage.release(d -> d.confirmed = new TreeSet<>(List.of(30, 31, 49)));
    assertThat(stage.findings(30)).isNotEmpty();
  }

  @Test
  void aDestinationSaysHowSevereARuleIs() {
    Stage stage = Stage.single().track(1, d -> d.isrc = java.util.Optional.empty());
    assertThat(stage.findings(4)).extracting(Finding::severity).containsOnly(Severity.REJECT);
    assertThat(stage.at("tunecore").findings(4)).isEmpty();
  }

  /** Titles that only look like what rules forbid. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digital Love",
        "Live Forever",
        "Vinyl",
        "Part of Me",
        "With or Without You",
        "1979",
        "Clean",
        "Stay (With Me)",
        "99 Luftballons",
        "Feather",
        "Featherweight",
        "Tidal",
        "The Edit",
        "Low Tide / High Tide",
        "Pt. 2",
        "What's Up?",
        "Wait...",
        "90° North",
        "USA",
        "Mr. Blue Sky",
        "I'm Not OK (I Promise)",
        "Drop the Price",
        "Compact",
        "iPhone Blues",
        "Paper-Boats",
        "Q&A",
        "Left of the Dial",
        "Produced",
        "Where Are You? (To the End)",
        "24/7"
      })
  void titlesThatOnlyLookWrongPass(String title) {
    Stage stage = Stage.single().title(title).words("Anna Berg " + title);
    assertThat(stage.findings()).isEmpty();
  }

  @Test
  void wordsThatAreNamesAreNotMended() {
    Scene scene = Stage.single().title("Stay (With Me)").scene();
    assertThat(Check.mend(scene, new TreeSet<>()).catalog()).isEqualTo(scene.catalog());
    Stage guest = Stage.single().title("Stay (With Tom Reed)");
    var mended = Check.mend(guest.scene(), new TreeSet<>()).catalog();
    assertThat(mended.release(guest.release().id()).title()).isEqualTo("Stay (with Tom Reed)");
  }
}
