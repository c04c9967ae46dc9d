package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What people do to the keys and velocities of notes of a pattern. */
public sealed interface NoteValueOperation extends Operation {

  /** Adds notes to a pattern. */
  record AddNotes(PatternId pattern, List<Note> notes) implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      return Notes.added(song, pattern, "Add " + Words.count(notes.size(), "note"), notes);
    }
  }

  /** Transposes notes by semitones. */
  record TransposeNotes(PatternId pattern, List<Note> notes, int semitones)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      return keys(song, pattern, notes, "Transpose", key -> key + semitones);
    }
  }

  /**
   * Transposes notes within a scale; notes beside the scale keep their distance to the degree
   * below.
   *
   * @param root 0 for C to 11 for B
   * @param scale semitones above the root, 0 to 11
   * @param steps degrees, up above zero, down below
   */
  record TransposeInScale(
      PatternId pattern, List<Note> notes, int root, List<Integer> scale, int steps)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      Degrees degrees = new Degrees(root, scale);
      return keys(song, pattern, notes, "Transpose", key -> degrees.moved(key, steps));
    }
  }

  /**
   * Moves notes beside a scale to its nearest key, of two as near the lower one.
   *
   * @param root 0 for C to 11 for B
   * @param scale semitones above the root, 0 to 11
   */
  record FitToScale(PatternId pattern, List<Note> notes, int root, List<Integer> scale)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      Degrees degrees = new Degrees(root, scale);
      return keys(song, pattern, notes, "Fit to scale:", degrees::nearest);
    }
  }

  /** Turns notes upside down about the middle of their highest and lowest key. */
  record MirrorNotes(PatternId pattern, List<Note> notes) implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      Notes chosen = Notes.of(song, pattern, notes);
      int lowest = chosen.chosen().stream().mapToInt(Note::key).min().orElse(0);
      int highest = chosen.chosen().stream().mapToInt(Note::key).max().orElse(0);
      return keys(song, pattern, notes, "Mirror", key -> lowest + highest - key);
    }
  }

  /**
   * Writes a chord.
   *
   * @param root the lowest key, 0 to 127, before inversion
   * @param intervals semitones above the root, such as 0, 4, 7
   * @param inversion how many of the lowest go up an octave
   */
  record StampChord(
      PatternId pattern,
      TickPosition at,
      Ticks length,
      int root,
      List<Integer> intervals,
      int inversion,
      double velocity)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      String place = Notes.place(pattern);
      Words.needs(!intervals.isEmpty(), place, "the chord has no notes", "name some");
      Words.needs(length.count() > 0, place, "the length is 0", "make it longer");
      Words.within(place, "the velocity", velocity, 1, 127);
      Words.within(place, "the inversion", inversion, 0, intervals.size() - 1);
      List<Note> notes = new ArrayList<>();
      List<Integer> sorted = intervals.stream().sorted().distinct().toList();
      for (int i = 0; i < sorted.size(); i++) {
        int key = root + sorted.get(i) + (i < inversion ? 12 : 0);
        Words.within(place, "a key", key, 0, 127);
        notes.add(new Note(at, length, key, velocity));
      }
      return Notes.added(song, pattern, "Write chord", notes);
    }
  }

  /** Gives notes one velocity, 1 to 127. */
  record SetVelocity(PatternId pattern, List<Note> notes, double velocity)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      return velocities(song, pattern, notes, note -> velocity);
    }
  }

  /** Adds to velocities, which stay within 1 and 127. */
  record ChangeVelocity(PatternId pattern, List<Note> notes, double by)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      return velocities(song, pattern, notes, note -> note.velocity() + by);
    }
  }

  /**
   * Moves velocities away from their middle, or towards it.
   *
   * @param factor 0 makes them equal, 1 leaves them, 2 doubles their differences
   */
  record ScaleVelocity(PatternId pattern, List<Note> notes, double factor)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      Words.within(Notes.place(pattern), "the factor", factor, 0, 100);
      double middle = notes.stream().mapToDouble(Note::velocity).average().orElse(0);
      return velocities(song, pattern, notes, note -> middle + (note.velocity() - middle) * factor);
    }
  }

  /** Lets velocities go in a line from the first of the notes to the last. */
  record RampVelocity(PatternId pattern, List<Note> notes, double from, double to)
      implements NoteValueOperation {
    @Override
    public Transaction on(Song song) {
      long first = Shape.start(notes);
      long last = notes.stream().mapToLong(note -> note.at().tick()).max().orElse(0);
      double span = Math.max(1, last - first);
      return velocities(
          song, pattern, notes, n -> from + (to - from) * ((n.at().tick() - first) / span));
    }
  }

  private static Transaction keys(
      Song song, PatternId pattern, List<Note> notes, String verb, IntUnaryOperator change) {
    Notes chosen = Notes.of(song, pattern, notes);
    return chosen.each(
        verb + " " + chosen.told(),
        note -> Optional.of(Shape.keyed(note, change.applyAsInt(note.key()))));
  }

  private static Transaction velocities(
      Song song, PatternId pattern, List<Note> notes, ToDoubleFunction<Note> change) {
    Notes chosen = Notes.of(song, pattern, notes);
    return chosen.each(
        "Velocity of " + chosen.told(),
        note -> {
          double velocity = change.applyAsDouble(note);
          Words.needs(
              Double.isFinite(velocity),
              Notes.place(pattern),
              "a velocity is no number",
              "use 100");
          return Optional.of(Shape.struck(note, velocity));
        });
  }
}
