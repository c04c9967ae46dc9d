package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songline.model.SongProblem;
import org.songline.model.operation.Draft.Held;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

/** Clips on their way to where they will lie. */
final class Arrivals {
  private final Draft draft;
  private final Song before;
  private final Parts parts;
  private final Map<TrackId, List<Clip>> clips = new LinkedHashMap<>();

  Arrivals(Draft draft) {
    this.draft = draft;
    this.before = draft.song();
    this.parts = new Parts(draft.song());
  }

  void add(Held held, long by, int trackOffset) {
    String place = "clip " + held.clip().id().text();
    long start = held.clip().start().tick() + by;
    Words.needs(start >= 0, place, "it would begin before the song", "move it less far");
    int index = draft.song().trackIndex(held.track()) + trackOffset;
    Words.needs(
        index >= 0 && index < draft.song().tracks().size(),
        place,
        "there is no track " + Math.abs(trackOffset) + (trackOffset < 0 ? " above" : " below"),
        "choose another track");
    Track track = draft.song().tracks().get(index);
    boolean fits =
        track.kind()
            == (held.clip() instanceof NoteClip ? Track.Kind.INSTRUMENT : Track.Kind.AUDIO);
    if (!fits) {
      throw new SongProblem(
          place,
          "track " + track.id().text() + " cannot play it",
          held.clip() instanceof NoteClip
              ? "notes need an instrument track"
              : "recordings need an audio track");
    }
    add(track.id(), parts.at(held.clip(), new TickPosition(start)));
  }

  void add(TrackId track, Clip clip) {
    clips.computeIfAbsent(track, _ -> new ArrayList<>()).add(clip);
  }

  /** The clips arrive and are gone from where they were. */
  void move(List<Held> moved, Overlap overlap) {
    Set<ClipId> ids = new HashSet<>();
    Map<ClipId, Held> before = new HashMap<>();
    for (Held held : moved) {
      ids.add(held.clip().id());
      before.put(held.clip().id(), held);
    }
    Set<PatternId> patterns = makeRoom(ids, overlap);
    // All that change tracks leave first, so that no id is there twice.
    clips.forEach(
        (track, arrivals) ->
            arrivals.forEach(
                clip -> {
                  Held old = held(before, clip);
                  if (!old.track().equals(track)) {
                    draft.remove(old.track(), old.clip());
                  }
                }));
    clips.forEach(
        (track, arrivals) ->
            arrivals.forEach(
                clip -> {
                  Held old = held(before, clip);
                  if (old.track().equals(track)) {
                    draft.replace(track, old.clip(), clip);
                  } else {
                    draft.add(track, clip);
                  }
                }));
    settle(overlap);
    draft.tidy(patterns);
  }

  private void settle(Overlap overlap) {
    if (overlap == Overlap.CROSSFADE) {
      Crossfades.settle(draft, before);
    }
  }

  private static Held held(Map<ClipId, Held> before, Clip clip) {
    Held held = before.get(clip.id());
    if (held == null) {
      throw new IllegalStateException("clip " + clip.id().text() + " comes from nowhere");
    }
    return held;
  }

  /** Copies of the clips arrive under new ids. */
  void copy(Overlap overlap, boolean own) {
    Set<PatternId> patterns = makeRoom(Set.of(), overlap);
    clips.forEach(
        (track, arrivals) ->
            draft.addInOrder(
                track,
                arrivals.stream().map(clip -> own ? owned(clip) : clip).toList(),
                draft::clipId));
    settle(overlap);
    draft.tidy(patterns);
  }

  private Clip owned(Clip clip) {
    return clip instanceof NoteClip notes
        ? notes.withPattern(draft.copy(draft.pattern(notes.pattern())))
        : clip;
  }

  /** Makes room; the patterns that may have lost their last clip. */
  private Set<PatternId> makeRoom(Set<ClipId> leave, Overlap overlap) {
    Room room = new Room(draft);
    Set<PatternId> patterns = new TreeSet<>();
    clips.forEach(
        (track, arrivals) -> {
          for (Clip clip : draft.track(track).clips()) {
            if (clip instanceof NoteClip notes) {
              patterns.add(notes.pattern());
            }
          }
          room.make(track, arrivals, leave, overlap);
        });
    return overlap == Overlap.TRIM || overlap == Overlap.CROSSFADE ? patterns : Set.of();
  }
}
