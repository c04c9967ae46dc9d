package org.songline.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the model says, kept in {@code src/test/vectors} for those who say the same in another
 * language. Tests that run with {@code -Dregenerate} write the files instead of comparing.
 */
public final class Vectors {
  private static final Path FOLDER = Path.of("src", "test", "vectors");

  private Vectors() {}

  public static void check(String name, String today) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("regenerate") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, today);
    }
    String kept = Files.exists(file) ? Files.readString(file) : "";
    if (!kept.equals(today)) {
      Path wanted = Path.of("target", name);
      Files.createDirectories(Path.of("target"));
      Files.writeString(wanted, today);
    }
    // The texts are long, so a difference is not printed.
    assertThat(kept.equals(today))
        .as("%s is what target/%s is today; run this test with -Dregenerate to keep it", file, name)
        .isTrue();
  }
}
