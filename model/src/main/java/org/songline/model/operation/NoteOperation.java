package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What people do to the places and lengths of notes of a pattern. */
public sealed interface NoteOperation extends Operation {

  /**
   * Moves notes in time and pitch.
   *
   * @param by ticks, later above zero, earlier below
   */
  record MoveNotes(PatternId pattern, List<Note> notes, long by, int semitones)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.each(
          "Move " + chosen.told(),
          note -> Optional.of(Shape.keyed(Shape.moved(pattern, note, by), note.key() + semitones)));
    }
  }

  /** Copies notes; absent, right after themselves. */
  record DuplicateNotes(PatternId pattern, List<Note> notes, Optional<Ticks> by)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      long distance =
          by.map(Ticks::count)
              .orElseGet(() -> Shape.end(chosen.chosen()) - Shape.start(chosen.chosen()));
      return chosen.more(
          "Duplicate " + chosen.told(),
          chosen.chosen().stream().map(note -> Shape.moved(pattern, note, distance)).toList());
    }
  }

  record DeleteNotes(PatternId pattern, List<Note> notes) implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.each("Delete " + chosen.told(), _ -> Optional.empty());
    }
  }

  /**
   * Moves notes towards the lines of a grid.
   *
   * @param grid between two lines
   * @param origin a place in the pattern that is on a line, the first of a pair
   * @param strength how far of the way, 0 to 1
   * @param swing how late each second line is, as a share of the grid, 0 to 0.9; 1/3 is triplets
   * @param starts whether starts move; lengths stay unless ends move too
   * @param ends whether ends move
   */
  record QuantiseNotes(
      PatternId pattern,
      List<Note> notes,
      Ticks grid,
      TickPosition origin,
      double strength,
      double swing,
      boolean starts,
      boolean ends)
      implements NoteOperation {
    private static final double MOST_SWING = 0.9;

    @Override
    public Transaction on(Song song) {
      String place = Notes.place(pattern);
      Words.within(place, "the strength", strength, 0, 1);
      Words.within(place, "the swing", swing, 0, MOST_SWING);
      Grid lines = new Grid(place, grid, origin, swing);
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.each(
          "Quantise " + chosen.told() + " to " + Words.grid(grid),
          note -> Optional.of(quantised(lines, note)));
    }

    private Note quantised(Grid lines, Note note) {
      long start = note.at().tick();
      long now = starts ? towards(start, lines.nearest(start)) : start;
      long end = now + note.length().count();
      if (ends) {
        long old = note.end().tick();
        end = Math.max(now + 1, towards(old, Math.max(lines.nearest(old), lines.after(now))));
      }
      return Shape.placed(note, now, end - now);
    }

    private long towards(long from, long to) {
      return from + Math.round((to - from) * strength);
    }
  }

  /**
   * Moves notes a little, as people play.
   *
   * @param time the furthest that a start moves, either way
   * @param velocity the most that a velocity changes, either way, 0 to 127
   * @param seed another one, other moves
   */
  record HumaniseNotes(PatternId pattern, List<Note> notes, Ticks time, double velocity, int seed)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Words.within(Notes.place(pattern), "the change of velocity", velocity, 0, 127);
      Notes chosen = Notes.of(song, pattern, notes);
      Chance chance = new Chance(seed);
      return chosen.each(
          "Humanise " + chosen.told(),
          note -> {
            long by = Math.round(chance.next() * time.count());
            long start = Math.max(0, note.at().tick() + by);
            Note moved = Shape.placed(note, start, note.length().count());
            return Optional.of(Shape.struck(moved, note.velocity() + chance.next() * velocity));
          });
    }
  }

  /**
   * Lets each note last until the next of the chosen ones begins; the last keep their lengths.
   *
   * @param gap ticks of silence between them; below zero they overlap
   */
  record LegatoNotes(PatternId pattern, List<Note> notes, long gap) implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      TreeSet<Long> starts = new TreeSet<>();
      chosen.chosen().forEach(note -> starts.add(note.at().tick()));
      return chosen.each(
          "Legato of " + chosen.told(),
          note -> {
            Long next = starts.higher(note.at().tick());
            return Optional.of(
                next == null
                    ? note
                    : Shape.placed(
                        note, note.at().tick(), Math.max(1, next - gap - note.at().tick())));
          });
    }
  }

  /** Gives notes one length. */
  record SetNoteLength(PatternId pattern, List<Note> notes, Ticks length) implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(length.count() > 0, Notes.place(pattern), "the length is 0", "make it longer");
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.each(
          "Length of " + chosen.told(),
          note -> Optional.of(Shape.placed(note, note.at().tick(), length.count())));
    }
  }

  /**
   * Makes notes longer or shorter by the same time; each keeps some length.
   *
   * @param start whether their starts move; otherwise their ends
   * @param by ticks, later above zero, earlier below
   */
  record TrimNotes(PatternId pattern, List<Note> notes, boolean start, long by)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.each(
          "Trim " + chosen.told(),
          note -> {
            long from = note.at().tick();
            long to = note.end().tick();
            if (start) {
              from = Math.clamp(from + by, 0L, to - 1);
            } else {
              to = Math.max(from + 1, to + by);
            }
            return Optional.of(Shape.placed(note, from, to - from));
          });
    }
  }

  /** Cuts notes at places of the pattern; curves of notes go on where they are cut. */
  record SplitNotes(PatternId pattern, List<Note> notes, List<TickPosition> at)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      List<Note> parts = new ArrayList<>();
      chosen.chosen().forEach(note -> parts.addAll(Shape.split(note, new TreeSet<>(at))));
      Words.needs(
          parts.size() > chosen.chosen().size(),
          Notes.place(pattern),
          "no position is inside a chosen note",
          "choose another");
      return chosen.all("Split " + chosen.told(), parts);
    }
  }

  /** Makes one note of the chosen ones of each key, from the first start to the last end. */
  record JoinNotes(PatternId pattern, List<Note> notes) implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.all("Join " + chosen.told(), Shape.joined(chosen.chosen()));
    }
  }

  /** Plays the chosen notes backwards in the time that they take. */
  record ReverseNotes(PatternId pattern, List<Note> notes) implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      long turn = Shape.start(chosen.chosen()) + Shape.end(chosen.chosen());
      return chosen.each(
          "Reverse " + chosen.told(),
          note -> Optional.of(Shape.placed(note, turn - note.end().tick(), note.length().count())));
    }
  }

  /**
   * Makes the time of notes longer or shorter, from the first start.
   *
   * @param factor 1/64 to 64
   */
  record StretchNotes(PatternId pattern, List<Note> notes, double factor) implements NoteOperation {
    private static final double MOST = 64;

    @Override
    public Transaction on(Song song) {
      Words.within(Notes.place(pattern), "the factor", factor, 1 / MOST, MOST);
      Notes chosen = Notes.of(song, pattern, notes);
      long origin = Shape.start(chosen.chosen());
      return chosen.each(
          "Stretch " + chosen.told(),
          note -> {
            long from = origin + Math.round((note.at().tick() - origin) * factor);
            long to = origin + Math.round((note.end().tick() - origin) * factor);
            return Optional.of(Shape.placed(note, from, Math.max(1, to - from)));
          });
    }
  }

  /**
   * Lets the notes of each chord begin one after another; their ends stay.
   *
   * @param step ticks from note to note
   * @param down whether the highest comes first
   */
  record StrumNotes(PatternId pattern, List<Note> notes, Ticks step, boolean down)
      implements NoteOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      return chosen.all(
          "Strum " + chosen.told(), Shape.strummed(chosen.chosen(), step.count(), down));
    }
  }
}
