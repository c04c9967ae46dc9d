package org.songline.engine.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.devices.Assets;

/**
 * The files that devices name. What is loaded is shared by all devices that name the same file and
 * ask for the same type. Used by one thread at a time, while processors are made.
 */
public final class FileAssets {
  private final SongFiles files;
  private final Map<Path, Map<Class<?>, Optional<Object>>> loaded = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  public FileAssets(SongFiles files) {
    this.files = files;
  }

  /**
   * The files of one device.
   *
   * @param where the device, as messages name it
   * @param slots references by slot
   */
  public Assets of(String where, Map<String, String> slots) {
    return new Assets() {
      @Override
      public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
        String reference = slots.get(slot);
        return reference == null ? Optional.empty() : read(where, reference, type, loader);
      }
    };
  }

  private <T> Optional<T> read(
      String where, String reference, Class<T> type, Assets.Loader<T> loader) {
    Path file = files.asset(reference).orElse(null);
    if (file == null) {
      report(where + ": " + reference + ": missing; the device stays silent");
      return Optional.empty();
    }
    return loaded
        .computeIfAbsent(file, key -> new HashMap<>())
        .computeIfAbsent(type, key -> attempt(where, file, loader))
        .map(type::cast);
  }

  private <T> Optional<Object> attempt(String where, Path file, Assets.Loader<T> loader) {
    try {
      T content = loader.read(file);
      if (content instanceof Assets.Partial partial) {
        partial.problems().forEach(problem -> report(where + ": " + problem + "; it is left out"));
      }
      return Optional.of(content);
    } catch (IOException e) {
      report(where + ": " + e.getMessage() + "; the device stays silent");
      return Optional.empty();
    }
  }

  private void report(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** What is missing or damaged, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
