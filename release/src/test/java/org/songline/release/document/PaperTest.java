package org.songline.release.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {
  private static final Instant MADE = Instant.parse("2026-03-01T10:15:30Z");

  private static Paper statement(int rows) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      lines.add(
          List.of(
              "Paper Boats " + i,
              "2026-0" + (1 + i % 9),
              Integer.toString(1000 * i),
              String.format(Locale.ROOT, "%.2f", 4.1 * i)));
    }
    return Paper.of("Royalty statement", "January to June 2026", MADE)
        .with(
            new Block.Parties(
                List.of(
                    new Block.Member(
                        "For", "Anna Maria Berg", List.of("Kai 1, Hamburg", "Germany")),
                    new Block.Member("From", "Harbour Records GmbH", List.of()))))
        .with(
            new Block.Facts(
                List.of(
                    new Block.Fact("Period", "2026-01 to 2026-06"),
                    new Block.Fact("Names", "Łukasz Żółć, Ξένια, Иван, 林"))))
        .with(new Block.Heading("Earnings"))
        .with(new Block.Words("Every amount is exact; the total is what is paid."))
        .with(
            new Block.Table(
                List.of(
                    new Block.Column("Recording", 5, false),
                    new Block.Column("Month", 2, false),
                    new Block.Column("Units", 2, true),
                    new Block.Column("Amount", 2, true)),
                lines,
                List.of("Total", "", "10", "41.00")))
        .with(
            new Block.Clauses(
                List.of(
                    new Block.Clause("Payment", List.of("Within 30 days.", "To the account.")),
                    new Block.Clause("Questions", List.of("Ask within two years.")))))
        .with(
            new Block.Signatures(
                List.of(
                    new Block.Signature("Anna Maria Berg", "artist", ""),
                    new Block.Signature("Tom Reed", "producer", "Accepted 2026-03-01"))))
        .noted("Information, not legal advice");
  }

  private static String words(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  @Test
  void pagesSayWhatThePaperSays() throws IOException {
    Paper paper = statement(3);
    try (PDDocument pdf = Loader.loadPDF(PaperPdf.write(paper))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(words(pdf))
          .contains(
              "Royalty statement",
              "Anna Maria Berg",
              "Łukasz Żółć, Ξένια, Иван, {U+6797}",
              "1.1",
              "Within 30 days.",
              "2.",
              "41.00",
              "Signature and date",
              "Accepted 2026-03-01",
              "Information, not legal advice",
              "Page 1 of 1",
              PaperText.hash(paper));
      PDResources resources = pdf.getPage(0).getResources();
      for (COSName name : resources.getFontNames()) {
        assertThat(resources.getFont(name).isEmbedded()).as(name.getName()).isTrue();
      }
    }
  }

  @Test
  void sizesAreThoseOfThePaper() throws IOException {
    try (PDDocument a4 = Loader.loadPDF(PaperPdf.write(statement(3)));
        PDDocument letter = Loader.loadPDF(PaperPdf.write(statement(3).on(Paper.Format.LETTER)))) {
      assertThat(a4.getPage(0).getMediaBox().getWidth()).isEqualTo(595);
      assertThat(a4.getPage(0).getMediaBox().getHeight()).isEqualTo(842);
      assertThat(letter.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
      assertThat(letter.getPage(0).getMediaBox().getHeight()).isEqualTo(792);
    }
  }

  @Test
  void longTablesGoOnUnderTheirHeads() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PaperPdf.write(statement(120)))) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      String words = words(pdf);
      assertThat(words.split("Recording", -1).length - 1).isGreaterThanOrEqualTo(pages - 1);
      assertThat(words).contains("Page " + pages + " of " + pages, "Paper Boats 120");
    }
  }

  @Test
  void equalPapersAreEqualBytes() {
    byte[] once = PaperPdf.write(statement(40));
    assertThat(PaperPdf.write(statement(40))).isEqualTo(once);
    Paper later = statement(40);
    Paper other =
        new Paper(
            later.format(),
            later.title(),
            later.under(),
            later.blocks(),
            later.note(),
            later.hash(),
            MADE.plusSeconds(1));
    assertThat(PaperPdf.write(other)).isNotEqualTo(once);
  }

  @Test
  void pagesHaveInkWithinTheirMargins() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PaperPdf.write(statement(40)))) {
      PDFRenderer renderer = new PDFRenderer(pdf);
      for (int page = 0; page < pdf.getNumberOfPages(); page++) {
        BufferedImage image = renderer.renderImageWithDPI(page, 72);
        assertThat(image.getWidth()).isEqualTo(595);
        assertThat(image.getHeight()).isEqualTo(842);
        assertThat(ink(image, 0, 60)).isZero();
        assertThat(ink(image, 536, 595)).isZero();
        assertThat(ink(image, 60, 536)).isGreaterThan(2000);
        String folder = System.getProperty("songline.pages", "");
        if (!folder.isEmpty()) {
          Path file = Files.createDirectories(Path.of(folder)).resolve("paper-" + page + ".png");
          ImageIO.write(renderer.renderImageWithDPI(page, 90), "png", file.toFile());
        }
      }
    }
  }

  /** Dark points in columns of a picture. */
  private static int ink(BufferedImage image, int from, int to) {
    int dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = from; x < to; x++) {
        dark += (image.getRGB(x, y) & 0xff) < 200 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void theTextIsTheSameWithoutPages() {
    assertThat(PaperText.of(statement(2)))
        .isEqualTo(
            """
            Royalty statement
            =================
            January to June 2026

            For: Anna Maria Berg
              Kai 1, Hamburg
              Germany
            From: Harbour Records GmbH

            Period: 2026-01 to 2026-06
            Names:  Łukasz Żółć, Ξένια, Иван, 林

            Earnings
            --------

            Every amount is exact; the total is what is paid.

            Recording      Month    Units  Amount
            -------------------------------------
            Paper Boats 1  2026-02   1000    4.10
            Paper Boats 2  2026-03   2000    8.20
            -------------------------------------
            Total                      10   41.00

            1. Payment
            1.1   Within 30 days.
            1.2   To the account.

            2. Questions
                  Ask within two years.

            Anna Maria Berg, artist
              Signature: ______________________________  Date: ______________
            Tom Reed, producer
              Accepted 2026-03-01

            ------------------------------------------------------------------------------
            Information, not legal advice
            """);
  }

  @Test
  void rowsAreAsWideAsTheHead() {
    assertThatThrownBy(
            () ->
                new Block.Table(
                    List.of(new Block.Column("A", 1, false)),
                    List.of(List.of("1", "2")),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
