package org.songline.release.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.PersonKeys;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Examples;
import org.songline.release.document.Paper;
import org.songline.release.document.PaperPdf;
import org.songline.release.document.PaperText;

class AgreementTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path temporary;
  private CatalogFolder folder = CatalogFolder.of(Path.of(""));
  private AgreementFolder agreements = new AgreementFolder(folder);
  private PersonKeys keys = new PersonKeys(Path.of(""));

  @BeforeEach
  void makeCatalog() throws IOException {
    folder = CatalogFolder.of(Files.createDirectories(temporary.resolve("label")));
    folder.change(_ -> Examples.single());
    agreements = new AgreementFolder(folder);
    keys = new PersonKeys(temporary.resolve("keys"));
  }

  static List<String> templates() {
    return Templates.IDS;
  }

  /** Everything filled, with what fits each type. */
  private static Map<String, String> everything(Template template, boolean flags) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> people =
        template.sides().size() == 1
            ? List.of("anna-berg,tom-reed")
            : List.of("anna-berg", "tom-reed");
    for (int i = 0; i < template.sides().size(); i++) {
      values.put(template.sides().get(i).id(), people.get(i));
    }
    for (Template.Field field : template.fields()) {
      values.put(
          field.id(),
          switch (field.type()) {
            case TEXT -> "words for " + field.id();
            case MONEY -> flags ? "250 EUR" : "0 EUR";
            case SHARE -> flags ? "12.5%" : "0%";
            case NUMBER -> flags ? "3" : "0";
            case DATE -> "2026-04-01";
            case FLAG -> flags ? "yes" : "no";
          });
    }
    values.put("recordings", "recording-01");
    return values;
  }

  private Agreement producer() throws IOException {
    return agreements.create(
        Templates.of("producer"),
        Map.of("recordings", "recording-01", "points", "3 %", "fee", "500 EUR"));
  }

  private Agreement accept(AgreementId id, PartyId party) throws IOException {
    String hash = folder.read().agreement(id).text();
    return agreements.accept(keys.accept(party, hash, NOW), id);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsWholeAndFitToSend(String kind) throws IOException {
    Template template = Templates.of(kind);
    assertThat(template.title()).isNotBlank();
    assertThat(template.about()).endsWith(".");
    assertThat(template.clauses()).hasSizeGreaterThanOrEqualTo(6);
    Set<String> names = new HashSet<>(Draft.COMMON);
    template.sides().forEach(side -> assertThat(names.add(side.id())).isTrue());
    for (Template.Field field : template.fields()) {
      assertThat(names.add(field.id())).as(field.id()).isTrue();
      assertThat(field.label()).isNotBlank();
    }
    Set<String> used = new HashSet<>();
    template
        .clauses()
        .forEach(
            clause ->
                clause
                    .lines()
                    .forEach(
                        line -> {
                          used.add(line.field());
                          TemplateText.PLACE
                              .matcher(line.text())
                              .results()
                              .forEach(place -> used.add(place.group(1)));
                        }));
    template.fields().forEach(field -> assertThat(used).as("used").contains(field.id()));
    for (boolean flags : new boolean[] {true, false}) {
      Agreement made = agreements.create(template, everything(template, flags));
      assertThat(agreements.standing(made.id()).missing()).isEmpty();
      Paper paper = agreements.paper(made.id(), NOW);
      String text = PaperText.of(paper);
      assertThat(text).contains("Anna Maria Berg", "Thomas Reed").doesNotContain("____________.");
      assertThat(text).doesNotContain("{", "[if", "[unless");
      try (PDDocument pdf = Loader.loadPDF(PaperPdf.write(paper))) {
        PDFTextStripper words = new PDFTextStripper();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
          words.setStartPage(page);
          words.setEndPage(page);
          assertThat(words.getText(pdf)).contains("Information, not legal advice");
          if (words.getText(pdf).contains("Signature and date")) {
            assertThat(words.getText(pdf)).contains("Law and changes");
          }
        }
      }
      String pages = System.getProperty("songline.pages", "");
      if (!pages.isEmpty() && flags) {
        Files.write(
            Files.createDirectories(Path.of(pages)).resolve(template.id() + ".pdf"),
            PaperPdf.write(paper));
      }
    }
  }

  @Test
  void theCatalogFillsWhatItKnows() throws IOException {
    Agreement made = producer();
    assertThat(made.sides())
        .containsExactly(
            new Agreement.Side(Examples.ANNA, "artist"),
            new Agreement.Side(Examples.TOM, "producer"));
    assertThat(made.terms())
        .containsEntry("points", "3%")
        .containsEntry("fee", "500 EUR")
        .containsEntry("writing", "1/3")
        .containsEntry("delivery", "2027-03-05")
        .containsEntry("law", "Germany");
    assertThat(PaperText.of(agreements.paper(made.id(), NOW)))
        .contains(
            "between Anna Maria Berg and Thomas Reed",
            "DE-H01-26-00001",
            "by 5 March 2027",
            "receives 3% of what",
            "the whole world",
            "known as Tom Reed")
        .doesNotContain("The fee is an advance.");
  }

  @Test
  void whatIsSentIsAcceptedAsItStands() throws IOException {
    Agreement draft = producer();
    AgreementId id = draft.id();
    assertThatThrownBy(() -> accept(id, Examples.ANNA)).isInstanceOf(ReleaseProblem.class);
    Agreement sent = agreements.send(id);
    assertThat(sent.status()).isEqualTo(Agreement.Status.SENT);
    assertThat(sent.text())
        .isEqualTo(
            PaperText.sha256(
                Files.readString(
                    folder.path().resolve("agreements/" + id.text() + ".txt"),
                    StandardCharsets.UTF_8)));
    assertThat(accept(id, Examples.ANNA).status()).isEqualTo(Agreement.Status.SENT);
    assertThat(agreements.standing(id).signed().missing()).containsExactly(Examples.TOM);
    assertThat(accept(id, Examples.TOM).status()).isEqualTo(Agreement.Status.AGREED);
    Paper paper = agreements.paper(id, NOW);
    assertThat(PaperText.of(paper)).contains("Accepted 2026-03-01 10:00:00 UTC, key ");
    assertThat(PaperText.hash(paper)).isEqualTo(sent.text());
    assertThat(PaperPdf.write(paper)).isEqualTo(PaperPdf.write(agreements.paper(id, NOW)));
    assertThatThrownBy(() -> agreements.set(id, Map.of("fee", "1 EUR")))
        .hasMessageContaining("it is agreed");
    assertThat(agreements.end(id).status()).isEqualTo(Agreement.Status.ENDED);
  }

  @Test
  void aChangeMakesADraftAgain() throws IOException {
    AgreementId id = producer().id();
    agreements.send(id);
    accept(id, Examples.ANNA);
    agreements.set(id, Map.of("fee", "600 EUR"));
    assertThat(folder.read().agreement(id).status()).isEqualTo(Agreement.Status.DRAFT);
    agreements.send(id);
    assertThat(agreements.standing(id).signed().missing())
        .containsExactly(Examples.ANNA, Examples.TOM);
  }

  @Test
  void aChangedTextOrAcceptanceIsFound() throws IOException {
    AgreementId id = producer().id();
    agreements.send(id);
    accept(id, Examples.ANNA);
    accept(id, Examples.TOM);
    for (String ending : List.of(".txt", ".json")) {
      Path file = folder.path().resolve("agreements/" + id.text() + ending);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i += ending.equals(".txt") ? 211 : 23) {
        byte[] changed = whole.clone();
        changed[i] ^= 1;
        Files.write(file, changed);
        boolean seen;
        try {
          seen = !agreements.standing(id).signed().faults().isEmpty();
        } catch (ReleaseProblem | IOException unread) {
          seen = true;
        }
        String now = new String(changed, StandardCharsets.UTF_8);
        assertThat(seen || now.strip().equals(new String(whole, StandardCharsets.UTF_8).strip()))
            .as(ending + " byte " + i)
            .isTrue();
      }
      Files.write(file, whole);
    }
    assertThat(agreements.standing(id).signed().isComplete()).isTrue();
    Files.delete(folder.path().resolve("agreements/" + id.text() + ".json"));
    assertThat(agreements.standing(id).signed().faults())
        .contains("the acceptance of anna-berg is gone");
  }

  @Test
  void aTextThatWasSentOutlivesNewNames() throws IOException {
    AgreementId id = producer().id();
    agreements.send(id);
    folder.change(
        catalog ->
            catalog.with(
                EntryText.PARTY.with(
                    catalog.party(Examples.ANNA), Map.of("legal-name", "Anna Maria Lund"))));
    Paper paper = agreements.paper(id, NOW);
    assertThat(PaperText.of(paper)).contains("between Anna Maria Berg and Thomas Reed");
    assertThat(PaperText.hash(paper)).isEqualTo(folder.read().agreement(id).text());
    assertThat(agreements.standing(id).signed().faults()).isEmpty();
  }

  @Test
  void valuesMustFitTheirFields() throws IOException {
    AgreementId id = producer().id();
    for (Map<String, String> wrong :
        List.of(
            Map.of("fee", "much"),
            Map.of("points", "130%"),
            Map.of("delivery", "2026-02-30"),
            Map.of("revisions", "-1"),
            Map.of("advance", "perhaps"),
            Map.of("producer", "nobody"),
            Map.of("recordings", "no-such-one"),
            Map.of("shoes", "42"),
            Map.of("territories", "Atlantis"))) {
      assertThatThrownBy(() -> agreements.set(id, wrong))
          .as(wrong.toString())
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageNotContaining("\n");
    }
    agreements.set(id, Map.of("law", "", "producer", ""));
    assertThat(agreements.standing(id).missing()).containsExactly("producer", "law");
    assertThatThrownBy(() -> agreements.send(id)).hasMessageContaining("it lacks producer, law");
  }
}
