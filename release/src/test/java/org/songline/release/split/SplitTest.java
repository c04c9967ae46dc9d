package org.songline.release.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.Acceptance;
import org.songline.release.accept.PersonKeys;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Work;
import org.songline.release.document.PaperPdf;
import org.songline.release.document.PaperText;
import org.songline.release.exact.Share;
import org.songline.release.split.SplitSheet.Line;
import org.songline.release.split.SplitSheet.Of;
import org.songline.release.split.SplitSheet.State;

class SplitTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String WORK = "work-01";

  @TempDir private Path temporary;
  private CatalogFolder folder = CatalogFolder.of(Path.of(""));
  private SplitFolder splits = new SplitFolder(folder);
  private PersonKeys keys = new PersonKeys(Path.of(""));

  @BeforeEach
  void makeCatalog() throws IOException {
    folder = CatalogFolder.of(Files.createDirectories(temporary.resolve("label")));
    folder.change(_ -> Examples.single());
    splits = new SplitFolder(folder);
    keys = new PersonKeys(temporary.resolve("keys"));
  }

  private static Line line(PartyId party, String role, String share) {
    return new Line(party, party.text(), role, Share.parse(share));
  }

  private static List<Line> halves() {
    return List.of(
        line(Examples.TOM, "composer", "50%"), line(Examples.ANNA, "composer-lyricist", "50%"));
  }

  private SplitSheet set(List<Line> lines) throws IOException {
    return splits.change(Of.COMPOSITION, WORK, "Paper Boats", (_, sheet) -> sheet.set(lines, NOW));
  }

  private SplitSheet accept(PartyId party) throws IOException {
    SplitSheet seen = splits.read(Of.COMPOSITION, WORK).orElseThrow();
    Acceptance acceptance = keys.accept(party, seen.hash(), NOW.plusSeconds(60));
    return splits.change(Of.COMPOSITION, WORK, "", (_, sheet) -> sheet.accepted(acceptance));
  }

  private List<Share> ofCatalog() throws IOException {
    return folder.read().work(new WorkId(WORK)).writers().stream().map(Work.Writer::share).toList();
  }

  @Test
  void theCatalogTakesSharesOnceEverybodyAcceptedTheSameVersion() throws IOException {
    assertThat(set(halves()).state()).isEqualTo(State.PROPOSED);
    assertThat(accept(Examples.ANNA).state()).isEqualTo(State.PROPOSED);
    assertThat(ofCatalog()).containsExactly(Share.of(2, 3), Share.of(1, 3));
    assertThat(accept(Examples.TOM).state()).isEqualTo(State.AGREED);
    assertThat(ofCatalog()).containsExactly(Share.percent(50), Share.percent(50));
    Work work = folder.read().work(new WorkId(WORK));
    assertThat(work.writers().getFirst().publishers()).hasSize(1);
    assertThat(work.writers().getFirst().part()).isEqualTo(Work.Part.COMPOSER_LYRICIST);
  }

  @Test
  void anyChangeVoidsWhatWasAccepted() throws IOException {
    set(halves());
    accept(Examples.ANNA);
    accept(Examples.TOM);
    SplitSheet changed =
        set(
            List.of(
                line(Examples.ANNA, "composer-lyricist", "51%"),
                line(Examples.TOM, "composer", "49%")));
    assertThat(changed.state()).isEqualTo(State.PROPOSED);
    assertThat(changed.number()).isEqualTo(2);
    assertThat(changed.signed().accepted()).isEmpty();
    assertThat(ofCatalog()).containsExactly(Share.percent(50), Share.percent(50));
    accept(Examples.TOM);
    assertThat(accept(Examples.ANNA).state()).isEqualTo(State.AGREED);
    assertThat(ofCatalog()).containsExactly(Share.percent(51), Share.percent(49));
  }

  @Test
  void anAcceptanceOfOneVersionIsNoneOfTheNext() throws IOException {
    SplitSheet first = set(halves());
    Acceptance old = keys.accept(Examples.ANNA, first.hash(), NOW);
    SplitSheet second =
        set(
            List.of(
                line(Examples.ANNA, "composer-lyricist", "10%"),
                line(Examples.TOM, "composer", "90%")));
    assertThatThrownBy(() -> second.accepted(old))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("was changed after anna-berg accepted");
    Acceptance stranger = keys.accept(Examples.LABEL, second.hash(), NOW);
    assertThatThrownBy(() -> second.accepted(stranger)).hasMessageContaining("without taking part");
  }

  @Test
  void onlyExactlyTheWholeIsAccepted() throws IOException {
    for (String share : List.of("49.999999999999%", "50.000000000001%", "1/3")) {
      SplitSheet open =
          set(
              List.of(
                  line(Examples.ANNA, "composer", "50%"), line(Examples.TOM, "composer", share)));
      assertThat(open.state()).isEqualTo(State.OPEN);
      Acceptance acceptance = keys.accept(Examples.TOM, open.hash(), NOW);
      assertThatThrownBy(() -> open.accepted(acceptance))
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageContaining("and not to 100%");
    }
  }

  @Test
  void theSameLinesInAnyOrderAreTheSameVersion() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int people = 1 + random.nextInt(12);
      List<Line> lines = new ArrayList<>();
      Share left = Share.WHOLE;
      for (int i = 0; i < people; i++) {
        Share share = i == people - 1 ? left : left.times(Share.of(random.nextInt(1000), 1000));
        left = left.minus(share);
        lines.add(new Line(new PartyId("p" + i), "P " + i, "composer", share));
      }
      SplitSheet sheet = SplitSheet.begin(Of.COMPOSITION, "w", "W").set(lines, NOW);
      Collections.shuffle(lines, random);
      assertThat(sheet.set(lines, NOW.plusSeconds(5))).as("seed %d", seed).isSameAs(sheet);
      SplitSheet other = SplitSheet.begin(Of.COMPOSITION, "w", "W").set(lines, NOW);
      assertThat(other).as("seed %d", seed).isEqualTo(sheet);
      assertThat(other.hash()).isEqualTo(sheet.hash());
      assertThat(sheet.last().total()).as("seed %d", seed).isEqualTo(Share.WHOLE);
      assertThat(SplitText.read("x", SplitText.write(sheet))).isEqualTo(sheet);
    }
  }

  @Test
  void equalSharesAreTheWholeForAnyNumber() {
    Catalog catalog = Examples.single();
    List<Line> lines = SplitProposal.equal(catalog, Of.COMPOSITION, WORK);
    assertThat(lines).extracting(Line::share).containsOnly(Share.of(1, 2));
    assertThat(SplitProposal.equal(catalog, Of.MASTER, "recording-01"))
        .extracting(Line::role)
        .containsExactly("artist", "producer");
    for (int people = 1; people < 40; people++) {
      assertThat(Share.sum(Share.equal(people))).isEqualTo(Share.WHOLE);
    }
  }

  @Test
  void aProposalBeginsWithWhatTheCatalogHas() {
    assertThat(SplitProposal.asCatalog(Examples.single(), Of.MASTER, "recording-01").orElseThrow())
        .extracting(line -> line.party().text() + " " + line.share())
        .containsExactly("harbour-records 80%", "anna-berg 20%");
  }

  @Test
  void whatPeopleTypeIsRead() {
    Catalog catalog = Examples.single();
    SplitSheet sheet = SplitSheet.begin(Of.COMPOSITION, WORK, "Paper Boats");
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("Anna Berg", "2/3:lyricist");
    typed.put("tom-reed", "33.5 %");
    assertThat(SplitProposal.typed(catalog, sheet, typed, List.of()))
        .containsExactly(
            new Line(Examples.ANNA, "Anna Maria Berg", "lyricist", Share.of(2, 3)),
            new Line(Examples.TOM, "Thomas Reed", "composer", Share.parse("33.5%")));
    for (Map<String, String> wrong :
        List.of(
            Map.of("nobody", "50%"), Map.of("tom-reed", "half"), Map.of("tom-reed", "1:boss"))) {
      assertThatThrownBy(() -> SplitProposal.typed(catalog, sheet, wrong, List.of()))
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void mastersHaveOwners() throws IOException {
    SplitSheet set =
        splits.change(
            Of.MASTER,
            "recording-01",
            "Paper Boats",
            (_, sheet) -> sheet.set(List.of(line(Examples.ANNA, "owner", "100%")), NOW));
    Acceptance acceptance = keys.accept(Examples.ANNA, set.hash(), NOW);
    splits.change(Of.MASTER, "recording-01", "", (_, sheet) -> sheet.accepted(acceptance));
    var recording = folder.read().recording(new RecordingId("recording-01"));
    assertThat(recording.owners()).hasSize(1);
    assertThat(recording.total()).isEqualTo(Share.WHOLE);
  }

  @Test
  void noByteOfAnAgreedSheetCanBeChangedUnseen() throws IOException {
    set(halves());
    accept(Examples.ANNA);
    set(
        List.of(
            line(Examples.ANNA, "composer-lyricist", "60%"),
            line(Examples.TOM, "composer", "40%")));
    accept(Examples.TOM);
    SplitSheet agreed = accept(Examples.ANNA);
    assertThat(agreed.state()).isEqualTo(State.AGREED);
    byte[] whole = SplitText.write(agreed).getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    int told = 0;
    for (int i = 0; i < whole.length; i += 17) {
      byte[] changed = Arrays.copyOf(whole, whole.length);
      changed[i] ^= 1;
      SplitSheet read;
      try {
        read = SplitText.read("x", new String(changed, StandardCharsets.UTF_8));
      } catch (ReleaseProblem unread) {
        refused++;
        continue;
      }
      boolean seen = read.state() != State.AGREED;
      assertThat(seen || read.equals(agreed)).as("byte %d", i).isTrue();
      told += seen ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(5);
    assertThat(told).isGreaterThan(20);
  }

  @Test
  void anotherKeyIsNotTheSamePerson() throws IOException {
    set(halves());
    accept(Examples.ANNA);
    set(
        List.of(
            line(Examples.ANNA, "composer-lyricist", "1%"), line(Examples.TOM, "composer", "99%")));
    keys = new PersonKeys(temporary.resolve("others"));
    assertThatThrownBy(() -> accept(Examples.ANNA))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("by another key than before");
  }

  @Test
  void keysAreTheirOwnersAlone() throws IOException {
    set(halves());
    accept(Examples.ANNA);
    Path key = temporary.resolve("keys/anna-berg.key");
    if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
      assertThat(
              java.nio.file.attribute.PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
    Files.writeString(key, "no key\n");
    assertThatThrownBy(() -> accept(Examples.ANNA)).isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void theSheetIsADocument() throws IOException {
    set(halves());
    SplitSheet sheet = accept(Examples.ANNA);
    var paper = SplitPaper.of(folder.read(), sheet);
    assertThat(PaperText.of(paper))
        .contains(
            "anna-berg",
            "Anna Berg",
            "composer lyricist",
            "Accepted 2026-03-01 10:01:00 UTC",
            "100%")
        .contains("Information, not legal advice");
    assertThat(PaperText.hash(paper)).isEqualTo(sheet.hash());
    String pages = System.getProperty("songline.pages", "");
    byte[] pdf = PaperPdf.write(paper);
    assertThat(pdf).isEqualTo(PaperPdf.write(paper));
    if (!pages.isEmpty()) {
      Files.write(Files.createDirectories(Path.of(pages)).resolve("split.pdf"), pdf);
    }
  }
}
