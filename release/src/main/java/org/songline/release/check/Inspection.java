package org.songline.release.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.check.audio.AudioInspector;
import org.songline.release.check.rule.BadCode;
import org.songline.release.check.rule.FileState;
import org.songline.release.check.rule.Known;
import org.songline.release.cover.CoverFacts;
import org.songline.release.cover.CoverInspector;
import org.songline.release.id.Sha256;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitSheet;

/** Looks at a release's files, so that rules know what is in them. */
public final class Inspection {

  private final CatalogFolder folder;
  private final List<FileState> files = new ArrayList<>();

  private Inspection(CatalogFolder folder) {
    this.folder = folder;
  }

  /**
   * All that is known about a release. Files that are not there or cannot be read become findings.
   *
   * @param badCodes as {@link LooseCatalog} found them
   * @param progress told in frames of each file
   */
  public static Known known(
      CatalogFolder folder,
      Catalog catalog,
      Release release,
      List<BadCode> badCodes,
      Progress progress)
      throws IOException {
    Inspection inspection = new Inspection(folder);
    Map<RecordingId, AudioFacts> sounds = new LinkedHashMap<>();
    for (Recording recording : catalog.recordingsOf(release)) {
      if (recording.file().isPresent() && !sounds.containsKey(recording.id())) {
        inspection
            .sound(recording.file().get(), progress)
            .ifPresent(facts -> sounds.put(recording.id(), facts));
      }
    }
    Optional<CoverFacts> cover =
        release.cover().flatMap(one -> inspection.cover(one.path(), one.sha256(), true));
    Map<ReleaseId, Long> covers = new LinkedHashMap<>();
    for (Release other : catalog.releases().values()) {
      if (!other.id().equals(release.id()) && other.cover().isPresent()) {
        inspection
            .cover(other.cover().get().path(), other.cover().get().sha256(), false)
            .flatMap(CoverFacts::picture)
            .ifPresent(picture -> covers.put(other.id(), picture.hash()));
      }
    }
    return new Known(
        sounds,
        cover,
        covers,
        badCodes,
        DeliveredCodes.read(folder),
        inspection.files,
        accepted(folder, catalog));
  }

  /**
   * Whether the shares of an entry were accepted by all: on a split sheet that is agreed and says
   * what the catalog says, or in an agreed agreement whose kind begins with {@code split}.
   */
  private static Predicate<CatalogId> accepted(CatalogFolder folder, Catalog catalog)
      throws IOException {
    Set<CatalogId> settled = new HashSet<>();
    for (SplitSheet sheet : new SplitFolder(folder).all()) {
      boolean master = sheet.of() == SplitSheet.Of.MASTER;
      RecordingId recording = new RecordingId(sheet.subject());
      WorkId work = new WorkId(sheet.subject());
      CatalogId id = master ? recording : work;
      boolean there =
          master ? catalog.recordings().containsKey(recording) : catalog.works().containsKey(work);
      if (there
          && sheet.number() > 0
          && sheet.state() == SplitSheet.State.AGREED
          && SplitFolder.taken(catalog, sheet).equals(catalog)) {
        settled.add(id);
      }
    }
    catalog.agreements().values().stream()
        .filter(one -> one.kind().startsWith("split"))
        .filter(one -> one.status() == Agreement.Status.AGREED)
        .map(Agreement::scope)
        .forEach(
            scope -> {
              settled.addAll(scope.works());
              settled.addAll(scope.recordings());
            });
    return settled::contains;
  }

  private Optional<AudioFacts> sound(SoundFile noted, Progress progress) throws IOException {
    Path file = folder.file(noted.path());
    if (!same(file, noted.path(), noted.sha256())) {
      return Optional.empty();
    }
    try {
      return Optional.of(AudioInspector.inspect(file, noted.path(), progress));
    } catch (MediaProblem problem) {
      files.add(new FileState(noted.path(), "it cannot be read as sound"));
      return Optional.empty();
    }
  }

  private Optional<CoverFacts> cover(String path, String sha256, boolean own) {
    try {
      Path file = folder.file(path);
      if (own ? !same(file, path, sha256) : !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      return Optional.of(CoverInspector.inspect(file, path));
    } catch (ReleaseProblem | IOException problem) {
      if (own) {
        files.add(new FileState(path, "it cannot be read as a picture"));
      }
      return Optional.empty();
    }
  }

  /** Whether a file can be looked at; what differs from the catalog is noted. */
  private boolean same(Path file, String path, String sha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      files.add(new FileState(path, "it is not there"));
      return false;
    }
    if (!sha256.equals(Sha256.of(file))) {
      files.add(new FileState(path, "it has changed since it was bound"));
    }
    return true;
  }

  /** The release that is meant: the named one, or the only one. */
  public static Release release(Catalog catalog, Optional<String> name) {
    if (name.isPresent()) {
      return catalog.releases().values().stream()
          .filter(
              one -> one.id().text().equals(name.get()) || one.title().equalsIgnoreCase(name.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new ReleaseProblem(
                      "release " + name.get(),
                      "there is none of that id or title",
                      "look at the list with: songline release show"));
    }
    if (catalog.releases().size() != 1) {
      throw new ReleaseProblem(
          "releases",
          catalog.releases().isEmpty()
              ? "there is none yet"
              : "there are " + catalog.releases().size(),
          catalog.releases().isEmpty() ? "make one first" : "name one of them");
    }
    return catalog.releases().values().iterator().next();
  }
}
