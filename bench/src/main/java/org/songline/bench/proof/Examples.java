package org.songline.bench.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example songs of the repository. */
final class Examples {
  private Examples() {}

  /** Their folders, by name; the program's own, or those beside the module that is tested. */
  static List<Path> songs() {
    Path root = Path.of(System.getProperty("songline.home", ".."));
    Path folder = root.resolve("examples").toAbsolutePath().normalize();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(each -> Files.isRegularFile(each.resolve("song.json")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
