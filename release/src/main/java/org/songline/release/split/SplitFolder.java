package org.songline.release.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;

/** The split sheets of a catalog's folder, a file each. */
public final class SplitFolder {
  private static final String FOLDER = "splits";
  private static final long MOST_BYTES = 4L << 20;

  private final CatalogFolder folder;

  public SplitFolder(CatalogFolder folder) {
    this.folder = folder;
  }

  /**
   * The sheet of a work or a recording.
   *
   * @throws ReleaseProblem when its text is no sheet
   */
  public Optional<SplitSheet> read(SplitSheet.Of of, String subject) throws IOException {
    return read(file(of, subject));
  }

  /** All sheets, in the order of their files. */
  public List<SplitSheet> all() throws IOException {
    Path place = folder.file(FOLDER);
    List<SplitSheet> sheets = new ArrayList<>();
    if (Files.isDirectory(place)) {
      List<Path> files;
      try (Stream<Path> listed = Files.list(place)) {
        files = listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      }
      for (Path file : files) {
        read(file).ifPresent(sheets::add);
      }
    }
    return List.copyOf(sheets);
  }

  /**
   * Changes a sheet; once it is agreed, the catalog takes its shares.
   *
   * @param title for a sheet that is not there yet
   * @return what is kept now
   */
  public SplitSheet change(
      SplitSheet.Of of,
      String subject,
      String title,
      BiFunction<Catalog, SplitSheet, SplitSheet> change)
      throws IOException {
    List<SplitSheet> kept = new ArrayList<>();
    try {
      folder.change(
          catalog -> {
            try {
              SplitSheet before =
                  read(of, subject).orElseGet(() -> SplitSheet.begin(of, subject, title));
              SplitSheet after = change.apply(catalog, before);
              if (!after.equals(before)) {
                write(after);
              }
              kept.add(after);
              return taken(catalog, after);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return kept.getLast();
  }

  /**
   * Drops the sheets that name a party and that nobody ever accepted.
   *
   * @return their titles
   */
  public List<String> forget(PartyId party) throws IOException {
    List<String> dropped = new ArrayList<>();
    for (SplitSheet sheet : all()) {
      boolean named =
          sheet.versions().stream().anyMatch(version -> version.parties().contains(party));
      if (named && sheet.versions().stream().allMatch(one -> one.acceptances().isEmpty())) {
        Files.delete(file(sheet.of(), sheet.subject()));
        dropped.add(sheet.title());
      }
    }
    return List.copyOf(dropped);
  }

  /** Keeps a sheet as it is. */
  void write(SplitSheet sheet) throws IOException {
    Path file = file(sheet.of(), sheet.subject());
    Files.createDirectories(folder.file(FOLDER));
    WholeFile.write(file, SplitText.write(sheet));
  }

  /** A catalog with the shares of a sheet that is agreed; publishers stay with their writers. */
  public static Catalog taken(Catalog catalog, SplitSheet sheet) {
    if (sheet.number() == 0 || sheet.state() != SplitSheet.State.AGREED) {
      return catalog;
    }
    List<SplitSheet.Line> lines = sheet.last().lines();
    if (sheet.of() == SplitSheet.Of.MASTER) {
      Recording old = catalog.recording(new RecordingId(sheet.subject()));
      List<Recording.Owner> owners =
          lines.stream().map(line -> new Recording.Owner(line.party(), line.share())).toList();
      return catalog.with(owned(old, owners));
    }
    Work old = catalog.work(new WorkId(sheet.subject()));
    List<Work.Writer> writers =
        lines.stream()
            .map(
                line ->
                    new Work.Writer(
                        line.party(),
                        SplitProposal.part(line.role()),
                        line.share(),
                        old.writers().stream()
                            .filter(writer -> writer.party().equals(line.party()))
                            .flatMap(writer -> writer.publishers().stream())
                            .toList()))
            .toList();
    return catalog.with(
        new Work(
            old.id(),
            old.title(),
            old.alternates(),
            old.iswc(),
            old.language(),
            writers,
            old.derived(),
            old.number(),
            old.completed()));
  }

  private static Recording owned(Recording old, List<Recording.Owner> owners) {
    return new Recording(
        old.id(),
        old.works(),
        old.title(),
        old.version(),
        old.type(),
        old.artist(),
        old.isrc(),
        old.contributions(),
        owners,
        old.phonogram(),
        old.language(),
        old.advisory(),
        old.ai(),
        old.cover(),
        old.materials(),
        old.file(),
        old.lyrics(),
        old.tempo(),
        old.key(),
        old.song(),
        old.recorded(),
        old.mastered(),
        old.preview());
  }

  private Path file(SplitSheet.Of of, String subject) {
    String kind = of == SplitSheet.Of.COMPOSITION ? "composition-" : "master-";
    return folder.file(FOLDER + "/" + kind + subject + ".json");
  }

  private Optional<SplitSheet> read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long for a split", "look at it");
    }
    SplitSheet sheet =
        SplitText.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    if (!file.equals(file(sheet.of(), sheet.subject()))) {
      throw new ReleaseProblem(
          file.toString(), "it is the sheet of something else", "give it back its name");
    }
    return Optional.of(sheet);
  }
}
