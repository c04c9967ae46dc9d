package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Notes like others, but for one thing. */
final class Shape {
  private static final double LEAST_VELOCITY = 1;
  private static final double MOST_VELOCITY = 127;

  private Shape() {}

  static Note placed(Note note, long start, long length) {
    return new Note(
        new TickPosition(start),
        new Ticks(length),
        note.key(),
        note.velocity(),
        note.release(),
        note.expressions());
  }

  static Note moved(PatternId pattern, Note note, long by) {
    Words.needs(
        note.at().tick() + by >= 0,
        Notes.place(pattern),
        "a note would begin before the pattern",
        "move it less far");
    return placed(note, note.at().tick() + by, note.length().count());
  }

  static Note keyed(Note note, int key) {
    Words.within("notes", "a key", key, 0, 127);
    return new Note(
        note.at(), note.length(), key, note.velocity(), note.release(), note.expressions());
  }

  /** A note of another velocity, at least 1 and at most 127. */
  static Note struck(Note note, double velocity) {
    double now = Math.clamp(velocity, LEAST_VELOCITY, MOST_VELOCITY);
    return new Note(note.at(), note.length(), note.key(), now, note.release(), note.expressions());
  }

  static Note shaped(Note note, List<Expression> expressions) {
    return new Note(
        note.at(), note.length(), note.key(), note.velocity(), note.release(), expressions);
  }

  static long start(List<Note> notes) {
    return notes.stream().mapToLong(note -> note.at().tick()).min().orElse(0);
  }

  static long end(List<Note> notes) {
    return notes.stream().mapToLong(note -> note.end().tick()).max().orElse(0);
  }

  /** The parts of a note between cuts. */
  static List<Note> split(Note note, NavigableSet<TickPosition> cuts) {
    List<Note> parts = new ArrayList<>();
    long from = note.at().tick();
    for (TickPosition cut : cuts.subSet(note.at(), false, note.end(), false)) {
      parts.add(part(note, from, cut.tick()));
      from = cut.tick();
    }
    parts.add(part(note, from, note.end().tick()));
    return parts;
  }

  private static Note part(Note note, long from, long to) {
    Note part = placed(note, from, to - from);
    long gone = from - note.at().tick();
    if (gone == 0) {
      return part;
    }
    return shaped(
        part,
        note.expressions().stream()
            .map(curve -> new Expression(curve.kind(), Points.from(curve.points(), gone)))
            .toList());
  }

  /** One note for each key. */
  static List<Note> joined(List<Note> notes) {
    Map<Integer, List<Note>> keys = new TreeMap<>();
    notes.forEach(note -> keys.computeIfAbsent(note.key(), _ -> new ArrayList<>()).add(note));
    return keys.values().stream()
        .map(alike -> placed(alike.getFirst(), start(alike), end(alike) - start(alike)))
        .toList();
  }

  /** Chords spread from note to note, in the order of the notes. */
  static List<Note> strummed(List<Note> notes, long step, boolean down) {
    Map<TickPosition, Integer> sizes = new TreeMap<>();
    notes.forEach(note -> sizes.merge(note.at(), 1, Integer::sum));
    Map<TickPosition, Integer> seen = new TreeMap<>();
    List<Note> now = new ArrayList<>();
    for (Note note : notes) {
      // Notes come by start, then key.
      int place = seen.merge(note.at(), 1, Integer::sum) - 1;
      int turn = down ? sizes.getOrDefault(note.at(), 1) - 1 - place : place;
      long late = Math.min(turn * step, note.length().count() - 1);
      now.add(placed(note, note.at().tick() + late, note.length().count() - late));
    }
    return now;
  }
}
