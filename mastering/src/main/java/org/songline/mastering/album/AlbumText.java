package org.songline.mastering.album;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.media.MediaProblem;

/**
 * Reads the text of an album: {@code NAME = VALUE} lines, first about the record, then after each
 * {@code [track]} about one track. Paths are relative to the folder of the text.
 */
public final class AlbumText {
  static final String HEAD = "songline-album 1";

  private static final Set<String> ABOUT = Set.of("title", "artist", "catalog", "equal");
  private static final Set<String> TRACK =
      Set.of("file", "title", "artist", "isrc", "gap", "fade-in", "fade-out", "trim");

  private final String file;
  private final Path folder;
  private final Map<String, String> about = new HashMap<>();
  private final List<AlbumTrack> tracks = new ArrayList<>();
  private Map<String, String> now = about;
  private int began;
  private int line;

  /** Where each name was set last. */
  private final Map<String, Integer> lines = new HashMap<>();

  private AlbumText(String file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Reads an album.
   *
   * @param file for messages
   * @param folder that paths are relative to
   * @throws MediaProblem naming the first line that is wrong, why, and what to write
   */
  public static Album read(String file, Path folder, String text) throws MediaProblem {
    return new AlbumText(file, folder).read(text);
  }

  private Album read(String text) throws MediaProblem {
    for (String raw : text.split("\\R", -1)) {
      line++;
      String words = raw.strip();
      if (line == 1 && !words.equals(HEAD)) {
        throw problem("is not the first line of an album", "begin with: " + HEAD);
      } else if (words.equals("[track]")) {
        int here = line;
        endTrack();
        line = here;
        began = here;
        now = new HashMap<>();
      } else if (line > 1 && !words.isEmpty() && !words.startsWith("#")) {
        setting(words);
      }
    }
    endTrack();
    line = 0;
    try {
      return new Album(
          about.getOrDefault("title", ""),
          about.getOrDefault("artist", ""),
          about.getOrDefault("catalog", ""),
          number(about, "equal", "%", 0) / 100,
          tracks);
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()), "change it");
    }
  }

  private void setting(String words) throws MediaProblem {
    int equals = words.indexOf('=');
    if (equals < 1) {
      throw problem("\"" + words + "\" sets nothing", "write NAME = VALUE or [track]");
    }
    String name = words.substring(0, equals).strip();
    String value = words.substring(equals + 1).strip();
    boolean album = aboutAlbum();
    Set<String> known = album ? ABOUT : TRACK;
    if (!known.contains(name)) {
      throw problem(
          (album ? "an album has no " : "a track has no ") + name,
          "it has " + String.join(", ", known.stream().sorted().toList()));
    }
    if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c == '"')) {
      throw problem(
          name + (value.isEmpty() ? " is empty" : " has a quote"),
          value.isEmpty() ? "leave the line out" : "use other signs");
    }
    lines.put(name, line);
    if (now.put(name, value) != null) {
      throw problem(name + " is set twice", "leave one of them");
    }
  }

  @SuppressWarnings("ReferenceEquality") // which of the two is being filled
  private boolean aboutAlbum() {
    return now == about;
  }

  private void endTrack() throws MediaProblem {
    if (aboutAlbum()) {
      return;
    }
    line = began;
    String source = now.get("file");
    if (source == null) {
      throw problem("this track has no file", "write file = PATH");
    }
    try {
      tracks.add(
          new AlbumTrack(
              folder.resolve(source),
              now.getOrDefault("title", ""),
              now.getOrDefault("artist", ""),
              now.getOrDefault("isrc", "").replace("-", ""),
              number(now, "gap", "s", AlbumTrack.USUAL_GAP),
              number(now, "fade-in", "s", 0),
              number(now, "fade-out", "s", 0),
              number(now, "trim", "dB", 0)));
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()), "change it");
    }
  }

  private double number(Map<String, String> values, String name, String unit, double initial) {
    String value = values.get(name);
    if (value == null) {
      return initial;
    }
    String digits =
        value.endsWith(unit) ? value.substring(0, value.length() - unit.length()).strip() : value;
    if (!digits.matches("[-+]?[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      line = lines.getOrDefault(name, line);
      throw new IllegalArgumentException(name + " is " + value + ", not a number of " + unit);
    }
    return Double.parseDouble(digits);
  }

  private MediaProblem problem(String what, String mend) {
    return new MediaProblem(file, line == 0 ? "" : "line " + line, what, mend);
  }
}
