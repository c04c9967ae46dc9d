package org.songline.release.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.json.BadText;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;

/**
 * A release and its tracks as one text to read and edit: a line {@code key: value} for everything
 * that can be said, a head {@code [release ID]} or {@code [recording ID]} before each part. A value
 * of several lines stands below its key, indented by two spaces. What a text leaves out stays as it
 * is; a key without a value takes it away.
 */
public final class ReleaseSheet {
  private static final String RELEASE = "release";
  private static final String RECORDING = "recording";
  private static final String INDENT = "  ";
  private static final String SEVERAL = "|";
  private static final int MOST_CHARACTERS = 4 << 20;

  private ReleaseSheet() {}

  /** Ends with a newline. */
  public static String write(Catalog catalog, ReleaseId id) {
    Release release = catalog.release(id);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(oneLine(release.artist().text())).append(": ");
    text.append(oneLine(release.fullTitle())).append('\n');
    part(text, RELEASE, id.text(), EntryText.RELEASE.values(release));
    List<RecordingId> told = new ArrayList<>();
    for (Recording recording : catalog.recordingsOf(release)) {
      if (!told.contains(recording.id())) {
        told.add(recording.id());
        part(text, RECORDING, recording.id().text(), EntryText.RECORDING.values(recording));
      }
    }
    return text.toString();
  }

  private static void part(StringBuilder text, String kind, String id, Map<String, String> values) {
    text.append("\n[").append(kind).append(' ').append(id).append("]\n");
    values.forEach(
        (key, value) -> {
          if (!measured(key)) {
            text.append(key).append(':').append(written(value)).append('\n');
          }
        });
  }

  /** Whether a key says what a file was measured to be, which nobody edits. */
  private static boolean measured(String key) {
    return key.startsWith("file.") || key.equals("cover.path") || key.equals("cover.sha256");
  }

  private static String written(String value) {
    if (value.isEmpty()) {
      return "";
    }
    boolean odd =
        !value.equals(value.strip())
            || value.startsWith("\"")
            || value.equals(SEVERAL)
            || value.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x2028 || c == 0x85);
    if (odd) {
      return " " + JsonWriter.line(new Json.Str(0, value));
    }
    if (value.indexOf('\n') < 0) {
      return " " + value;
    }
    StringBuilder text = new StringBuilder(" " + SEVERAL);
    for (String line : value.split("\n", -1)) {
      text.append('\n').append(INDENT).append(line);
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /**
   * The catalog with what a text says.
   *
   * @param file as its user knows it
   * @throws ReleaseProblem with the line that cannot be used; nothing is changed then
   */
  public static Catalog read(String file, String text, Catalog catalog) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ReleaseProblem(file, "it is too long for a release", "look at it");
    }
    Catalog changed = catalog;
    for (Section section : sections(file, text)) {
      changed = apply(file, changed, section);
    }
    return changed;
  }

  private static Catalog apply(String file, Catalog catalog, Section section) {
    String place = file + ": line " + section.line();
    try {
      return switch (section.kind()) {
        case RELEASE -> {
          Release release = catalog.release(new ReleaseId(section.id()));
          yield catalog.with(EntryText.RELEASE.with(release, section.values()));
        }
        case RECORDING -> {
          Recording recording = catalog.recording(new RecordingId(section.id()));
          yield catalog.with(EntryText.RECORDING.with(recording, section.values()));
        }
        default ->
            throw new ReleaseProblem(
                place,
                "[" + section.kind() + "] is neither",
                "write [release ID] or [recording ID]");
      };
    } catch (IllegalArgumentException wrong) {
      throw new ReleaseProblem(
          place, String.valueOf(wrong.getMessage()), "write an id of the catalog", wrong);
    }
  }

  private record Section(int line, String kind, String id, Map<String, String> values) {}

  private static List<Section> sections(String file, String text) {
    List<Section> sections = new ArrayList<>();
    String[] lines = text.replace("\r\n", "\n").split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        String[] words = line.substring(1, line.length() - 1).strip().split("\\s+", 2);
        sections.add(
            new Section(i + 1, words[0], words.length > 1 ? words[1] : "", new LinkedHashMap<>()));
        continue;
      }
      String place = file + ": line " + (i + 1);
      int colon = line.indexOf(':');
      if (sections.isEmpty() || colon <= 0) {
        throw new ReleaseProblem(
            place,
            sections.isEmpty() ? "no head stands before it" : "it has no colon",
            "write [release ID] first, then lines of the form key: value");
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (value.equals(SEVERAL)) {
        List<String> several = new ArrayList<>();
        while (i + 1 < lines.length && lines[i + 1].startsWith(INDENT)) {
          several.add(lines[++i].substring(INDENT.length()));
        }
        value = String.join("\n", several);
      } else if (value.startsWith("\"")) {
        value = quoted(place, value);
      }
      if (sections.getLast().values().put(key, value) != null) {
        throw new ReleaseProblem(place, key + " is given twice", "remove one");
      }
    }
    return sections;
  }

  private static String quoted(String place, String value) {
    try {
      if (JsonReader.read(value) instanceof Json.Str(int _, String text)) {
        return text;
      }
    } catch (BadText bad) {
      throw new ReleaseProblem(place, bad.what(), bad.mend(), bad);
    }
    throw new ReleaseProblem(place, "its quotes do not fit", "close them, or leave them out");
  }
}
