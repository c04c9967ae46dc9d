package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.songline.media.AtomicFile;

/** Random words that nobody can guess. */
public final class Secret {
  private static final int BYTES = 24;

  private Secret() {}

  /** A new one. */
  public static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * The one in a file that only its owner may read; made at the first call. Pages that were let in
   * before the studio was started anew are let in again.
   */
  public static String kept(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      String known = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (known.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
        return known;
      }
    }
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    if (Files.getFileStore(file.toAbsolutePath().resolveSibling(""))
        .supportsFileAttributeView("posix")) {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      String made = random();
      Files.writeString(file, made);
      return made;
    }
    String made = random();
    AtomicFile.write(file, made.getBytes(StandardCharsets.UTF_8));
    return made;
  }
}
