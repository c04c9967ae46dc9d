package org.songline.model.song;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.PatternId;

/**
 * Notes, controllers and a step grid that note clips play.
 *
 * @param notes sorted by {@link Note#ORDER}; a multiset, so two equal notes may stand in it
 * @param controls sorted by {@link Control#ORDER}
 * @param rows the step grid, sorted by {@link Row#ORDER}, one for a key
 */
public record Pattern(
    PatternId id, String name, List<Note> notes, List<Control> controls, List<Row> rows) {
  public Pattern {
    notes = Sorted.of(Note.ORDER, notes);
    controls = Sorted.of(Control.ORDER, controls);
    rows = Sorted.of(Row.ORDER, rows);
  }

  /** Without a step grid. */
  public Pattern(PatternId id, String name, List<Note> notes, List<Control> controls) {
    this(id, name, notes, controls, List.of());
  }

  /** The row of a key. */
  public Optional<Row> row(int key) {
    return rows.stream().filter(row -> row.key() == key).findFirst();
  }

  public Pattern withId(PatternId id) {
    return new Pattern(id, name, notes, controls, rows);
  }

  public Pattern withRows(List<Row> rows) {
    return new Pattern(id, name, notes, controls, rows);
  }

  public Pattern withName(String name) {
    return new Pattern(id, name, notes, controls, rows);
  }

  public Pattern withNotes(List<Note> notes) {
    return new Pattern(id, name, notes, controls, rows);
  }

  public Pattern withControls(List<Control> controls) {
    return new Pattern(id, name, notes, controls, rows);
  }
}
