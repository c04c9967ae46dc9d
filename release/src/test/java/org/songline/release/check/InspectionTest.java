package org.songline.release.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.release.accept.PersonKeys;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.catalog.Work;
import org.songline.release.check.rule.Finding;
import org.songline.release.check.rule.RecordingDraft;
import org.songline.release.check.rule.ReleaseDraft;
import org.songline.release.check.rule.Scene;
import org.songline.release.cover.Pictures;
import org.songline.release.destination.Destinations;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitSheet;

final class InspectionTest {
  private static final int RATE = 44_100;
  private static final int SECONDS = 61;

  @TempDir private Path path;
  private CatalogFolder folder;

  /** The single with a real master and a real cover. */
  @BeforeEach
  void folderOfARelease() throws IOException {
    folder = CatalogFolder.of(path);
    Files.createDirectories(path.resolve("masters"));
    Files.createDirectories(path.resolve("cover"));
    Random random = new Random(4);
    float[] sound = new float[2 * RATE * SECONDS];
    for (int f = RATE / 10; f < RATE * SECONDS - RATE; f++) {
      float edge = Math.min(1, Math.min(f - RATE / 10f, RATE * SECONDS - RATE - f) / 2000);
      float both = random.nextFloat() - 0.5f;
      for (int c = 0; c < 2; c++) {
        sound[2 * f + c] = edge * (0.5f * both + 0.3f * (random.nextFloat() - 0.5f));
      }
    }
    Path master = path.resolve("masters/01.wav");
    try (AudioWriter writer = AudioFiles.create(master, WriteFormat.wav(RATE, 2, 16), Tags.NONE)) {
      writer.write(sound, 0, RATE * SECONDS);
      writer.finish();
    }
    BufferedImage photo = Pictures.photo(640, 12);
    Files.write(path.resolve("cover/cover.jpg"), Pictures.jpeg(photo, 0.9f));
    folder.change(_ -> bound(Examples.single()));
  }

  private Catalog bound(Catalog catalog) {
    Release release = Examples.release(catalog);
    RecordingId first = release.tracks().getFirst().recording();
    return catalog
        .with(
            RecordingDraft.of(
                catalog.recording(first),
                draft -> {
                  draft.preview = Optional.of(10_000);
                  draft.file =
                      Optional.of(
                          new SoundFile(
                              "masters/01.wav",
                              hash("masters/01.wav"),
                              RATE,
                              2,
                              16,
                              (long) RATE * SECONDS,
                              ""));
                }))
        .with(
            ReleaseDraft.of(
                release,
                draft ->
                    draft.cover =
                        draft.cover.map(
                            one ->
                                new Release.Cover(
                                    one.path(),
                                    hash(one.path()),
                                    one.words(),
                                    one.ai(),
                                    one.rights()))));
  }

  private String hash(String file) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path.resolve(file))));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Integer> found() throws IOException {
    LooseCatalog loose = LooseCatalog.read(folder);
    Release release = Inspection.release(loose.catalog(), Optional.empty());
    return Check.findings(
            new Scene(
                loose.catalog(),
                release,
                Destinations.builtIn().get("spotify"),
                LocalDate.of(2026, 11, 22),
                Inspection.known(
                    folder, loose.catalog(), release, loose.badCodes(), Progress.NONE)))
        .stream()
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  @Test
  void aFolderInOrderAsksOnlyForEyesAndSignatures() throws IOException {
    assertThat(found()).containsExactly(84, 49);
  }

  @Test
  void filesThatChangedOrWentAreFound() throws IOException {
    byte[] master = Files.readAllBytes(path.resolve("masters/01.wav"));
    master[master.length / 2] ^= 1;
    Files.write(path.resolve("masters/01.wav"), master);
    assertThat(found()).contains(98);
    Files.delete(path.resolve("masters/01.wav"));
    assertThat(found()).contains(98);
    Files.writeString(path.resolve("cover/cover.jpg"), "no picture");
    assertThat(found()).contains(98);
  }

  @Test
  void codesThatWereDeliveredAreHeldFast() throws IOException {
    Catalog catalog = folder.read();
    DeliveredCodes.note(
        folder, catalog, Examples.release(catalog), "spotify", LocalDate.of(2026, 11, 1));
    assertThat(DeliveredCodes.read(folder)).hasSize(1);
    assertThat(found()).doesNotContain(9);
    folder.change(
        now ->
            now.with(
                ReleaseDraft.of(
                    Examples.release(now),
                    draft ->
                        draft.barcode =
                            Optional.of(new org.songline.release.id.Barcode("093624920472")))));
    assertThat(found()).contains(9);
  }

  @Test
  void aWrongCodeInTheTextIsAFindingAndNotTheEnd() throws IOException {
    Path file = path.resolve(CatalogFolder.FILE);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains("T-034.524.680-1");
    Files.writeString(file, text.replace("T-034.524.680-1", "T-034.524.680-7"));
    assertThat(found()).contains(10);
    assertThat(LooseCatalog.read("x", CatalogText.write(Examples.album())).badCodes()).isEmpty();
  }

  @Test
  void sharesThatEverybodySignedAreNotAskedForAgain() throws IOException {
    PersonKeys keys = new PersonKeys(path.resolve("keys"));
    SplitFolder splits = new SplitFolder(folder);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Catalog catalog = folder.read();
    Work work = catalog.works().values().iterator().next();
    Recording recording = catalog.recordings().values().iterator().next();
    List<SplitSheet.Line> writers =
        work.writers().stream()
            .map(
                one ->
                    new SplitSheet.Line(
                        one.party(),
                        one.party().text(),
                        one.party().equals(Examples.ANNA) ? "composer-lyricist" : "composer",
                        one.share()))
            .toList();
    List<SplitSheet.Line> owners =
        recording.owners().stream()
            .map(one -> new SplitSheet.Line(one.party(), one.party().text(), "owner", one.share()))
            .toList();
    signed(splits, keys, SplitSheet.Of.COMPOSITION, work.id().text(), writers, now);
    assertThat(found()).contains(84);
    signed(splits, keys, SplitSheet.Of.MASTER, recording.id().text(), owners, now);
    assertThat(found()).doesNotContain(84);
  }

  private static void signed(
      SplitFolder splits,
      PersonKeys keys,
      SplitSheet.Of of,
      String subject,
      List<SplitSheet.Line> lines,
      Instant now)
      throws IOException {
    splits.change(of, subject, subject, (_, sheet) -> sheet.set(lines, now));
    for (SplitSheet.Line line : lines) {
      String hash = splits.read(of, subject).orElseThrow().hash();
      var acceptance = keys.accept(line.party(), hash, now.plusSeconds(60));
      splits.change(of, subject, "", (_, sheet) -> sheet.accepted(acceptance));
    }
  }
}
