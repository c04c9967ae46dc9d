package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Sorted;

/** Chosen notes of a pattern and their exchange for others. */
final class Notes {
  private final Draft draft;
  private final PatternId pattern;
  private final List<Note> chosen;

  private Notes(Draft draft, PatternId pattern, List<Note> chosen) {
    this.draft = draft;
    this.pattern = pattern;
    this.chosen = chosen;
  }

  /** The chosen notes in their order; each must be in the pattern as many times as it is named. */
  static Notes of(Song song, PatternId id, List<Note> chosen) {
    Draft draft = new Draft(song);
    if (chosen.isEmpty()) {
      throw new SongProblem(place(id), "no note is chosen", "choose at least one");
    }
    Sorted<Note> there = Sorted.of(Note.ORDER, draft.pattern(id).notes());
    for (Note note : chosen) {
      Words.needs(
          there.find(note) >= 0,
          place(id),
          "a chosen note is not in it",
          "look at the song as it is now");
    }
    return new Notes(draft, id, Sorted.of(Note.ORDER, chosen));
  }

  List<Note> chosen() {
    return chosen;
  }

  /** Each chosen note becomes another one, or goes. */
  Transaction each(String label, Function<Note, Optional<Note>> change) {
    List<Note> gone = new ArrayList<>();
    List<Note> come = new ArrayList<>();
    List<Note> lost = new ArrayList<>();
    for (Note note : chosen) {
      change
          .apply(note)
          .ifPresentOrElse(
              now -> {
                if (!now.equals(note)) {
                  gone.add(note);
                  come.add(now);
                }
              },
              () -> lost.add(note));
    }
    gone.addAll(lost);
    draft.exchange(pattern, gone, come);
    return draft.done(label);
  }

  /** The chosen notes in their order become others; those that are on both sides stay. */
  Transaction all(String label, List<Note> now) {
    List<Note> gone = new ArrayList<>();
    List<Note> come = new ArrayList<>();
    if (now.size() == chosen.size()) {
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).equals(chosen.get(i))) {
          gone.add(chosen.get(i));
          come.add(now.get(i));
        }
      }
    } else {
      gone.addAll(without(chosen, now));
      come.addAll(without(now, chosen));
    }
    draft.exchange(pattern, gone, come);
    return draft.done(label);
  }

  /** Adds notes beside the chosen ones. */
  Transaction more(String label, List<Note> added) {
    draft.exchange(pattern, List.of(), added);
    return draft.done(label);
  }

  static Transaction added(Song song, PatternId id, String label, List<Note> notes) {
    Draft draft = new Draft(song);
    draft.exchange(id, List.of(), notes);
    return draft.done(label);
  }

  /** The notes of a pattern after an exchange. */
  static List<Note> exchanged(Pattern pattern, List<Note> gone, List<Note> come) {
    var _ = left(pattern, gone);
    List<Note> now = without(pattern.notes(), gone);
    now.addAll(come);
    return now;
  }

  /** What is left of some notes when others are taken away, each as often as it is there. */
  private static List<Note> without(List<Note> notes, List<Note> gone) {
    Map<Note, Integer> count = new HashMap<>();
    gone.forEach(note -> count.merge(note, 1, Integer::sum));
    List<Note> rest = new ArrayList<>(notes.size());
    for (Note note : notes) {
      if (count.getOrDefault(note, 0) > 0) {
        count.merge(note, -1, Integer::sum);
      } else {
        rest.add(note);
      }
    }
    return rest;
  }

  /** How many of each note stay when some go; refuses notes that are not there. */
  private static Map<Note, Integer> left(Pattern pattern, List<Note> gone) {
    Map<Note, Integer> count = new HashMap<>();
    pattern.notes().forEach(note -> count.merge(note, 1, Integer::sum));
    for (Note note : gone) {
      if (count.merge(note, -1, Integer::sum) < 0) {
        throw new SongProblem(
            place(pattern.id()), "a chosen note is not in it", "look at the song as it is now");
      }
    }
    return count;
  }

  static String place(PatternId id) {
    return "pattern " + id.text();
  }

  /** How many, in words: {@code 1 note}, {@code 12 notes}. */
  String told() {
    return Words.count(chosen.size(), "note");
  }
}
