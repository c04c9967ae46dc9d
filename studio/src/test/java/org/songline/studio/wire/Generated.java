package org.songline.studio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of the page that are made by the program and kept. Tests that run with {@code -Dregenerate}
 * write them instead of comparing.
 */
final class Generated {
  private Generated() {}

  /**
   * @param file where it is kept, from the module's folder
   */
  static void check(Path file, String today) throws IOException {
    if (System.getProperty("regenerate") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, today);
    }
    String kept = Files.exists(file) ? Files.readString(file) : "";
    if (!kept.equals(today)) {
      Path wanted = Path.of("target").resolve(file.getFileName());
      Files.createDirectories(wanted.getParent());
      Files.writeString(wanted, today);
      assertThat(kept)
          .as(
              "%s; %s has what it is today; run this test with -Dregenerate to keep it",
              file, wanted)
          .isEqualTo(today);
    }
  }
}
