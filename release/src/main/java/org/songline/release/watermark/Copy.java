package org.songline.release.watermark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;

/**
 * A review copy that was made.
 *
 * @param number that its sound carries
 * @param party the id of who got it
 * @param source the name of the file it was made from
 * @param sha256 of that file
 * @param name of the copy
 * @param made when, to the second
 */
public record Copy(
    int number, String party, String source, String sha256, String name, Instant made) {
  private static final long MOST_BYTES = 64L << 20;

  private static final Codec<List<Copy>> LIST = codec().lines();

  private static Codec<Copy> codec() {
    Codec<Instant> time = Values.TEXT.map(Copy::time, Instant::toString);
    var number = Field.of("number", Values.INT, Copy::number);
    var party = Field.of("party", Values.TEXT, Copy::party);
    var source = Field.of("source", Values.TEXT, Copy::source);
    var sha256 = Field.of("sha256", Values.TEXT, Copy::sha256);
    var name = Field.of("name", Values.TEXT, Copy::name);
    var made = Field.of("made", time, Copy::made);
    return Codec.line(
        Copy.class,
        keys ->
            new Copy(
                keys.of(number),
                keys.of(party),
                keys.of(source),
                keys.of(sha256),
                keys.of(name),
                keys.of(made)),
        number,
        party,
        source,
        sha256,
        name,
        made);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("the time " + text, wrong);
    }
  }

  static String write(List<Copy> copies) {
    return JsonWriter.blocks(LIST.write(copies));
  }

  static List<Copy> read(Path file) throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ReleaseProblem(file.toString(), "it is too long", "look at it");
      }
      return LIST.read(JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }
}
