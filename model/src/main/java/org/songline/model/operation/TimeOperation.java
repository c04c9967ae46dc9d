package org.songline.model.operation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * What people do to stretches of a song's time with all that lies in them. Where no tracks are
 * named, all move, and with them tempo, meter, sections, markers and chords; where some are, only
 * their clips and automation do.
 */
public sealed interface TimeOperation extends Operation {

  /** Takes time out; what follows comes earlier. */
  record DeleteTime(TickPosition from, Ticks length, List<TrackId> tracks)
      implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      long to = end(from, length);
      return rearranged(song, "Delete time", Piece.delete(from.tick(), to), tracks);
    }
  }

  /** Puts empty time in; what follows comes later, clips are cut, lines of automation stretch. */
  record InsertTime(TickPosition at, Ticks length, List<TrackId> tracks) implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      var _ = end(at, length);
      return rearranged(song, "Insert time", Piece.insert(at.tick(), length.count()), tracks);
    }
  }

  /** Puts the same time in again, right behind itself. */
  record DuplicateTime(TickPosition from, Ticks length, List<TrackId> tracks)
      implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      long to = end(from, length);
      return rearranged(song, "Duplicate time", Piece.duplicate(from.tick(), to), tracks);
    }
  }

  /**
   * Takes time out and puts it in elsewhere.
   *
   * @param to where it goes, in the time before; not inside itself
   */
  record MoveTime(TickPosition from, Ticks length, TickPosition to, List<TrackId> tracks)
      implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      long end = end(from, length);
      Words.needs(
          to.tick() <= from.tick() || to.tick() >= end,
          "time",
          "it cannot go into itself",
          "choose a place outside");
      return rearranged(song, "Move time", Piece.move(from.tick(), end, to.tick()), tracks);
    }
  }

  /** Empties time: clips are cut, automation in it goes, nothing moves. */
  record ClearTime(TickPosition from, Ticks length, List<TrackId> tracks) implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Fragments.clear(draft, from.tick(), end(from, length), tracks);
      return draft.done("Clear time");
    }
  }

  /**
   * Puts a piece of a song in, as {@link Fragments} makes it. A track finds its place by its id.
   *
   * @param fragment the piece, from its start
   * @param length of the time that was chosen
   * @param track where the first track with content goes instead, the next ones to those below that
   *     can play them
   * @param own whether note clips get patterns of their own where the song has the same ones
   */
  record PasteTime(
      Song fragment,
      Ticks length,
      TickPosition at,
      Optional<TrackId> track,
      Overlap overlap,
      boolean own)
      implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      new Pasting(draft, fragment, at.tick(), end(at, length)).paste(track, overlap, own);
      return draft.done("Paste");
    }
  }

  /** Moves a section with its time; absent, behind the last one. */
  record MoveSection(SectionId section, Optional<SectionId> before) implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      Section moved = named(song, section);
      TickPosition to =
          before.map(id -> named(song, id).start()).orElse(song.sections().getLast().end());
      if (before.equals(Optional.of(section)) || to.equals(moved.end())) {
        return Transaction.of("Move section");
      }
      List<Piece> pieces = Piece.move(moved.start().tick(), moved.end().tick(), to.tick());
      return rearranged(song, "Move " + told(moved), pieces, List.of());
    }
  }

  /** Puts a section in again with its time, right behind itself. */
  record DuplicateSection(SectionId section) implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      Section copied = named(song, section);
      List<Piece> pieces = Piece.duplicate(copied.start().tick(), copied.end().tick());
      return rearranged(song, "Duplicate " + told(copied), pieces, List.of());
    }
  }

  /** Takes a section out with its time. */
  record DeleteSection(SectionId section) implements TimeOperation {
    @Override
    public Transaction on(Song song) {
      Section gone = named(song, section);
      List<Piece> pieces = Piece.delete(gone.start().tick(), gone.end().tick());
      return rearranged(song, "Delete " + told(gone), pieces, List.of());
    }
  }

  private static Transaction rearranged(
      Song song, String label, List<Piece> pieces, List<TrackId> tracks) {
    Draft draft = new Draft(song);
    new Rearranging(draft, pieces).apply(tracks);
    return draft.done(label);
  }

  private static long end(TickPosition from, Ticks length) {
    Words.needs(length.count() > 0, "time", "its length is 0", "choose some");
    return from.plus(length).tick();
  }

  private static Section named(Song song, SectionId id) {
    return song.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new SongProblem(
                    "section " + id.text(),
                    "there is no such section",
                    "look at the song as it is now"));
  }

  private static String told(Section section) {
    return section.name().isEmpty()
        ? section.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : section.name();
  }
}
