package org.songline.model.store;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songline.model.SongProblem;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Device;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/**
 * The files that a song plays, each under the SHA-256 of its content in hex, a dot and its
 * extension. A file once stored is never written again.
 */
public final class MediaPool {
  private static final String PREFIX = "media/";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{1,8}");

  /** Bytes of an SFZ instrument that are looked at: as many as its reader takes. */
  private static final int MOST_TEXT = 16 << 20;

  private final Path folder;
  private final Disk disk;

  MediaPool(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * Stores a copy of a file under its lower-case extension.
   *
   * @return its name in the pool, the same each time for the same content
   */
  public String put(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return SongFolder.doing(
        file,
        () -> {
          if (!Files.isRegularFile(file)) {
            throw new SongProblem(file.toString(), "", "there is no such file", "check the name");
          }
          try (InputStream content = Files.newInputStream(file)) {
            return put(content, extension);
          }
        });
  }

  /**
   * Stores what a stream gives.
   *
   * @param extension 1 to 8 lower-case letters and digits
   * @return its name in the pool
   */
  public String put(InputStream content, String extension) {
    if (!extension.matches("[a-z0-9]{1,8}")) {
      throw new SongProblem(
          folder.toString(),
          "",
          "\"" + extension + "\" is no extension of a media file",
          "give the file one such as wav");
    }
    return SongFolder.doing(
        folder,
        () -> {
          Files.createDirectories(folder);
          Path part = Files.createTempFile(folder, "incoming-", ".part");
          try {
            MessageDigest hash = Hashes.sha256();
            try (OutputStream out = Files.newOutputStream(part)) {
              content.transferTo(new DigestOutputStream(out, hash));
            }
            String name = Hashes.hex(hash.digest()) + "." + extension;
            Path stored = folder.resolve(name);
            if (!Files.exists(stored)) {
              disk.force(part);
              disk.rename(part, stored);
              disk.forceFolder(folder);
            }
            return name;
          } finally {
            Files.deleteIfExists(part);
          }
        });
  }

  /** Where a stored file is, whether or not it is there. */
  public Path resolve(String name) {
    if (!AudioSource.isStored(name)) {
      throw new SongProblem(
          folder.toString(), "", name + " is no name of a stored file", "import the file again");
    }
    return folder.resolve(name);
  }

  /** Whether a stored file is there and has the content that its name promises. */
  public boolean verify(String name) {
    Path file = resolve(name);
    return SongFolder.doing(
        file,
        () -> {
          if (!Files.isRegularFile(file)) {
            return false;
          }
          MessageDigest hash = Hashes.sha256();
          try (InputStream in = Files.newInputStream(file);
              OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), hash)) {
            in.transferTo(out);
          }
          return name.startsWith(Hashes.hex(hash.digest()) + ".");
        });
  }

  /** The stored files that a song does not name, sorted. Its journal and undo may still do so. */
  public List<String> unused(Song song) {
    Set<String> used = used(song);
    return SongFolder.doing(
        folder,
        () -> {
          if (!Files.isDirectory(folder)) {
            return List.of();
          }
          try (Stream<Path> files = Files.list(folder)) {
            return files
                .map(file -> String.valueOf(file.getFileName()))
                .filter(AudioSource::isStored)
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
          }
        });
  }

  /** The stored files that a song names, and those that stored SFZ instruments among them name. */
  public Set<String> used(Song song) {
    Set<String> used = new HashSet<>();
    song.sources().values().stream()
        .map(AudioSource::file)
        .filter(AudioSource::isStored)
        .forEach(used::add);
    for (Track track : song.tracks()) {
      for (Device device : track.devices()) {
        for (String file : device.assets().values()) {
          if (file.startsWith(PREFIX)) {
            used.add(file.substring(PREFIX.length()));
          }
        }
      }
    }
    Queue<String> instruments = new ArrayDeque<>(used);
    while (!instruments.isEmpty()) {
      for (String sample : namedIn(instruments.remove())) {
        if (used.add(sample)) {
          instruments.add(sample);
        }
      }
    }
    return used;
  }

  /** The names of stored files that stand anywhere in the text of a stored SFZ instrument. */
  private List<String> namedIn(String instrument) {
    if (!instrument.endsWith(".sfz") || !AudioSource.isStored(instrument)) {
      return List.of();
    }
    Path file = folder.resolve(instrument);
    return SongFolder.doing(
        file,
        () -> {
          if (!Files.isRegularFile(file)) {
            return List.of();
          }
          try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_TEXT), StandardCharsets.ISO_8859_1);
            return NAME.matcher(text).results().map(MatchResult::group).toList();
          }
        });
  }
}
