package org.songline.release.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;

class ReleaseSheetTest {
  @Test
  void everyExampleComesBackFromItsText() {
    for (Catalog catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
      Release release = Examples.release(catalog);
      String sheet = ReleaseSheet.write(catalog, release.id());
      assertThat(ReleaseSheet.read("sheet", sheet, catalog)).isEqualTo(catalog);
      // Everything that is said stands in the text: it fills a release that knows nothing.
      Catalog bare =
          catalog.with(
              EntryText.RELEASE.with(
                  release, Map.of("genre", "", "barcode", "", "deals", "", "texts.story", "")));
      assertThat(bare).isNotEqualTo(catalog);
      assertThat(ReleaseSheet.read("sheet", sheet, bare)).isEqualTo(catalog);
    }
  }

  @Test
  void oddTextsComeBackAsTheyWere() {
    Catalog catalog = Examples.single();
    Release release = Examples.release(catalog);
    for (String odd :
        List.of(
            "[Untitled]",
            "{x: 1}",
            " both ends ",
            "\"quoted\"",
            "|",
            "two\nlines",
            "a\n\n[release x]\n# no comment\nkey: value\n\n  indented",
            "ends\n",
            "a\r\nb",
            "tab\tin it",
            "a:b; c, d",
            "\u2028 \u0085 \ud83c\udfb5")) {
      Catalog with = catalog.with(EntryText.RELEASE.with(release, Map.of("texts.story", odd)));
      assertThat(with.release(release.id()).texts().story()).isEqualTo(odd);
      String sheet = ReleaseSheet.write(with, release.id());
      assertThat(ReleaseSheet.read("sheet", sheet, catalog)).as(sheet).isEqualTo(with);
    }
  }

  @Test
  void aLineIsChangedAndNothingElse() {
    Catalog catalog = Examples.single();
    Release release = Examples.release(catalog);
    Recording recording = catalog.recordings().values().iterator().next();
    Catalog changed =
        ReleaseSheet.read(
            "sheet",
            """
            [release paper-boats]
            genre: Pop
            subgenre:

            [recording recording-01]
            owners: anna-berg:1/3; harbour-records:2/3
            """,
            catalog);
    assertThat(changed.release(release.id()).genre()).isEqualTo("Pop");
    assertThat(changed.release(release.id()).subgenre()).isEmpty();
    assertThat(changed.release(release.id()).barcode()).isEqualTo(release.barcode());
    assertThat(changed.recording(recording.id()).owners().getFirst().share().text())
        .isEqualTo("1/3");
  }

  @Test
  void whatCannotBeReadIsToldWithItsLine() {
    Catalog catalog = Examples.single();
    for (String wrong :
        List.of(
            "genre: Pop",
            "[release paper-boats]\nno colon",
            "[release paper-boats]\ngenre: a\ngenre: b",
            "[track x]\n",
            "[release No Id]\n",
            "[release other]\n",
            "[release paper-boats]\nbarcode: 4006381333932",
            "[release paper-boats]\ntitle: \"open",
            "[release paper-boats]\nshoe-size: 42")) {
      assertThatThrownBy(() -> ReleaseSheet.read("sheet", wrong, catalog))
          .as(wrong)
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageNotContaining("\n");
    }
  }
}
