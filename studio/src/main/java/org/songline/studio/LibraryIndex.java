package org.songline.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.songline.media.MediaProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the library says about its sounds: {@code index.json} in its folder. */
public final class LibraryIndex {
  private static final String FILE = "index.json";
  private static final int VERSION = 1;

  private LibraryIndex() {}

  /**
   * One sound.
   *
   * @param reference how a song names it, {@code library:} and the file's place
   * @param kind such as kick, loop or texture
   * @param licence by its short SPDX name
   * @param source the address where it was found
   * @param collection the set that it came with
   * @param seconds its length; empty for a set of instruments
   * @param beats quarter notes that a loop lasts
   * @param bpm tempo at which a loop plays as recorded
   * @param key MIDI key of its pitch with the fraction; empty where there is none that is clear
   */
  public record Entry(
      String reference,
      String name,
      String kind,
      String licence,
      Optional<String> author,
      Optional<String> source,
      Optional<String> collection,
      OptionalDouble seconds,
      OptionalDouble beats,
      OptionalDouble bpm,
      OptionalDouble key) {}

  /**
   * All sounds, in the order of the file.
   *
   * @throws MediaProblem when the index is missing or no index
   */
  public static List<Entry> read(Path library) throws IOException {
    Path file = library.resolve(FILE);
    JsonNode root;
    try {
      root = new JsonMapper().readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new MediaProblem(file.toString(), "", "does not exist", "install Songline again");
    } catch (JacksonException e) {
      throw damaged(file, "is no JSON");
    }
    if (root.path("songline-library").asInt(0) != VERSION) {
      throw damaged(file, "is no library index of version " + VERSION);
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode sound : root.path("sounds")) {
      entries.add(
          new Entry(
              "library:" + needed(file, sound, "file"),
              needed(file, sound, "name"),
              needed(file, sound, "kind"),
              needed(file, sound, "licence"),
              text(sound, "author"),
              text(sound, "source"),
              text(sound, "collection"),
              number(sound, "seconds"),
              number(sound, "beats"),
              number(sound, "bpm"),
              number(sound, "key")));
    }
    return entries;
  }

  private static String needed(Path file, JsonNode sound, String field) throws MediaProblem {
    return text(sound, field).orElseThrow(() -> damaged(file, "has a sound without " + field));
  }

  private static MediaProblem damaged(Path file, String what) {
    return new MediaProblem(file.toString(), "", what, "install Songline again");
  }

  private static Optional<String> text(JsonNode sound, String field) {
    JsonNode value = sound.path(field);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  private static OptionalDouble number(JsonNode sound, String field) {
    JsonNode value = sound.path(field);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }
}
