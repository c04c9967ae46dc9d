package org.songline.model.song;

import java.util.List;
import org.songline.model.song.Id.PatternId;

/**
 * Notes and controllers that note clips play.
 *
 * @param notes sorted by {@link Note#ORDER}; a multiset, so two equal notes may stand in it
 * @param controls sorted by {@link Control#ORDER}
 */
public record Pattern(PatternId id, String name, List<Note> notes, List<Control> controls) {
  public Pattern {
    notes = Sorted.of(Note.ORDER, notes);
    controls = Sorted.of(Control.ORDER, controls);
  }

  public Pattern withName(String name) {
    return new Pattern(id, name, notes, controls);
  }

  public Pattern withNotes(List<Note> notes) {
    return new Pattern(id, name, notes, controls);
  }

  public Pattern withControls(List<Control> controls) {
    return new Pattern(id, name, notes, controls);
  }
}
