package org.songline.release.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.PersonKeys;
import org.songline.release.agreement.AgreementFolder;
import org.songline.release.agreement.Templates;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Party;
import org.songline.release.exact.Share;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitSheet;

class PersonalTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<String> SECRETS =
      List.of("Anna Maria Berg", "anna@example.org", "Kai 1", "DE02120300000000202051");

  @TempDir private Path temporary;
  private CatalogFolder folder = CatalogFolder.of(Path.of(""));

  @BeforeEach
  void makeCatalog() throws IOException {
    folder = CatalogFolder.of(Files.createDirectories(temporary.resolve("label")));
    folder.change(_ -> Examples.album());
  }

  private void split(boolean accepted) throws IOException {
    SplitFolder splits = new SplitFolder(folder);
    SplitSheet set =
        splits.change(
            SplitSheet.Of.COMPOSITION,
            "work-01",
            "Paper Boats",
            (_, sheet) ->
                sheet.set(
                    List.of(
                        new SplitSheet.Line(
                            Examples.ANNA, "Anna Maria Berg", "composer", Share.WHOLE)),
                    NOW));
    if (accepted) {
      var acceptance =
          new PersonKeys(temporary.resolve("keys")).accept(Examples.ANNA, set.hash(), NOW);
      splits.change(
          SplitSheet.Of.COMPOSITION, "work-01", "", (_, sheet) -> sheet.accepted(acceptance));
    }
  }

  @Test
  void everythingKnownIsOneDocument() throws IOException {
    split(true);
    Files.createDirectories(folder.path().resolve("royalties"));
    Files.writeString(folder.path().resolve("royalties/ledger.csv"), "2026-01,anna-berg,4.10\n");
    String json = PersonalData.export(folder, Examples.ANNA);
    assertThat(json)
        .contains(SECRETS)
        .contains("\"part\": \"composer\"", "\"credited-as\": \"Anna Berg\"", "\"accepted\"")
        .contains("producer-tom", "acoustic guitar", "\"master\": \"20%\"")
        .contains("royalties/ledger.csv", "splits/composition-work-01.json");
    assertThat(PersonalData.export(folder, Examples.ANNA)).isEqualTo(json);
    assertThatThrownBy(() -> PersonalData.export(folder, new PartyId("nobody")))
        .isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void aPersonIsErasedToAPseudonym() throws IOException {
    split(false);
    Erasure.Report report = Erasure.erase(folder, Examples.ANNA);
    PartyId after = report.pseudonym().orElseThrow();
    Catalog catalog = folder.read();
    assertThat(after.text()).isEqualTo("erased-person");
    Party party = catalog.party(after);
    assertThat(party.name()).isEqualTo("Erased person");
    assertThat(party.legalName()).isEmpty();
    assertThat(party.contact()).isEqualTo(Party.Contact.NONE);
    assertThat(party.payment()).isEqualTo(Party.Payment.NONE);
    assertThat(party.isni()).isEmpty();
    assertThat(party.ipi()).isPresent();
    assertThat(catalog.works().values())
        .allSatisfy(work -> assertThat(work.total()).isEqualTo(Share.WHOLE));
    String text = CatalogText.write(catalog);
    assertThat(text).doesNotContain(SECRETS).doesNotContain("anna-berg");
    assertThat(catalog.releases().values().iterator().next().artist().text())
        .isEqualTo("Anna Berg");
    assertThat(report.erased()).anyMatch(line -> line.contains("nobody accepted"));
    assertThat(report.remains())
        .anyMatch(line -> line.startsWith("IPI"))
        .anyMatch(line -> line.contains("the public name on"));
    assertThat(Mentions.in(folder.path(), SECRETS)).isEmpty();
  }

  @Test
  void twoPeopleGetTwoPseudonyms() throws IOException {
    folder.change(
        catalog ->
            catalog.with(
                EntryText.PARTY.with(
                    Party.named(new PartyId("ida"), Party.Kind.BAND, "Ida"),
                    Map.of("members", "tom-reed,anna-berg"))));
    assertThat(Erasure.erase(folder, Examples.ANNA).pseudonym())
        .contains(new PartyId("erased-person"));
    assertThat(Erasure.erase(folder, Examples.TOM).pseudonym())
        .contains(new PartyId("erased-person-2"));
    Catalog catalog = folder.read();
    assertThat(catalog.party(new PartyId("erased-person-2")).name()).isEqualTo("Erased person 2");
    assertThat(catalog.party(new PartyId("ida")).members())
        .containsExactly(new PartyId("erased-person-2"), new PartyId("erased-person"));
  }

  @Test
  void whatWasSignedOrBookedKeepsItsReferences() throws IOException {
    split(true);
    AgreementFolder agreements = new AgreementFolder(folder);
    var agreement =
        agreements.create(Templates.of("producer"), Map.of("recordings", "recording-01"));
    agreements.send(agreement.id());
    Erasure.Report report = Erasure.erase(folder, Examples.ANNA);
    assertThat(report.pseudonym()).isEqualTo(Optional.of(Examples.ANNA));
    assertThat(report.remains())
        .anyMatch(line -> line.startsWith("splits/composition-work-01.json: a split"))
        .anyMatch(line -> line.startsWith("agreements/producer.txt: an agreement"))
        .anyMatch(line -> line.startsWith("the id anna-berg"));
    assertThat(new SplitFolder(folder).all().getFirst().state()).isEqualTo(SplitSheet.State.AGREED);
    assertThat(agreements.standing(agreement.id()).signed().faults()).isEmpty();
    assertThat(CatalogText.write(folder.read())).doesNotContain(SECRETS);
  }

  @Test
  void whomNothingNamesIsGone() throws IOException {
    PartyId ida = new PartyId("ida");
    folder.change(catalog -> catalog.with(Party.named(ida, Party.Kind.PERSON, "Ida Lund")));
    assertThat(Erasure.erase(folder, ida).pseudonym()).isEmpty();
    assertThat(folder.read().parties()).doesNotContainKey(ida);
    assertThatThrownBy(() -> Erasure.erase(folder, Examples.LABEL))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("name another label first");
  }

  @Test
  void draftsForgetNamesToo() throws IOException {
    AgreementFolder agreements = new AgreementFolder(folder);
    var agreement =
        agreements.create(
            Templates.of("feature"),
            Map.of("recordings", "recording-01", "billing", "Tom Reed", "guest", "tom-reed"));
    Erasure.erase(folder, Examples.TOM);
    assertThat(folder.read().agreement(agreement.id()).terms())
        .containsEntry("billing", "Erased person");
    assertThat(Files.readString(folder.path().resolve("catalog.json"), StandardCharsets.UTF_8))
        .doesNotContain("tom@example.org", "Thomas Reed");
  }
}
