package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.Draft.Held;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What people do to where clips lie. */
public sealed interface ClipOperation extends Operation {

  /**
   * Moves clips together. A recording keeps its length in seconds where the tempo is another.
   *
   * @param by ticks, later above zero, earlier below
   * @param trackOffset tracks further down, in the order of tracks; up below zero
   */
  record MoveClips(List<ClipId> clips, long by, int trackOffset, Overlap overlap)
      implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> moved = draft.held(clips);
      Arrivals arrivals = new Arrivals(draft);
      moved.forEach(held -> arrivals.add(held, by, trackOffset));
      arrivals.move(moved, overlap);
      return draft.done(Words.doing("Move", moved.size(), "clip"));
    }
  }

  /**
   * Copies clips together to another place.
   *
   * @param by ticks, later above zero, earlier below
   * @param trackOffset tracks further down, in the order of tracks; up below zero
   * @param own whether copies of note clips get patterns of their own; otherwise they are linked
   */
  record CopyClips(List<ClipId> clips, long by, int trackOffset, Overlap overlap, boolean own)
      implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> copied = draft.held(clips);
      Arrivals arrivals = new Arrivals(draft);
      copied.forEach(held -> arrivals.add(held, by, trackOffset));
      arrivals.copy(overlap, own);
      return draft.done(Words.doing("Copy", copied.size(), "clip"));
    }
  }

  /**
   * Copies clips right after themselves: behind the last end of all, as far apart as they are.
   *
   * @param times how many copies, 1 or more
   * @param own whether copies of note clips get patterns of their own; otherwise they are linked
   */
  record DuplicateClips(List<ClipId> clips, int times, Overlap overlap, boolean own)
      implements ClipOperation {
    private static final int MOST = 1_000;

    @Override
    public Transaction on(Song song) {
      Words.within("clips", "the number of copies", times, 1, MOST);
      Draft draft = new Draft(song);
      List<Held> copied = draft.held(clips);
      long from = Long.MAX_VALUE;
      long to = 0;
      for (Held held : copied) {
        from = Math.min(from, held.clip().start().tick());
        to = Math.max(to, held.clip().end().tick());
      }
      Arrivals arrivals = new Arrivals(draft);
      for (int i = 1; i <= times; i++) {
        for (Held held : copied) {
          arrivals.add(held, i * (to - from), 0);
        }
      }
      arrivals.copy(overlap, own);
      return draft.done(Words.doing("Duplicate", copied.size(), "clip"));
    }
  }

  /** Removes clips, and patterns that nothing plays any more. */
  record DeleteClips(List<ClipId> clips) implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> gone = draft.held(clips);
      Set<PatternId> patterns = new HashSet<>();
      for (Held held : gone) {
        draft.remove(held.track(), held.clip());
        if (held.clip() instanceof NoteClip notes) {
          patterns.add(notes.pattern());
        }
      }
      draft.tidy(patterns);
      return draft.done(Words.doing("Delete", gone.size(), "clip"));
    }
  }

  /**
   * Moves the beginning or the end of clips; what they play stays in place. A clip that does not
   * loop is drawn out only as far as there is something to play, and keeps some length.
   *
   * @param by ticks, later above zero, earlier below
   */
  record TrimClips(List<ClipId> clips, End end, long by, Overlap overlap) implements ClipOperation {
    /** Which end of a clip. */
    public enum End {
      START,
      END
    }

    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> trimmed = draft.held(clips);
      Trimming trimming = new Trimming(draft);
      Map<TrackId, List<Clip>> now = new LinkedHashMap<>();
      Set<ClipId> ids = new HashSet<>();
      for (Held held : trimmed) {
        Clip clip =
            end == End.START ? trimming.start(held.clip(), by) : trimming.end(held.clip(), by);
        ids.add(clip.id());
        now.computeIfAbsent(held.track(), _ -> new ArrayList<>()).add(clip);
      }
      Room room = new Room(draft);
      now.forEach((track, arrivals) -> room.make(track, arrivals, ids, overlap));
      now.forEach(
          (track, arrivals) ->
              arrivals.forEach(clip -> draft.replace(track, draft.held(clip.id()).clip(), clip)));
      if (overlap == Overlap.CROSSFADE) {
        Crossfades.settle(draft, song);
      }
      return draft.done(Words.doing("Trim", trimmed.size(), "clip"));
    }
  }

  /**
   * Cuts clips at positions, as far as these lie inside. Recordings sound as before: a cut of a
   * recording of another rate than the song's moves to the nearest frame that both have. A fade-in
   * goes to the first part, a fade-out to the last. Where another clip covers it, a clip stays
   * whole.
   */
  record SplitClips(List<ClipId> clips, List<TickPosition> at) implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> split = draft.held(clips);
      Splitting splitting = new Splitting(draft);
      int count = 0;
      for (Held held : split) {
        count += splitting.split(held.track(), held.clip(), at) > 1 ? 1 : 0;
      }
      Words.needs(
          count > 0, "clips", "no position is inside a clip that is heard there", "choose another");
      return draft.done(Words.doing("Split", count, "clip"));
    }
  }

  /**
   * Makes one clip of clips of one track. Note clips become one pattern, unless they are parts of
   * one clip; recordings must be parts of one, with nothing between them.
   */
  record JoinClips(List<ClipId> clips) implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> joined = draft.held(clips);
      new Joining(draft).join(joined);
      return draft.done("Join " + joined.size() + " clips");
    }
  }

  /**
   * Lets recordings that touch or overlap fade into each other, half of the fade before the cut and
   * half behind, as far as the recordings reach.
   *
   * @param length of the fade
   */
  record CrossfadeClips(List<ClipId> clips, Ticks length, FadeShape shape)
      implements ClipOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Words.needs(length.count() > 1, "clips", "the fade has no length", "make it longer");
      List<Held> faded = draft.held(clips);
      int count = 0;
      for (int i = 1; i < faded.size(); i++) {
        Held left = draft.held(faded.get(i - 1).clip().id());
        Held right = faded.get(i);
        boolean meet =
            left.track().equals(right.track())
                && !left.clip().end().isBefore(right.clip().start())
                && left.clip().end().isBefore(right.clip().end());
        if (meet
            && left.clip() instanceof AudioClip first
            && right.clip() instanceof AudioClip second) {
          crossfade(draft, left.track(), first, second);
          count++;
        }
      }
      Words.needs(
          count > 0, "clips", "no two recordings touch", "choose neighbours on one audio track");
      return draft.done(count == 1 ? "Crossfade clips" : "Crossfade " + count + " cuts");
    }

    private void crossfade(Draft draft, TrackId track, AudioClip left, AudioClip right) {
      AudioParts parts = new AudioParts(draft.song());
      long middle = (right.start().tick() + left.end().tick()) / 2;
      long half = length.count() / 2;
      long start =
          Math.max(Math.max(middle - half, parts.earliest(right).tick()), left.start().tick() + 1);
      long end = Math.min(middle - half + length.count(), right.end().tick() - 1);
      Optional<TickPosition> latest = parts.latest(left);
      if (latest.isPresent()) {
        end = Math.min(end, latest.get().tick());
      }
      Words.needs(
          start < end,
          "clip " + right.id().text(),
          "neither recording reaches beyond the cut",
          "trim the clips so that something is left to fade");
      Ticks over = new Ticks(end - start);
      AudioClip first = parts.part(left, left.start(), new TickPosition(end));
      AudioClip second =
          parts
              .part(right, new TickPosition(start), right.end())
              .withFadeIn(new Clip.Fade(over, shape));
      draft.replace(track, left, first.withFadeOut(Clip.Fade.NONE));
      draft.replace(track, right, second);
    }
  }
}
