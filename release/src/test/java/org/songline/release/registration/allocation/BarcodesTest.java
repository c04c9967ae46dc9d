package org.songline.release.registration.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Label;
import org.songline.release.catalog.Release;
import org.songline.release.id.Barcode;

class BarcodesTest {
  private static Catalog with(int releases, List<Barcode> barcodes) {
    Catalog catalog = Examples.people();
    for (int i = 0; i < releases; i++) {
      catalog =
          catalog.with(
              new Release(
                  new ReleaseId("release-%02d".formatted(i)),
                  Release.Type.SINGLE,
                  "Release " + i,
                  "",
                  ArtistCredit.of(catalog.party(Examples.ANNA)),
                  Optional.empty(),
                  "",
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  "",
                  "en",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  Release.Texts.NONE,
                  new TreeSet<>()));
    }
    return catalog.with(new Label(Optional.empty(), List.of(), barcodes, ""));
  }

  private static Barcode code(int number) {
    return Barcode.complete("400638%06d".formatted(number));
  }

  @Test
  void aReleaseGetsTheNextCodeAndTheListIsShorter() {
    Catalog catalog = with(1, List.of(code(1), code(2)));

    Barcodes.Outcome outcome = Barcodes.give(catalog, Barcodes.without(catalog));

    assertThat(outcome.catalog().release(new ReleaseId("release-00")).barcode()).contains(code(1));
    assertThat(outcome.catalog().label().barcodes()).containsExactly(code(2));
  }

  @Test
  void aCodeThatAReleaseHasIsPassedOver() {
    Catalog single = Examples.single();
    Release other = with(1, List.of()).release(new ReleaseId("release-00"));
    Catalog catalog = single.with(other);

    assertThatThrownBy(() -> Barcodes.give(catalog, List.of(other.id())))
        .hasMessageStartingWith("label: no barcode is left; buy some");
    assertThatThrownBy(() -> Barcodes.give(catalog, List.of(new ReleaseId("paper-boats"))))
        .hasMessageContaining("it has the barcode 4006381333931");
  }

  @Test
  void aBoughtListIsReadWithItsHeadingAndColumns() {
    Barcodes.Bought bought =
        Barcodes.look(
            Examples.single(),
            "UPC;note\n1;190295810726;free\n0 93624 92047 2\n4006381333931\n\n093624920472\n");

    assertThat(bought.fresh())
        .containsExactly(new Barcode("190295810726"), new Barcode("093624920472"));
    assertThat(bought.known()).isEqualTo(2);
    assertThat(bought.wrong()).isEmpty();
  }

  @Test
  void wrongLinesAreToldByNumber() {
    Barcodes.Bought bought = Barcodes.look(Catalog.EMPTY, "190295810726\n123123123123\nhello 12\n");

    assertThat(bought.fresh()).hasSize(1);
    assertThat(bought.wrong()).hasSize(2);
    assertThat(bought.wrong().get(0)).startsWith("line 2: \"123123123123\" is no UPC or EAN");
    assertThat(bought.wrong().get(1)).startsWith("line 3: \"hello 12\" is no UPC or EAN");
  }

  @Test
  void theGridIsMadeOfTheBarcode() {
    Catalog catalog = Barcodes.withGrid(Examples.single(), new ReleaseId("paper-boats"), "2425G");
    Release release = catalog.release(new ReleaseId("paper-boats"));

    assertThat(release.grid().orElseThrow().text()).startsWith("A12425G");
    assertThat(Long.parseLong(release.grid().orElseThrow().text().substring(7, 17), 36))
        .isEqualTo(4_006_381_333_931L);
    assertThat(Barcodes.withGrid(catalog, release.id(), "2425G")).isEqualTo(catalog);
    assertThatThrownBy(() -> Barcodes.withGrid(catalog, release.id(), "10302"))
        .hasMessageContaining("another GRid");
  }

  @Test
  void noCodeIsEverGivenTwice() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      List<Barcode> codes = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        codes.add(code(random.nextInt(40)));
      }
      Catalog catalog = with(20, codes);
      List<ReleaseId> ids = new ArrayList<>(catalog.releases().keySet());
      Collections.shuffle(ids, random);
      Set<Barcode> ever = new HashSet<>();
      while (!ids.isEmpty() && !Barcodes.unused(catalog).isEmpty()) {
        Barcodes.Outcome outcome = Barcodes.give(catalog, List.of(ids.removeFirst()));
        catalog = outcome.catalog();
        Barcodes.Given given = outcome.given().getFirst();
        assertThat(ever.add(given.barcode())).as("seed %d: %s", seed, given).isTrue();
        if (random.nextInt(4) == 0) {
          catalog = catalog.without(given.release());
        }
      }
      assertThat(ever).hasSize(Math.min(20, (int) codes.stream().distinct().count()));
    }
  }
}
