package org.songline.devices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a song gives to one device. Loaded content is shared between the devices of a
 * render, so it must be immutable. Used while processors are made, never while they run.
 */
public interface Assets {
  /** No files at all. */
  Assets NONE =
      new Assets() {
        @Override
        public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
          return Optional.empty();
        }
      };

  /**
   * The content of the file in {@code slot}, loaded at most once per file, type and render.
   *
   * @return empty when the song names no file there or the file is missing or bad; the engine
   *     reports that, the device stays silent
   */
  <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader);

  /** Content of which some was missing or bad when it was loaded; the engine reports that. */
  interface Partial {
    /** What is left out, a line each. */
    List<String> problems();
  }

  /** Reads a file into an immutable value. */
  @FunctionalInterface
  interface Loader<T> {
    T read(Path file) throws IOException;
  }
}
