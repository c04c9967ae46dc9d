package org.songline.release.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.exact.Share;

class CatalogTextTest {
  @Test
  void whatIsWrittenReadsBackEqualAndIsWrittenTheSame() {
    for (Catalog catalog :
        List.of(
            Catalog.EMPTY, Examples.people(), Examples.single(), Examples.ep(), Examples.album())) {
      String text = CatalogText.write(catalog);
      Catalog read = CatalogText.read("catalog.json", text);
      assertThat(read).isEqualTo(catalog);
      assertThat(CatalogText.write(read)).isEqualTo(text);
    }
  }

  @Test
  void eachPartyAndCreditHasALineOfItsOwn() {
    assertThat(CatalogText.write(Examples.single()).lines())
        .anyMatch(line -> line.contains("\"id\": \"anna-berg\"") && line.contains("00014107338"))
        .anyMatch(line -> line.contains("\"party\": \"tom-reed\"") && line.contains("\"1/3\""));
  }

  @Test
  void aWrongDigitIsToldWithItsLine() {
    String text = CatalogText.write(Examples.single()).replace("DE-H01-26-00001", "DE-H01-26-0001");
    assertThatThrownBy(() -> CatalogText.read("catalog.json", text))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageMatching("catalog.json: line \\d+: .*is no ISRC.*");
  }

  @Test
  void whatRefersToNobodyIsRefused() {
    String text =
        CatalogText.write(Examples.single())
            .replace("\"party\": \"tom-reed\"", "\"party\": \"nobody\"");
    assertThatThrownBy(() -> CatalogText.read("catalog.json", text))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void nothingThatIsReferredToCanBeTakenOut() {
    assertThatThrownBy(() -> Examples.single().without(Examples.TOM))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("tom-reed");
  }

  @Test
  void aFolderKeepsWhatIsChangedOneAfterTheOther(@TempDir Path home) throws Exception {
    CatalogFolder folder = CatalogFolder.of(home.resolve("label"));
    assertThat(folder.read()).isEqualTo(Catalog.EMPTY);
    folder.change(_ -> Examples.single());
    assertThat(folder.read()).isEqualTo(Examples.single());
    assertThat(Files.readString(folder.path().resolve(CatalogFolder.FILE)))
        .isEqualTo(CatalogText.write(Examples.single()));
    assertThatThrownBy(() -> folder.file("../elsewhere")).isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void sharesOfExamplesAreWhole() {
    Catalog album = Examples.album();
    assertThat(album.works().values()).allMatch(work -> work.total().isWhole());
    assertThat(album.recordings().values()).allMatch(recording -> recording.total().isWhole());
    assertThat(album.works().values().iterator().next().writers().getFirst().kept())
        .isEqualTo(Share.of(1, 3));
  }

  @Test
  void territoriesReadAsWritten() {
    assertThat(Territories.parse("world -US -CA").contains("US")).isFalse();
    assertThat(Territories.parse("world -US -CA").contains("DE")).isTrue();
    assertThat(Territories.parse("de at").text()).isEqualTo("AT DE");
    assertThat(Territories.WORLD.covers(Territories.parse("DE"))).isTrue();
    assertThat(Territories.parse("DE").covers(Territories.WORLD)).isFalse();
    assertThatThrownBy(() -> Territories.parse("Atlantis"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
