package org.songline.model.operation;

import java.util.List;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Control;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.time.Quarters;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Note clips in another time. */
final class Stretching {
  private Stretching() {}

  /** A clip with a pattern of its own that holds backwards what it plays. */
  static NoteClip reversed(Draft draft, NoteClip clip) {
    NoteClip played = Joining.played(draft, clip, List.of(clip), clip.end());
    Pattern pattern = draft.pattern(played.pattern());
    long end = clip.length().count();
    draft.put(
        pattern.withNotes(
            pattern.notes().stream()
                .map(note -> at(note, end - note.end().tick(), note.length().count()))
                .toList()));
    return played;
  }

  /** A copy of a pattern with every time in it multiplied. */
  static PatternId scaled(Draft draft, Pattern pattern, double factor) {
    PatternId id = draft.patternId(pattern.id());
    List<Note> notes =
        pattern.notes().stream()
            .map(
                note -> {
                  long start = ticks(note.at().tick(), factor);
                  long end = Math.max(start + 1, ticks(note.end().tick(), factor));
                  Note moved = at(note, start, end - start);
                  return new Note(
                      moved.at(),
                      moved.length(),
                      note.key(),
                      note.velocity(),
                      note.release(),
                      note.expressions().stream().map(curve -> scaled(curve, factor)).toList());
                })
            .toList();
    List<Control> controls =
        pattern.controls().stream()
            .map(
                c ->
                    new Control(
                        new TickPosition(ticks(c.at().tick(), factor)),
                        c.kind(),
                        c.number(),
                        c.value()))
            .toList();
    draft.put(new Pattern(id, pattern.name(), notes, controls));
    return id;
  }

  /** A clip with every time of it multiplied, its start as seen from an origin. */
  static NoteClip scaled(NoteClip clip, long origin, double factor) {
    return clip.withStart(new TickPosition(origin + ticks(clip.start().tick() - origin, factor)))
        .withLength(length(clip.length(), factor))
        .withOffset(new Ticks(ticks(clip.offset().count(), factor)))
        .withLoop(
            clip.loop()
                .map(
                    loop ->
                        new NoteLoop(
                            new Ticks(ticks(loop.start().count(), factor)),
                            length(loop.length(), factor))));
  }

  private static Expression scaled(Expression curve, double factor) {
    return new Expression(
        curve.kind(),
        Points.spread(
            curve.points().stream()
                .map(
                    p ->
                        new Point(
                            new TickPosition(ticks(p.at().tick(), factor)),
                            p.value(),
                            p.shape(),
                            p.bend()))
                .toList()));
  }

  private static Note at(Note note, long start, long length) {
    return new Note(
        new TickPosition(start),
        new Ticks(length),
        note.key(),
        note.velocity(),
        note.release(),
        note.expressions());
  }

  private static Ticks length(Ticks length, double factor) {
    return new Ticks(Math.max(1, ticks(length.count(), factor)));
  }

  private static long ticks(long ticks, double factor) {
    return Math.min(Quarters.MAX_TICKS + 1, Math.round(ticks * factor));
  }
}
