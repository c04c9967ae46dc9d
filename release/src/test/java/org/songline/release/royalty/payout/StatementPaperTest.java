package org.songline.release.royalty.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.Examples;
import org.songline.release.document.PaperPdf;
import org.songline.release.royalty.money.Amount;

/** Statements as pages; {@code -Dsongline.pages=FOLDER} keeps them as pictures to look at. */
class StatementPaperTest {
  @Test
  void aLongStatementHasEveryLineAndIsTheSameEachTime() throws Exception {
    byte[] pdf = PaperPdf.write(StatementPaper.of(statement(60), "Harbour Records GmbH"));
    assertThat(PaperPdf.write(StatementPaper.of(statement(60), "Harbour Records GmbH")))
        .isEqualTo(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("Royalty statement", "May 2026 to Jul 2026", "Anna Maria Berg")
          .contains("Carried on", "Still open", "Payment 3", "-120.00");
      for (int i = 0; i < 60; i++) {
        assertThat(text).contains("Track number " + i);
      }
      assertThat(document.getNumberOfPages()).isBetween(2, 5);
      keep(document, "statement");
    }
  }

  private static PersonStatement statement(int lines) {
    List<PersonStatement.Earning> earnings = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      earnings.add(
          new PersonStatement.Earning(
              YearMonth.of(2026, 5 + i % 3),
              "Track number " + i,
              i % 2 == 0 ? "distrokid" : "dsr-streamer-premium-de",
              "album",
              1000L * (17 + 311 * i),
              Amount.parse("12.3456789").times(org.songline.release.exact.Share.of(i + 1, 3)),
              Amount.parse("10"),
              Amount.parse("4.115226").times(org.songline.release.exact.Share.of(i + 1, 7)),
              i % 4 == 0 ? "anna" : ""));
    }
    return new PersonStatement(
        Examples.single().party(Examples.ANNA),
        YearMonth.of(2026, 5),
        YearMonth.of(2026, 7),
        "EUR",
        Amount.parse("12.34"),
        earnings,
        List.of(
            new PersonStatement.Other(
                YearMonth.of(2026, 7), "Recouped on account anna", Amount.parse("-150"))),
        List.of(
            new PersonStatement.AccountState(
                "anna", Amount.of(500), Amount.ZERO, Amount.of(150), Amount.of(350))),
        List.of(new PersonStatement.Payment(YearMonth.of(2026, 7), 3, Amount.of(120))),
        Amount.parse("7.654"));
  }

  private static void keep(PDDocument document, String name) throws IOException {
    String folder = System.getProperty("songline.pages", "");
    if (!folder.isEmpty()) {
      Files.createDirectories(Path.of(folder));
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        Path file = Path.of(folder, name + "-" + (i + 1) + ".png");
        assertThat(ImageIO.write(renderer.renderImageWithDPI(i, 80), "png", file.toFile()))
            .isTrue();
      }
    }
  }
}
