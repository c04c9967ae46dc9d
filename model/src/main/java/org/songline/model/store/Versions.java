package org.songline.model.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songline.model.SongProblem;
import org.songline.model.song.Song;
import org.songline.model.text.SongText;
import org.songline.model.text.VersionText;
import org.songline.model.text.VersionText.Head;

/**
 * Versions of a song that somebody wanted to keep, numbered from 1: a file each, whose first line
 * says what it is and whose rest is the song's text. A version is never changed; what it plays
 * stays in the media folder.
 */
public final class Versions {
  private static final Pattern NAME = Pattern.compile("(\\d{1,6})\\.version");
  private static final int LONGEST_HEAD = 1 << 16;

  private final Path folder;
  private final Disk disk;

  /**
   * @param song its folder
   */
  Versions(Path song, Disk disk) {
    this.folder = song.resolve("versions");
    this.disk = disk;
  }

  /** Those of a song that another program may have open. */
  public static Versions of(Path song) {
    return new Versions(song, Disk.REAL);
  }

  /** A version without its song. */
  public record Version(int number, String name, String note, long at) {}

  /**
   * @param versions the newest first
   * @param problems files that cannot be read, a line each
   */
  public record Listed(List<Version> versions, List<String> problems) {}

  /** All there are. */
  public Listed list() {
    return SongFolder.doing(
        folder,
        () -> {
          List<Version> versions = new ArrayList<>();
          List<String> problems = new ArrayList<>();
          files()
              .descendingMap()
              .forEach(
                  (number, file) -> {
                    try {
                      Head head = head(file);
                      versions.add(new Version(number, head.name(), head.note(), head.at()));
                    } catch (SongProblem unread) {
                      problems.add(String.valueOf(unread.getMessage()));
                    }
                  });
          return new Listed(List.copyOf(versions), List.copyOf(problems));
        });
  }

  /** A version's song, checked against the hash that it was saved with. */
  public Song read(int number) {
    Path file = file(number);
    return SongFolder.doing(
        file,
        () -> {
          Head head = head(file);
          if (Files.size(file) > (long) SongText.MOST_BYTES + LONGEST_HEAD) {
            throw problem(file, "it is larger than a song's text may be");
          }
          byte[] all = Files.readAllBytes(file);
          int start = 0;
          while (start < all.length && all[start] != '\n') {
            start++;
          }
          byte[] text = Arrays.copyOfRange(all, Math.min(start + 1, all.length), all.length);
          if (!Hashes.of(text).equals(head.song())) {
            throw problem(file, "it is not what was saved");
          }
          return SongText.read(file.toString(), text);
        });
  }

  /** A version of this number without its song. */
  public Version about(int number) {
    Path file = file(number);
    return SongFolder.doing(
        file,
        () -> {
          Head head = head(file);
          return new Version(number, head.name(), head.note(), head.at());
        });
  }

  /** Keeps a song; on the disk when this returns. For the program that has the song open. */
  Version add(Song song, String name, String note, long at) {
    return SongFolder.doing(
        folder,
        () -> {
          byte[] text = SongText.write(song).getBytes(StandardCharsets.UTF_8);
          Head head = named(name, note, at, Hashes.of(text));
          Files.createDirectories(folder);
          NavigableMap<Integer, Path> files = files();
          int number = files.isEmpty() ? 1 : files.lastKey() + 1;
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write((VersionText.write(head) + "\n").getBytes(StandardCharsets.UTF_8));
          out.write(text);
          Disk.replace(disk, folder.resolve("%04d.version".formatted(number)), out.toByteArray());
          return new Version(number, head.name(), head.note(), at);
        });
  }

  private static Head named(String name, String note, long at, String hash) {
    try {
      return new Head(name, note, at, hash);
    } catch (IllegalArgumentException e) {
      throw new SongProblem(
          "", e.getMessage() + " does not fit", "use 1 to 200 letters, and 4000 for the note");
    }
  }

  /** The stored files that any version plays. */
  public Set<String> used(MediaPool pool) {
    Set<String> used = new HashSet<>();
    list().versions().forEach(version -> used.addAll(pool.used(read(version.number()))));
    return used;
  }

  private Path file(int number) {
    return SongFolder.doing(
        folder,
        () -> {
          Path file = files().get(number);
          if (file == null) {
            throw new SongProblem(
                "version " + number, "there is no such version", "look at the list of versions");
          }
          return file;
        });
  }

  private NavigableMap<Integer, Path> files() throws IOException {
    TreeMap<Integer, Path> found = new TreeMap<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.put(Integer.parseInt(name.group(1)), file);
        }
      }
    }
    return found;
  }

  private static Head head(Path file) {
    return SongFolder.doing(
        file,
        () -> {
          byte[] some;
          try (InputStream in = Files.newInputStream(file)) {
            some = in.readNBytes(LONGEST_HEAD);
          }
          int end = 0;
          while (end < some.length && some[end] != '\n') {
            end++;
          }
          if (end == some.length) {
            throw problem(file, "it is no version of a song");
          }
          return VersionText.read(
              file.toString(), new String(some, 0, end, StandardCharsets.UTF_8));
        });
  }

  private static SongProblem problem(Path file, String what) {
    return new SongProblem(file.toString(), "", what, "restore the file or leave it alone");
  }
}
