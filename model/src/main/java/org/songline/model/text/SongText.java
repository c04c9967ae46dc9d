package org.songline.model.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.SongProblem;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;

/**
 * The text of a song. There is one text for each song: keys in a fixed order, what is usual left
 * out, one note, point, clip or the like on a line, so that the changes of two people to different
 * tracks touch different lines. {@code docs/song-format.md} shows it.
 */
public final class SongText {
  /** The number of the format that is written. */
  public static final int FORMAT = 3;

  /** The most bytes that a song's text may have. */
  public static final int MOST_BYTES = 32 << 20;

  private SongText() {}

  /** The canonical text, in UTF-8 when it becomes a file. */
  public static String write(Song song) {
    return JsonWriter.blocks(SongCodec.SONG.write(song));
  }

  /**
   * Reads and checks a song.
   *
   * @param file its name for messages
   * @throws SongProblem at the first thing that is wrong, with its line
   */
  public static Song read(String file, byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new SongProblem(file, "", "it is larger than a song's text may be", "split the song");
    }
    try {
      return read(
          file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      int line = 1;
      for (byte b : content) {
        line += b == '\n' ? 1 : 0;
      }
      throw new SongProblem(
          file, "lines 1 to " + line, "it is not text in UTF-8", "save it as UTF-8");
    }
  }

  /** As {@link #read(String, byte[])}. */
  public static Song read(String file, String text) {
    return read(file, text, FORMAT, Migration.ALL);
  }

  static Song read(String file, String text, int current, List<Migration> migrations) {
    try {
      Json root = JsonReader.read(text);
      if (!(root instanceof Json.Obj song)) {
        throw Codec.wrong(root, "an object");
      }
      return checked(file, migrated(song, current, migrations));
    } catch (BadText e) {
      throw problem(file, e);
    }
  }

  static SongProblem problem(String file, BadText bad) {
    String place = file + (bad.line() == 0 ? "" : ":" + bad.line());
    return new SongProblem(place, "", bad.what(), bad.mend());
  }

  private static Json.Obj migrated(Json.Obj song, int current, List<Migration> migrations) {
    Json number = song.fields().get("format");
    if (number == null) {
      throw new BadText(
          song.line(), "the key \"format\" is missing, so it is no song", "open a song.json");
    }
    int format = Values.INT.read(number);
    if (format > current) {
      throw new BadText(
          number.line(),
          "it has format "
              + format
              + " from a newer version (this one reads up to "
              + current
              + ")",
          "update Songline");
    }
    int first = migrations.isEmpty() ? current : migrations.getFirst().from();
    if (format < first) {
      throw new BadText(
          number.line(), "there is no format " + format, "use " + first + " to " + current);
    }
    Map<String, Json> keys = new LinkedHashMap<>(song.fields());
    keys.remove("format");
    Map<String, Json> now = new LinkedHashMap<>();
    now.put("format", new Json.Num(number.line(), Integer.toString(current)));
    now.putAll(Migration.apply(migrations, format, keys));
    return new Json.Obj(song.line(), true, now);
  }

  private static Song checked(String file, Json.Obj root) {
    Song song = SongCodec.SONG.read(root);
    try {
      SongCheck.check(song);
    } catch (SongProblem e) {
      throw e.in(file + ":" + places(root).getOrDefault(e.place(), root.line()), "");
    }
    return song;
  }

  /** The lines of the parts that a check may name. */
  private static Map<String, Integer> places(Json.Obj root) {
    Map<String, Integer> lines = new HashMap<>();
    root.fields().forEach((key, value) -> lines.put(key, value.line()));
    Map<String, String> kinds =
        Map.of(
            "people", "person",
            "sections", "section",
            "markers", "marker",
            "snapshots", "snapshot",
            "sources", "source",
            "patterns", "pattern",
            "tracks", "track",
            "devices", "device",
            "clips", "clip");
    parts(root, kinds, lines);
    return lines;
  }

  private static void parts(
      Json.Obj object, Map<String, String> kinds, Map<String, Integer> lines) {
    object
        .fields()
        .forEach(
            (key, value) -> {
              String kind = kinds.get(key);
              if (kind != null && value instanceof Json.Arr(int _, boolean _, var items)) {
                for (Json item : items) {
                  if (item instanceof Json.Obj part
                      && part.fields().get("id") instanceof Json.Str(int line, String id)) {
                    lines.put(kind + " " + id, line);
                    parts(part, kinds, lines);
                  }
                }
              }
            });
  }
}
