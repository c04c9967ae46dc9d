package org.songline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A song's media as links to files elsewhere, so that nothing large is copied. */
final class Pool {
  private final Path media;
  private final Map<Path, String> names = new HashMap<>();

  Pool(Path song) throws IOException {
    media = Files.createDirectories(song.resolve("media"));
  }

  /** The name in the pool of a file with a three-letter extension. */
  String add(Path file) throws IOException {
    String known = names.get(file);
    if (known != null) {
      return known;
    }
    String text = file.toString();
    String name = hash(file) + text.substring(text.length() - 4);
    Path link = media.resolve(name);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, file.toAbsolutePath());
    names.put(file, name);
    return name;
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
