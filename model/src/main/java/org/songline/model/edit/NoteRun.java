package org.songline.model.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.PatternCheck;
import org.songline.model.song.Song;
import org.songline.model.song.Sorted;

/** Many notes of one pattern exchanged at once, with the outcome of one edit after another. */
final class NoteRun {
  /** Fewer edits are as quick one by one. */
  private static final int LEAST = 16;

  private NoteRun() {}

  /**
   * Where a run of edits of one pattern's notes ends that is worth doing at once; else its start.
   */
  static int end(List<Edit> edits, int start) {
    if (!(edits.get(start) instanceof PutNote first)) {
      return start;
    }
    PatternId pattern = first.pattern();
    int end = start + 1;
    while (end < edits.size()
        && edits.get(end) instanceof PutNote next
        && next.pattern().equals(pattern)) {
      end++;
    }
    return end - start < LEAST ? start : end;
  }

  /**
   * @param run edits of the notes of one pattern
   */
  static Song apply(Song song, List<Edit> run) {
    PatternId id = ((PutNote) run.getFirst()).pattern();
    Pattern pattern = Change.pattern(song, id);
    String place = PatternCheck.place(pattern);
    // How many more of each note there are than in the pattern.
    Map<Note, Integer> more = new HashMap<>();
    for (Edit edit : run) {
      PutNote put = (PutNote) edit;
      Change.needs(
          put.old().isPresent() || put.now().isPresent(),
          place,
          "a change neither adds nor removes",
          "leave it out");
      put.now().ifPresent(note -> PatternCheck.check(place, note));
      if (put.old().isPresent()) {
        Note old = put.old().get();
        if (more.getOrDefault(old, 0) + there(pattern, old) <= 0) {
          throw Change.unfit(place, "what the change replaces or removes is not there");
        }
        more.merge(old, -1, Integer::sum);
      }
      put.now().ifPresent(note -> more.merge(note, 1, Integer::sum));
    }
    List<Note> notes = new ArrayList<>(pattern.notes().size() + run.size());
    for (Note note : pattern.notes()) {
      if (more.isEmpty() || more.getOrDefault(note, 0) >= 0) {
        notes.add(note);
      } else {
        more.merge(note, 1, Integer::sum);
      }
    }
    more.forEach(
        (note, count) -> {
          for (int i = 0; i < count; i++) {
            notes.add(note);
          }
        });
    return Change.with(song, pattern.withNotes(notes));
  }

  private static int there(Pattern pattern, Note note) {
    Sorted<Note> notes = Sorted.of(Note.ORDER, pattern.notes());
    int first = notes.find(note);
    int count = 0;
    while (first >= 0 && first + count < notes.size() && notes.get(first + count).equals(note)) {
      count++;
    }
    return count;
  }
}
