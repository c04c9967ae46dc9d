package org.songline.release.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.songline.model.json.BadText;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.release.id.Sha256;

/**
 * One line of the journal.
 *
 * @param number from 1, without gaps
 * @param time when it was written, by the clock of the machine that wrote it
 * @param kind what it is about
 * @param subject a path below the folder with slashes, or {@code agreement:ID}; for a key, the
 *     public key in Base64
 * @param sha256 of the subject's bytes; for a key, of the public key
 * @param previous the hash of the line before; zeros for the first
 * @param signature Ed25519 over the line without it, in Base64
 */
public record Entry(
    int number,
    Instant time,
    Kind kind,
    String subject,
    String sha256,
    String previous,
    String signature) {
  /** What stands before the first entry. */
  public static final String NOTHING = "0".repeat(64);

  private static final String FORMAT = "songline-evidence";

  /** What an entry is about. */
  public enum Kind {
    /** The public key by which this entry and those after it are signed. */
    KEY,
    /** A recorded sound of the song. */
    TAKE,
    /** The song's text as it stood. */
    EDIT,
    /** A version that was saved under a name. */
    VERSION,
    /** An agreement of the catalog, or a document of one. */
    AGREEMENT,
    /** The sound file that a recording is bound to. */
    MASTER;

    /** Whether what it names stays as it is; the text of a song goes on changing. */
    boolean lasting() {
      return this != KEY && this != EDIT;
    }

    /** Whether its absence is a fault; takes and versions may be tidied away. */
    boolean needed() {
      return this == AGREEMENT || this == MASTER;
    }

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The line without its signature: what is signed. */
  byte[] signed() {
    return JsonWriter.line(new Json.Obj(0, false, fields())).getBytes(StandardCharsets.UTF_8);
  }

  /** The whole line, without a newline. */
  String line() {
    Map<String, Json> fields = fields();
    fields.put("signature", new Json.Str(0, signature));
    return JsonWriter.line(new Json.Obj(0, false, fields));
  }

  /** What the next entry is chained to. */
  String hash() {
    return Sha256.of(line());
  }

  private Map<String, Json> fields() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(FORMAT, new Json.Num(0, "1"));
    fields.put("number", new Json.Num(0, Integer.toString(number)));
    fields.put("time", new Json.Str(0, time.toString()));
    fields.put("kind", new Json.Str(0, kind.word()));
    fields.put("subject", new Json.Str(0, subject));
    fields.put("sha256", new Json.Str(0, sha256));
    fields.put("previous", new Json.Str(0, previous));
    return fields;
  }

  /**
   * Reads a line. Only the one layout that is written is an entry, so that no byte of a line can
   * change without a trace.
   *
   * @throws IllegalArgumentException when it is no such line
   */
  static Entry read(String line) {
    try {
      if (!(JsonReader.read(line)
          instanceof Json.Obj(int _, boolean _, Map<String, Json> fields))) {
        throw new IllegalArgumentException("it is no entry");
      }
      Entry entry =
          new Entry(
              Integer.parseInt(text(fields, "number")),
              Instant.parse(text(fields, "time")),
              Kind.valueOf(text(fields, "kind").toUpperCase(Locale.ROOT)),
              text(fields, "subject"),
              text(fields, "sha256"),
              text(fields, "previous"),
              text(fields, "signature"));
      if (!entry.line().equals(line)) {
        throw new IllegalArgumentException("it is not in the layout that is written");
      }
      return entry;
    } catch (BadText | java.time.DateTimeException bad) {
      throw new IllegalArgumentException("it is no entry", bad);
    }
  }

  private static String text(Map<String, Json> fields, String key) {
    return switch (fields.get(key)) {
      case Json.Str(int _, String text) -> text;
      case Json.Num(int _, String text) -> text;
      case null, default -> throw new IllegalArgumentException("it has no " + key);
    };
  }
}
