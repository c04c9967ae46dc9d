package org.songline.studio.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.songline.devices.Assets;

/**
 * Gives any slot a recorded piano, and slots for whole instruments the General MIDI bank; every
 * file is read once.
 */
final class LibraryAssets implements Assets {
  private final Path library;
  private final Map<String, Optional<?>> read = new HashMap<>();

  LibraryAssets(Path library) {
    this.library = library;
  }

  @Override
  public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
    return read.computeIfAbsent(slot + " " + type.getName(), key -> first(loader)).map(type::cast);
  }

  private <T> Optional<T> first(Loader<T> loader) {
    return read(library.resolve("soundfonts/FluidR3Mono_GM.sf3"), loader)
        .or(() -> read(library.resolve("samples/ambi_piano.flac"), loader));
  }

  /** Empty when the slot does not take this file. */
  private static <T> Optional<T> read(Path file, Assets.Loader<T> loader) {
    try {
      return Files.isRegularFile(file) ? Optional.of(loader.read(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
