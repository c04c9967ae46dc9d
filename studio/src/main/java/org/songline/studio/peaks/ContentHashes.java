package org.songline.studio.peaks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.songline.model.song.AudioSource;

/**
 * The SHA-256 of recordings. A stored recording has it in its name; one of the library is read
 * once, and again when its size or time has changed.
 */
public final class ContentHashes {
  private static final int HEX = 64;
  private static final int CHUNK = 1 << 16;

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(long size, FileTime time, String hash) {}

  String of(String name, Path file) throws IOException {
    if (AudioSource.isStored(name)) {
      return name.substring(0, HEX);
    }
    long size = Files.size(file);
    FileTime time = Files.getLastModifiedTime(file);
    Known before = known.get(file);
    if (before != null && before.size == size && before.time.equals(time)) {
      return before.hash;
    }
    String hash = sha256(file);
    known.put(file, new Known(size, time, hash));
    return hash;
  }

  /** The hash of a file, read anew, in hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
