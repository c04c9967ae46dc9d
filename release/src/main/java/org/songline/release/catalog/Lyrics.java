package org.songline.release.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The words that are sung.
 *
 * @param language ISO 639-1 or -2
 */
public record Lyrics(String language, List<Line> lines) {
  /**
   * A line; an empty one parts verses.
   *
   * @param at milliseconds from the beginning of the recording, when it is known
   */
  public record Line(Optional<Integer> at, String text) {}

  public static final Lyrics NONE = new Lyrics("", List.of());

  public Lyrics {
    lines = List.copyOf(lines);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether every line that has words has a time. */
  public boolean isTimed() {
    return !isEmpty()
        && lines.stream().allMatch(line -> line.text().isBlank() || line.at().isPresent());
  }
}
