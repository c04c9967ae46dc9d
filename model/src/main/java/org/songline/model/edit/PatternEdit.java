package org.songline.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.PatternCheck;
import org.songline.model.song.Row;
import org.songline.model.song.RowStep;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Changes to patterns and what is in them. */
public sealed interface PatternEdit extends Edit {

  /** Adds, removes or replaces a pattern; it can only be removed when no clip plays it. */
  record PutPattern(Optional<Pattern> old, Optional<Pattern> now) implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Change.sameId("patterns", Pattern::id, old, now);
      Pattern pattern =
          old.or(() -> now)
              .orElseThrow(() -> Change.unfit("patterns", "a change neither adds nor removes"));
      String place = PatternCheck.place(pattern);
      Song changed = song.withPatterns(Change.put(place, song.patterns(), pattern.id(), old, now));
      now.ifPresent(PatternCheck::check);
      if (now.isEmpty()) {
        for (Track track : song.tracks()) {
          for (Clip clip : track.clips()) {
            Change.needs(
                !(clip instanceof Clip.NoteClip notes && notes.pattern().equals(pattern.id())),
                place,
                "clip " + clip.id().text() + " plays it",
                "remove the clip first");
          }
        }
      }
      return changed;
    }

    @Override
    public PutPattern inverse() {
      return new PutPattern(now, old);
    }
  }

  record SetPatternName(PatternId pattern, String old, String now) implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Pattern found = Change.pattern(song, pattern);
      Change.expect(PatternCheck.place(found), found.name(), old);
      Pattern changed = found.withName(now);
      PatternCheck.name(changed);
      return Change.with(song, changed);
    }

    @Override
    public SetPatternName inverse() {
      return new SetPatternName(pattern, now, old);
    }
  }

  record PutNote(PatternId pattern, Optional<Note> old, Optional<Note> now) implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Pattern found = Change.pattern(song, pattern);
      String place = PatternCheck.place(found);
      now.ifPresent(note -> PatternCheck.check(place, note));
      return Change.with(
          song, found.withNotes(Change.put(place, Note.ORDER, found.notes(), old, now)));
    }

    @Override
    public PutNote inverse() {
      return new PutNote(pattern, now, old);
    }
  }

  /** A row of the step grid; a change of it keeps the key. */
  record PutRow(PatternId pattern, Optional<Row> old, Optional<Row> now) implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Pattern found = Change.pattern(song, pattern);
      String place = PatternCheck.place(found);
      Change.needs(
          old.isEmpty() || now.isEmpty() || old.get().key() == now.get().key(),
          place,
          "a change of a row must keep its key",
          "remove the one and add the other");
      Pattern changed = found.withRows(Change.put(place, Row.ORDER, found.rows(), old, now));
      now.ifPresent(
          row -> {
            Change.needs(
                old.isPresent() || found.row(row.key()).isEmpty(),
                place,
                "there is a row of that key",
                "change that row");
            PatternCheck.check(place, row);
          });
      return Change.with(song, changed);
    }

    @Override
    public PutRow inverse() {
      return new PutRow(pattern, now, old);
    }
  }

  /**
   * A step of a row.
   *
   * @param row the key of the row
   */
  record PutStep(PatternId pattern, int row, Optional<RowStep> old, Optional<RowStep> now)
      implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Pattern found = Change.pattern(song, pattern);
      String place = PatternCheck.place(found);
      Row before =
          found.row(row).orElseThrow(() -> Change.unfit(place, "there is no row of key " + row));
      Row after = before.withSteps(Change.put(place, RowStep.ORDER, before.steps(), old, now));
      PatternCheck.check(place, after);
      List<Row> rows = new ArrayList<>(found.rows());
      rows.replaceAll(other -> other.key() == row ? after : other);
      return Change.with(song, found.withRows(rows));
    }

    @Override
    public PutStep inverse() {
      return new PutStep(pattern, row, now, old);
    }
  }

  record PutControl(PatternId pattern, Optional<Control> old, Optional<Control> now)
      implements PatternEdit {
    @Override
    public Song apply(Song song) {
      Pattern found = Change.pattern(song, pattern);
      String place = PatternCheck.place(found);
      now.ifPresent(control -> PatternCheck.check(place, control));
      return Change.with(
          song, found.withControls(Change.put(place, Control.ORDER, found.controls(), old, now)));
    }

    @Override
    public PutControl inverse() {
      return new PutControl(pattern, now, old);
    }
  }
}
