package org.songline.model.text;

import org.songline.model.SongProblem;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;

/** The first line of a saved version, which says what it is; the song's text follows it. */
public final class VersionText {
  private static final int FORMAT = 1;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 4_000;
  private static final Codec<Head> HEAD = head();

  private VersionText() {}

  /**
   * What a version says of itself.
   *
   * @param name one line, not empty, at most 200 letters
   * @param note lines, at most 4000 letters
   * @param at when it was saved, in milliseconds since 1970
   * @param song the SHA-256 of the song's text in hex
   */
  public record Head(String name, String note, long at, String song) {
    public Head {
      name = name.strip();
      note = note.strip();
      if (name.isEmpty()
          || name.length() > LONGEST_NAME
          || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a name of " + name.length() + " letters");
      }
      if (note.length() > LONGEST_NOTE
          || note.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
        throw new IllegalArgumentException("a note of " + note.length() + " letters");
      }
      if (at < 0 || !song.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("the time or the hash of a version");
      }
    }
  }

  /** One line without its end. */
  public static String write(Head head) {
    return JsonWriter.line(HEAD.write(head));
  }

  /**
   * Reads one line.
   *
   * @param place the file for messages
   * @throws SongProblem when it is none
   */
  public static Head read(String place, String line) {
    try {
      return HEAD.read(JsonReader.read(line));
    } catch (BadText e) {
      throw new SongProblem(place, "", e.what(), e.mend());
    }
  }

  private static Codec<Head> head() {
    var format = Field.of("songline-version", Values.INT, (Head head) -> FORMAT);
    var name = Field.of("name", Values.TEXT, Head::name);
    var note = Field.of("note", Values.TEXT, Head::note).or("");
    var at = Field.of("at", Values.LONG, Head::at);
    var song = Field.of("song", Values.TEXT, Head::song);
    return Codec.line(
        Head.class,
        k -> {
          if (k.of(format) != FORMAT) {
            throw new IllegalArgumentException("the format " + k.of(format));
          }
          return new Head(k.of(name), k.of(note), k.of(at), k.of(song));
        },
        format,
        name,
        note,
        at,
        song);
  }
}
