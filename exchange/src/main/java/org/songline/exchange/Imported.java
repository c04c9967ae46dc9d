package org.songline.exchange;

import java.util.List;
import org.songline.model.edit.Transaction;

/**
 * What an import does to a song.
 *
 * @param edits to be performed on the song that was given
 * @param summary one line: what comes in
 * @param notes what was mended or left out, one line each
 */
public record Imported(Transaction edits, String summary, List<String> notes) {
  public Imported {
    notes = List.copyOf(notes);
  }
}
