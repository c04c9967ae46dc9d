package org.songline.model.edit;

import java.util.List;
import org.songline.model.song.Song;

/**
 * Edits that belong together: all of them happen or none.
 *
 * @param label what a person did, for example {@code Quantize}, at most 1000 letters
 * @param edits in the order in which they happen
 */
public record Transaction(String label, List<Edit> edits) {
  private static final int LONGEST_LABEL = 1_000;

  public Transaction {
    edits = List.copyOf(edits);
    if (label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("a label of " + label.length() + " letters");
    }
  }

  public static Transaction of(String label, Edit... edits) {
    return new Transaction(label, List.of(edits));
  }

  /**
   * The song after all edits.
   *
   * @throws org.songline.model.SongProblem when one of them does not fit
   */
  public Song apply(Song song) {
    Song changed = song;
    for (int i = 0; i < edits.size(); ) {
      int end = NoteRun.end(edits, i);
      if (end > i) {
        changed = NoteRun.apply(changed, edits.subList(i, end));
        i = end;
      } else {
        changed = edits.get(i).apply(changed);
        i++;
      }
    }
    return changed;
  }

  /** Takes every edit back, the last one first. */
  public Transaction inverse() {
    return new Transaction(label, edits.reversed().stream().map(Edit::inverse).toList());
  }
}
