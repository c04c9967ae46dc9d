package org.songline.model.text;

import org.songline.model.json.Shape;

/** What the text of songs and of edits looks like, for those who read and write it elsewhere. */
public final class Schema {
  private Schema() {}

  public static Shape.Fields song() {
    return Shape.Fields.of(SongCodec.SONG);
  }

  /** Every kind of edit by its word. */
  public static Shape.Tagged edit() {
    if (EditCodec.EDIT.shape() instanceof Shape.Tagged edit) {
      return edit;
    }
    throw new IllegalStateException("edits have no tag");
  }

  /** A step in the life of a song: a transaction with how it came to happen. */
  public static Shape.Fields step() {
    return EditText.shape();
  }

  /** A transaction alone; its text reads as a new step. */
  public static Shape.Fields transaction() {
    String name = "Transaction";
    return step()
        .without("step", name)
        .without("at", name)
        .without("window", name)
        .without("ask", name);
  }
}
