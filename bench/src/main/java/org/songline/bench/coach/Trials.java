package org.songline.bench.coach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known already, in a file that grows by a line with each trial. */
final class Trials {
  private final Path file;
  private final Map<String, Trial> known = new LinkedHashMap<>();

  Trials(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Trial trial = Trial.read(line);
        known.put(trial.key(), trial);
      }
    }
  }

  boolean has(String song, String kind, String severity) {
    return known.containsKey(Trial.key(song, kind, severity));
  }

  void add(Trial trial) throws IOException {
    known.put(trial.key(), trial);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        trial.line() + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  Collection<Trial> all() {
    return known.values();
  }
}
