package org.songline.model.text;

import org.songline.model.SongProblem;
import org.songline.model.edit.Stamp;
import org.songline.model.edit.Transaction;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Shape;
import org.songline.model.json.Values;

/** What was done to a song as single lines of text, in the words of {@link SongText}. */
public final class EditText {
  /** How a transaction came to happen. */
  public enum Kind {
    /** It is new. */
    DO,
    /** It takes the last one back. */
    UNDO,
    /** It does again what was taken back last. */
    REDO
  }

  /**
   * A step in the life of a song.
   *
   * @param transaction what happened to the song, for undo the inverse of what was done
   * @param stamp when, and who asked
   */
  public record Step(Kind kind, Transaction transaction, Stamp stamp) {
    /** A step of which nobody knows when it happened. */
    public Step(Kind kind, Transaction transaction) {
      this(kind, transaction, Stamp.NONE);
    }
  }

  private static final Codec<Step> STEP = step();

  private EditText() {}

  static Shape.Fields shape() {
    return Shape.Fields.of(STEP);
  }

  /** One line without its end. */
  public static String write(Step step) {
    return JsonWriter.line(STEP.write(step));
  }

  /**
   * Reads one line.
   *
   * @param place the file and line for messages
   * @throws SongProblem when it is no step
   */
  public static Step read(String place, String line) {
    try {
      return STEP.read(JsonReader.read(line));
    } catch (BadText e) {
      throw new SongProblem(place, "", e.what(), e.mend());
    }
  }

  private static Codec<Step> step() {
    var kind = Field.of("step", Values.choice(Kind.class, "StepKind"), Step::kind).or(Kind.DO);
    var label = Field.<Step, String>of("label", Values.TEXT, step -> step.transaction().label());
    var edits =
        Field.<Step, java.util.List<org.songline.model.edit.Edit>>of(
            "edits", EditCodec.EDIT.inline(), step -> step.transaction().edits());
    var at = Field.of("at", Values.LONG, (Step step) -> step.stamp().at()).or(0L);
    var window = Field.of("window", Values.TEXT, (Step step) -> step.stamp().window()).or("");
    var ask = Field.of("ask", Values.LONG, (Step step) -> step.stamp().ask()).or(0L);
    return Codec.line(
        Step.class,
        k ->
            new Step(
                k.of(kind),
                new Transaction(k.of(label), k.of(edits)),
                new Stamp(k.of(at), k.of(window), k.of(ask))),
        kind,
        label,
        at,
        window,
        ask,
        edits);
  }
}
