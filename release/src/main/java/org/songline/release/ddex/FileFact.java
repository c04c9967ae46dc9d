package org.songline.release.ddex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.songline.media.Progress;

/**
 * What the bytes of a file add up to.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param md5 32 lower-case hexadecimal digits, for services that ask for it
 */
public record FileFact(long size, String sha256, String md5) {
  private static final int BUFFER = 1 << 16;

  public FileFact {
    if (size < 0 || !sha256.matches("[0-9a-f]{64}") || !md5.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("no size and sums of a file");
    }
  }

  /**
   * Reads a file once.
   *
   * @param before bytes of other files that were done before it, for the progress
   * @param total bytes of all, for the progress; -1 when not known
   */
  public static FileFact of(Path file, Progress progress, long before, long total)
      throws IOException {
    MessageDigest sha = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha.update(buffer, 0, count);
        md5.update(buffer, 0, count);
        size += count;
        if (!progress.at(before + size, total)) {
          throw new CancellationException();
        }
      }
    }
    return new FileFact(size, hex(sha), hex(md5));
  }

  /** Reads a file once, while nobody watches. */
  public static FileFact of(Path file) throws IOException {
    return of(file, Progress.NONE, 0, -1);
  }

  /** The sum by the algorithm that a message names; empty when that is not known here. */
  static String sum(Path file, String algorithm) throws IOException {
    String name =
        switch (algorithm.toUpperCase(Locale.ROOT)) {
          case "MD5" -> "MD5";
          case "SHA1", "SHA-1", "SHA" -> "SHA-1";
          case "SHA-224" -> "SHA-224";
          case "SHA-256", "SHA2" -> "SHA-256";
          case "SHA-384" -> "SHA-384";
          case "SHA-512" -> "SHA-512";
          default -> "";
        };
    if (name.isEmpty()) {
      return "";
    }
    MessageDigest digest = digest(name);
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
