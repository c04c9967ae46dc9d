package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songline.media.AtomicFile;
import org.songline.model.SongProblem;

/**
 * A switch of the program's own that is kept from one day to the next; on at first.
 *
 * @param file holds {@code on} or {@code off}
 */
record KeptSwitch(Path file) {
  private static final String OFF = "off";

  boolean on() {
    try {
      return !Files.isRegularFile(file)
          || !Files.readString(file, StandardCharsets.UTF_8).strip().equals(OFF);
    } catch (IOException e) {
      return true;
    }
  }

  void set(boolean on) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      AtomicFile.write(file, (on ? "on" : OFF).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SongProblem(
          file.toString(), "", "cannot be written: " + e.getMessage(), "make room there");
    }
  }
}
