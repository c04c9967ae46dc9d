package org.songline.release.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.songline.model.store.SongFolder;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;

/**
 * A folder that holds a catalog as {@code catalog.json}, and beside it what belongs to it: sound,
 * covers, agreements, evidence, deliveries, royalties. A song has one in its folder {@code
 * release}; a label has one for all of its songs.
 */
public final class CatalogFolder {
  /** The catalog's file. */
  public static final String FILE = "catalog.json";

  /** Where a song keeps its catalog. */
  public static final String IN_SONG = "release";

  private static final String LOCK = ".catalog.lock";
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;

  private CatalogFolder(Path folder) {
    this.folder = folder;
  }

  /** The catalog of a song's folder, or of a folder of its own; nothing is made yet. */
  public static CatalogFolder of(Path songOrFolder) {
    boolean song = Files.isRegularFile(songOrFolder.resolve(SongFolder.SONG));
    return new CatalogFolder(song ? songOrFolder.resolve(IN_SONG) : songOrFolder);
  }

  public Path path() {
    return folder;
  }

  public boolean exists() {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * What is kept; the empty catalog when there is none yet.
   *
   * @throws ReleaseProblem when the text is no catalog
   */
  public Catalog read() throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Catalog.EMPTY;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long for a catalog", "look at it");
    }
    return CatalogText.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Puts a changed catalog in the place of what is kept then; two programs that change it at once
   * do so one after the other. The file is whole at every instant.
   *
   * @return what is kept now
   */
  public Catalog change(UnaryOperator<Catalog> change) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Catalog before = read();
      Catalog after = change.apply(before);
      if (!after.equals(before) || !exists()) {
        WholeFile.write(folder.resolve(FILE), CatalogText.write(after));
      }
      return lock.isValid() ? after : before;
    }
  }

  /**
   * A file below the folder.
   *
   * @param path with slashes
   * @throws ReleaseProblem when it leads out of the folder
   */
  public Path file(String path) {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new ReleaseProblem(path, "it lies outside of the catalog's folder", "copy it there");
    }
    return file;
  }
}
