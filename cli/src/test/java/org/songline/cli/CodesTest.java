package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Release;

/** Giving out barcodes and ISRCs with the command. */
class CodesTest {
  @TempDir private Path folder;

  @BeforeEach
  void aReleaseWithoutCodes() throws IOException {
    Party anna = Party.named(new PartyId("anna"), Party.Kind.PERSON, "Anna");
    Release release =
        new Release(
            new ReleaseId("low-tide"),
            Release.Type.SINGLE,
            "Low Tide",
            "",
            ArtistCredit.of(anna),
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
            new TreeSet<>());
    CatalogFolder.of(folder).change(_ -> Catalog.EMPTY.with(anna).with(release));
  }

  @Test
  void aBoughtListIsImportedAndGivenOut() throws IOException {
    Path list = Files.writeString(folder.resolve("bought.csv"), "UPC\n190295810726\n");

    Called imported = Called.songline("rights", "barcode", folder, "--import", list);
    Called given = Called.songline("rights", "barcode", folder, "--json");

    assertThat(imported.out()).isEqualTo("1 codes are new, 0 were known; 1 are free\n");
    assertThat(given.json().at("/given/0/barcode").asString()).isEqualTo("190295810726");
    assertThat(given.json().at("/left").asInt()).isZero();
    assertThat(
            CatalogFolder.of(folder)
                .read()
                .release(new ReleaseId("low-tide"))
                .barcode()
                .isPresent())
        .isTrue();
  }

  @Test
  void aListWithAWrongCodeIsNotTaken() throws IOException {
    Path list = Files.writeString(folder.resolve("bad.csv"), "190295810726\n123123123123\n");

    Called called = Called.songline("rights", "barcode", folder, "--import", list);

    assertThat(called.code()).isEqualTo(3);
    assertThat(called.out()).startsWith("line 2: \"123123123123\" is no UPC or EAN");
    assertThat(CatalogFolder.of(folder).read().label().barcodes()).isEmpty();
  }

  @Test
  void aGridComesWithTheBarcode() throws IOException {
    Path list = Files.writeString(folder.resolve("bought.csv"), "190295810726\n");
    assertThat(Called.songline("rights", "barcode", folder, "--import", list).code()).isZero();

    Called given = Called.songline("rights", "barcode", folder, "low-tide", "--grid", "2425g");

    assertThat(given.out()).startsWith("190295810726  Low Tide  A1-2425G-");
  }

  @Test
  void aPrefixIsKeptAndItsCodesCounted() {
    Called none = Called.songline("rights", "isrc", folder, "nothing");
    Called added = Called.songline("rights", "isrc", folder, "--add-range", "DE-H01");
    Called again = Called.songline("rights", "isrc", folder, "--add-range", "DEH01");

    int year = LocalDate.now(ZoneId.systemDefault()).getYear() % 100;
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("recording nothing: there is none of that id");
    assertThat(added.out()).isEqualTo("DEH01: 99999 codes left of the year %02d\n".formatted(year));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("the label has that prefix already");
  }
}
