package org.songline.release.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.Container;
import org.songline.media.audio.tags.Picture;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Sha256;

/**
 * The folder of a release: bare WAV files to deliver, WAV files with everything that is known to
 * keep, FLAC and MP3, lyrics, credits, cover, the sums of all files and a list for programs. Every
 * sound file is read again and compared with its master. The folder appears whole or not at all;
 * same catalog and masters, same bytes.
 */
public final class ReleaseBuild {
  /** The list of the files for programs. */
  public static final String MANIFEST = "manifest.json";

  /** The sums of all other files, as {@code sha256sum} writes and checks them. */
  public static final String SUMS = "SHA256SUMS";

  private ReleaseBuild() {}

  /**
   * What was written.
   *
   * @param files relative to the folder, sorted
   * @param left what could not be made and why, one line each
   */
  public record Built(Path folder, List<String> files, List<String> left) {
    public Built {
      files = List.copyOf(files);
      left = List.copyOf(left);
    }
  }

  /**
   * @param out must not be there
   * @param progress told in files
   * @throws ReleaseProblem when a master is missing, was changed after it was added, or does not
   *     come out as it went in
   */
  public static Built build(CatalogFolder folder, ReleaseId id, Path out, Progress progress)
      throws IOException {
    Catalog catalog = folder.read();
    Release release = catalog.release(id);
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new ReleaseProblem(out.toString(), "it is there already", "name another folder");
    }
    if (release.tracks().isEmpty()) {
      throw new ReleaseProblem(id.text(), "it has no tracks", "add masters to it");
    }
    Path target = out.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ReleaseProblem(
          out.toString(), "the folder it would lie in is not there", "make that folder first");
    }
    for (Recording recording : catalog.recordingsOf(release)) {
      require(folder, recording);
    }
    Optional<Picture> cover = cover(folder, release);
    Path work = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
    try {
      Contents contents = new Contents(folder, catalog, release, cover, work);
      List<String> left = write(contents, progress);
      List<String> files = contents.close();
      sync(work);
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
      return new Built(out, files, left);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException meanwhile) {
      throw new ReleaseProblem(
          out.toString(), "it is there already", "name another folder", meanwhile);
    } finally {
      delete(work);
    }
  }

  private static List<String> write(Contents contents, Progress progress) throws IOException {
    List<TrackPlace> places = contents.places();
    boolean mp3 = AudioFiles.canWrite(Container.MP3);
    long total = places.size() * (mp3 ? 4L : 3L);
    long done = 0;
    for (TrackPlace place : places) {
      for (Form form : Form.values()) {
        if (form == Form.MP3 && !mp3) {
          continue;
        }
        if (!progress.at(done++, total)) {
          throw new CancellationException("stopped");
        }
        contents.sound(place, form);
      }
      contents.words(place);
    }
    return mp3 ? List.of() : List.of("no mp3: it needs the codec pack, which is not installed");
  }

  /** The kinds of sound file. */
  enum Form {
    DELIVERY,
    ARCHIVE,
    FLAC,
    MP3
  }

  private static void require(CatalogFolder folder, Recording recording) throws IOException {
    SoundFile sound =
        recording
            .file()
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        recording.id().text(), "it has no master", "add its file to the release"));
    Path file = folder.file(sound.path());
    if (!Files.isRegularFile(file)) {
      throw new ReleaseProblem(file.toString(), "the master is gone", "add its file again");
    }
    if (!Sha256.of(file).equals(sound.sha256())) {
      throw new ReleaseProblem(
          file.toString(), "it was changed after it was added", "add the right file again");
    }
    Incoming.hear(file);
  }

  private static Optional<Picture> cover(CatalogFolder folder, Release release) throws IOException {
    if (release.cover().isEmpty()) {
      return Optional.empty();
    }
    Release.Cover cover = release.cover().get();
    Path file = folder.file(cover.path());
    if (!Files.isRegularFile(file) || !Sha256.of(file).equals(cover.sha256())) {
      throw new ReleaseProblem(
          file.toString(), "the cover is gone or was changed after it was added", "add it again");
    }
    return Optional.of(Covers.picture(file));
  }

  /** Sees to it that everything is on the disk before the folder gets its name. */
  private static void sync(Path work) throws IOException {
    for (Path file : tree(work)) {
      if (Files.isRegularFile(file)) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.sorted().toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path work) throws IOException {
    if (Files.exists(work)) {
      List<Path> all = tree(work);
      all.sort(Comparator.reverseOrder());
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }

  static void text(Path file, String content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, content, StandardCharsets.UTF_8);
  }
}
