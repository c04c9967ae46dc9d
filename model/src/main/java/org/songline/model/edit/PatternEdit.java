package org.songline.model.edit;

import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.PatternCheck;
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
