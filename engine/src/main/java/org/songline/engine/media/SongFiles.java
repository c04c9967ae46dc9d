package org.songline.engine.media;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.AudioSource;

/**
 * Where a song's files are. A name that would lead out of its folder names nothing.
 *
 * @param folder the song's folder, with {@code media/} in it
 * @param libraries folders of files that songs name as {@code library:NAME}, searched in order
 */
public record SongFiles(Path folder, List<Path> libraries) {
  private static final String MEDIA = "media/";
  private static final String LIBRARY = "library:";

  public SongFiles {
    libraries = List.copyOf(libraries);
  }

  public SongFiles(Path folder) {
    this(folder, List.of());
  }

  /** The file of a recording. */
  public Optional<Path> source(AudioSource source) {
    return source.file().startsWith(LIBRARY)
        ? asset(source.file())
        : inside(folder.resolve("media"), source.file());
  }

  /** How a recording's file is named to people. */
  static String told(AudioSource source) {
    return source.file().startsWith(LIBRARY) ? source.file() : MEDIA + source.file();
  }

  /** The file that a device names: {@code media/NAME} or {@code library:NAME}. */
  public Optional<Path> asset(String reference) {
    if (reference.startsWith(MEDIA)) {
      return inside(folder.resolve("media"), reference.substring(MEDIA.length()));
    }
    if (reference.startsWith(LIBRARY)) {
      String name = reference.substring(LIBRARY.length());
      return libraries.stream().flatMap(library -> inside(library, name).stream()).findFirst();
    }
    return Optional.empty();
  }

  private static Optional<Path> inside(Path folder, String name) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(name).normalize();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
