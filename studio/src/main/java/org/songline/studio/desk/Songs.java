package org.songline.studio.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.songline.media.AtomicFile;
import org.songline.model.SongProblem;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.UserFolders;

/**
 * The user's songs: the folder where new ones are made, and which were open lately.
 *
 * @param folder where new songs are made
 * @param list the file with a line for each song that was open, the last one first
 */
public record Songs(Path folder, Path list) {
  private static final int REMEMBERED = 30;

  /**
   * {@code Songline} in the user's home, or where the system property {@code songline.songs} says;
   * the list is among the user's data.
   */
  public static Songs usual() {
    String given = System.getProperty("songline.songs", "");
    if (!given.isEmpty()) {
      Path folder = Path.of(given);
      return new Songs(folder, folder.resolve("recent.txt"));
    }
    return new Songs(
        UserFolders.home().resolve("Songline"), UserFolders.data().resolve("recent.txt"));
  }

  /** The songs that were open lately and are still there, the last one first. */
  public List<Path> recent() throws IOException {
    if (!Files.isRegularFile(list)) {
      return List.of();
    }
    return Files.readAllLines(list, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank())
        .map(Path::of)
        .filter(Songs::isSong)
        .toList();
  }

  /** Puts a song first in the list. */
  public void remember(Path song) throws IOException {
    Path whole = song.toAbsolutePath().normalize();
    List<Path> all = new ArrayList<>(recent());
    all.remove(whole);
    all.addFirst(whole);
    Files.createDirectories(folderOf(list));
    StringBuilder lines = new StringBuilder();
    for (Path each : all.subList(0, Math.min(all.size(), REMEMBERED))) {
      lines.append(each).append('\n');
    }
    AtomicFile.write(list, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The names of the bundled songs. */
  public static List<String> bundled() throws IOException {
    Path examples = Library.home().resolve("examples");
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(examples)) {
      return entries
          .filter(Songs::isSong)
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * A copy of a bundled song that belongs to the user; the one made before when there is one.
   *
   * @throws SongProblem when there is no such song
   */
  public Path copyOf(String bundled) throws IOException {
    if (!bundled().contains(bundled)) {
      throw new SongProblem(
          bundled, "", "no bundled song has this name", "use " + String.join(", ", bundled()));
    }
    Path copy = folder.resolve(bundled);
    if (!isSong(copy)) {
      Path from = Library.home().resolve("examples").resolve(bundled);
      SongFolder.create(copy, SongFolder.read(from)).close();
      copyMedia(from.resolve("media"), copy.resolve("media"));
    }
    return copy;
  }

  /** Copies recordings that are not there yet. */
  public static void copyMedia(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(file.getFileName().toString());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  private static boolean isSong(Path folder) {
    return Files.isRegularFile(folder.resolve(SongFolder.SONG));
  }
}
