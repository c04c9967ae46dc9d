package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of an earlier production in the same folder that the new one does not make: the stem of a
 * track that is gone. A file is removed only when the folder's own report names it and it still has
 * the content that the report says, so that nothing that somebody else put there is lost.
 */
final class Outdated {
  private static final long MOST_BYTES = 1 << 26;

  /** What no name of a production has, and some systems cannot take. */
  private static final String FOREIGN = "/\\:*?\"<>|";

  private final Path output;

  /** Names within the output folder, with their SHA-256. */
  private final Map<String, String> named;

  private Outdated(Path output, Map<String, String> named) {
    this.output = output;
    this.named = named;
  }

  /** What the report in a folder names; nothing where there is none that can be read. */
  static Outdated in(Path output) throws IOException {
    Map<String, String> named = new HashMap<>();
    Path report = output.resolve(Production.REPORT);
    if (Files.isRegularFile(report) && Files.size(report) < MOST_BYTES) {
      try {
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(report));
        for (JsonNode file : root.path("files")) {
          named.put(file.path("name").asString(""), file.path("sha256").asString(""));
        }
        for (JsonNode stem : root.path("stems")) {
          named.put(stem.path("file").asString(""), stem.path("sha256").asString(""));
        }
      } catch (JacksonException damaged) {
        named.clear();
      }
    }
    return new Outdated(output, named);
  }

  /**
   * Removes what is outdated.
   *
   * @param made the names that the new production makes
   */
  void remove(Set<String> made) throws IOException {
    for (Path file : files(made)) {
      Files.delete(file);
    }
  }

  private List<Path> files(Set<String> made) throws IOException {
    List<Path> outdated = new ArrayList<>();
    for (Map.Entry<String, String> entry : named.entrySet()) {
      String name = entry.getKey();
      if (!made.contains(name) && own(name)) {
        Path file = output.resolve(name);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Formats.sha256(file).equals(entry.getValue())) {
          outdated.add(file);
        }
      }
    }
    return outdated;
  }

  /** Whether a production may have given this name: plain, or within the folder of stems. */
  private static boolean own(String name) {
    String plain =
        name.startsWith(Production.STEMS + "/")
            ? name.substring(Production.STEMS.length() + 1)
            : name;
    return !plain.isBlank()
        && !plain.startsWith(".")
        && plain.chars().noneMatch(c -> c < ' ' || FOREIGN.indexOf(c) >= 0);
  }
}
