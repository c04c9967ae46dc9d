package org.songline.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Sha256;
import org.songline.release.signing.SigningKey;

class EvidenceTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00.25Z"), ZoneOffset.UTC);

  @TempDir Path temp;
  private Path song;
  private EvidenceFolder home;
  private SigningKey key;

  @BeforeEach
  void aSongWithATakeAVersionAnAgreementAndAMaster() throws IOException {
    song = temp.resolve("song");
    home = EvidenceFolder.of(song);
    Files.createDirectories(song.resolve("media"));
    Files.createDirectories(song.resolve("versions"));
    Files.createDirectories(song.resolve("release/sound"));
    Files.writeString(song.resolve("song.json"), "{}");
    home = EvidenceFolder.of(song);
    Files.writeString(song.resolve("media/take.wav"), "take");
    Files.writeString(song.resolve("versions/1"), "version");
    Files.writeString(song.resolve("release/sound/master.wav"), "master");
    CatalogFolder.of(song).change(_ -> catalog());
    key = SigningKey.of(temp.resolve("config/evidence.key"));
  }

  private static Catalog catalog() {
    Catalog catalog = Examples.single();
    for (Agreement one : List.copyOf(catalog.agreements().values())) {
      catalog = catalog.without(one.id());
    }
    Recording recording = catalog.recordings().values().iterator().next();
    SoundFile file =
        new SoundFile("sound/master.wav", Sha256.of("master"), 44_100, 2, 16, 44_100, "");
    return catalog.with(recording.withFile(file)).with(agreement("Terms"));
  }

  private static Agreement agreement(String title) {
    return new Agreement(
        new org.songline.release.catalog.CatalogId.AgreementId("producer-1"),
        "producer",
        title,
        List.of(new Agreement.Side(Examples.ANNA, "artist")),
        org.songline.release.catalog.Territories.WORLD,
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        Agreement.Scope.NOTHING,
        new java.util.TreeMap<>(Map.of("fee", "100")),
        Agreement.Status.AGREED,
        "");
  }

  @Test
  void whatIsNewIsEnteredOnceAndHolds() throws IOException {
    Evidence evidence = new Evidence(home);
    List<Entry> written = evidence.record(key, CLOCK);
    assertThat(written.stream().map(one -> one.kind().word() + " " + one.subject()).skip(1))
        .containsExactly(
            "take media/take.wav",
            "edit song.json",
            "version versions/1",
            "agreement agreement:producer-1",
            "master release/sound/master.wav");
    assertThat(written.getFirst().kind()).isEqualTo(Entry.Kind.KEY);
    assertThat(written.getFirst().time()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(evidence.record(key, CLOCK)).isEmpty();
    Evidence.State state = evidence.verify();
    assertThat(state.entries()).isEqualTo(6);
    assertThat(state.faults()).isEmpty();
    assertThat(state.fresh()).isEmpty();
    assertThat(state.key()).isEqualTo(key.open());
    Files.writeString(song.resolve("song.json"), "{ }");
    assertThat(evidence.verify().fresh()).containsExactly("edit song.json");
    assertThat(evidence.record(key, CLOCK)).hasSize(1);
    assertThat(evidence.verify().faults()).isEmpty();
  }

  @Test
  void theSameSongKeyAndClockGiveTheSameBytes() throws IOException {
    new Evidence(home).record(key, CLOCK);
    byte[] first = Files.readAllBytes(home.journal());
    Files.delete(home.journal());
    new Evidence(home).record(key, CLOCK);
    assertThat(Files.readAllBytes(home.journal())).isEqualTo(first);
  }

  @Test
  void anyChangedByteOfTheJournalIsFoundAndItsEntryNamed() throws IOException {
    EvidenceJournal journal = new EvidenceJournal(home);
    List<Entry> written =
        journal.append(
            List.of(
                new EvidenceJournal.Subject(Entry.Kind.TAKE, "media/a.wav", Sha256.of("a")),
                new EvidenceJournal.Subject(Entry.Kind.MASTER, "b.wav", Sha256.of("b"))),
            key,
            CLOCK);
    assertThat(written).hasSize(3);
    byte[] whole = Files.readAllBytes(home.journal());
    int entry = 1;
    for (int at = 0; at < whole.length; at++) {
      byte[] bad = whole.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      Files.write(home.journal(), bad);
      assertThat(journal.read().fault())
          .as("bit %d of byte %d changed", at % 8, at)
          .startsWith("entry " + entry + " ");
      entry += whole[at] == '\n' ? 1 : 0;
    }
  }

  @Test
  void anyChangedByteOfASoundOrDocumentIsFoundAndItsEntryNamed() throws IOException {
    Evidence evidence = new Evidence(home);
    evidence.record(key, CLOCK);
    for (String path : List.of("media/take.wav", "versions/1", "release/sound/master.wav")) {
      Path file = song.resolve(path);
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at++) {
        byte[] bad = whole.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        assertThat(evidence.verify().faults()).singleElement().asString().contains(path);
      }
      Files.write(file, whole);
    }
    assertThat(evidence.verify().faults()).isEmpty();
    Files.delete(song.resolve("release/sound/master.wav"));
    Files.delete(song.resolve("media/take.wav"));
    assertThat(evidence.verify().faults())
        .containsExactly("entry 6, master release/sound/master.wav: it is gone");
    assertThat(evidence.verify().notes())
        .containsExactly("entry 2, take media/take.wav: it is gone");
  }

  @Test
  void aChangedAgreementIsFound() throws IOException {
    Evidence evidence = new Evidence(home);
    evidence.record(key, CLOCK);
    CatalogFolder.of(song).change(now -> now.with(agreement("Term5")));
    assertThat(evidence.verify().faults())
        .containsExactly(
            "entry 5, agreement agreement:producer-1: it was changed after 2026-11-22T10:00:00Z");
  }

  @Test
  void entriesCannotBeLeftOutSwappedOrAddedByOthers() throws IOException {
    new Evidence(home).record(key, CLOCK);
    List<String> lines = Files.readAllLines(home.journal());
    EvidenceJournal journal = new EvidenceJournal(home);
    write(List.of(lines.get(0), lines.get(2)));
    assertThat(journal.read().fault()).startsWith("entry 2 ");
    write(List.of(lines.get(0), lines.get(2), lines.get(1)));
    assertThat(journal.read().fault()).startsWith("entry 2 ");
    Entry last = journal.read().entries().getLast();
    SigningKey other = SigningKey.of(temp.resolve("other.key"));
    Entry forged = new Entry(2, last.time(), Entry.Kind.TAKE, "a", Sha256.of("a"), last.hash(), "");
    String line =
        new Entry(
                2,
                last.time(),
                Entry.Kind.TAKE,
                "a",
                Sha256.of("a"),
                last.hash(),
                other.sign(forged.signed()))
            .line();
    write(List.of(lines.get(0), line));
    assertThat(journal.read().fault()).contains("signature does not hold");
    assertThatThrownBy(() -> journal.append(List.of(), key, CLOCK))
        .isInstanceOf(ReleaseProblem.class);
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(home.journal(), String.join("\n", lines) + "\n");
  }

  @Test
  void whatACrashLeavesAtTheEndIsMendedByTheNextEntry() throws IOException {
    Evidence evidence = new Evidence(home);
    evidence.record(key, CLOCK);
    String whole = Files.readString(home.journal());
    EvidenceJournal journal = new EvidenceJournal(home);
    Files.writeString(home.journal(), whole.substring(0, whole.length() - 40));
    assertThat(journal.read().fault()).isEqualTo("entry 6 is cut");
    assertThat(evidence.record(key, CLOCK)).hasSize(1);
    assertThat(Files.readString(home.journal())).isEqualTo(whole);
    Files.writeString(home.journal(), whole.substring(0, whole.length() - 1));
    assertThat(journal.append(List.of(), key, CLOCK)).isEmpty();
    assertThat(Files.readString(home.journal())).isEqualTo(whole);
  }

  @Test
  void anotherKeyIsEnteredBeforeItSigns() throws IOException {
    Evidence evidence = new Evidence(home);
    evidence.record(key, CLOCK);
    SigningKey second = SigningKey.of(temp.resolve("second.key"));
    Files.writeString(song.resolve("media/more.wav"), "more");
    assertThat(evidence.record(second, CLOCK).stream().map(Entry::kind))
        .containsExactly(Entry.Kind.KEY, Entry.Kind.TAKE);
    assertThat(evidence.verify().faults()).isEmpty();
    assertThat(evidence.verify().key()).isEqualTo(second.open());
  }

  @Test
  void onlyItsOwnerMayReadTheKey() throws IOException {
    Path file = temp.resolve("config/evidence.key");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      assertThatThrownBy(() -> SigningKey.of(file))
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageContaining("others may read");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(SigningKey.of(file).open()).isEqualTo(key.open());
    Files.writeString(file, "nothing\n");
    assertThatThrownBy(() -> SigningKey.of(file)).isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void theRootIsThatOfTheKnownTree() {
    // RFC 6962 over the lines "", one byte 00: the roots of its reference logs.
    assertThat(Merkle.root(List.of()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Merkle.root(List.of("")))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(Merkle.root(List.of("", new String(new byte[1], StandardCharsets.UTF_8))))
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }
}
