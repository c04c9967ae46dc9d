package org.songline.studio.references;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songline.mastering.reference.Shelf;
import org.songline.mastering.reference.ShelfText;
import org.songline.media.AtomicFile;

/** The shelf of references in a song's folder. */
public final class SongShelf {
  private static final String FOLDER = "references";
  private static final String FILE = "shelf";

  private SongShelf() {}

  /** Empty when the song has none. */
  public static Shelf read(Path song) throws IOException {
    Path file = song.resolve(FOLDER).resolve(FILE);
    return Files.exists(file)
        ? ShelfText.read(file.toString(), Files.readString(file))
        : Shelf.EMPTY;
  }

  public static void write(Path song, Shelf shelf) throws IOException {
    Path folder = song.resolve(FOLDER);
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve(FILE), ShelfText.write(shelf).getBytes(StandardCharsets.UTF_8));
  }
}
