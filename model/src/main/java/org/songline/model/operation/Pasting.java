package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.songline.model.SongProblem;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Ticks;

/** Puts a piece of a song into a song. */
final class Pasting {
  private final Draft draft;
  private final Song fragment;
  private final long at;
  private final long end;
  private final Map<PatternId, PatternId> patterns = new HashMap<>();
  private final Map<SourceId, SourceId> sources = new HashMap<>();

  Pasting(Draft draft, Song fragment, long at, long end) {
    this.draft = draft;
    this.fragment = fragment;
    this.at = at;
    this.end = end;
  }

  void paste(Optional<TrackId> first, Overlap overlap, boolean own) {
    List<Track> full =
        fragment.tracks().stream()
            .filter(track -> !track.clips().isEmpty() || !track.automation().isEmpty())
            .toList();
    Words.needs(!full.isEmpty(), "paste", "there is nothing to paste", "copy something first");
    Map<Track, TrackId> places = places(full, first);
    Set<PatternId> covered = new TreeSet<>();
    Song before = draft.song();
    places.forEach((track, to) -> clips(track, to, overlap, own, covered));
    if (overlap == Overlap.CROSSFADE) {
      Crossfades.settle(draft, before);
    }
    places.forEach(this::lanes);
    draft.tidy(covered);
  }

  private Map<Track, TrackId> places(List<Track> full, Optional<TrackId> first) {
    Map<Track, TrackId> places = new LinkedHashMap<>();
    int row = first.map(id -> draft.song().trackIndex(draft.track(id).id())).orElse(0);
    for (Track track : full) {
      Optional<Track> to =
          first.isEmpty()
              ? draft.song().track(track.id()).filter(there -> there.kind() == track.kind())
              : next(track.kind(), row);
      if (to.isEmpty()) {
        throw new SongProblem(
            "track " + track.id().text(),
            "there is no track for what was copied from it",
            "add one or choose another place");
      }
      places.put(track, to.get().id());
      row = draft.song().trackIndex(to.get().id()) + 1;
    }
    return places;
  }

  private Optional<Track> next(Track.Kind kind, int row) {
    return draft.song().tracks().stream().skip(row).filter(t -> t.kind() == kind).findFirst();
  }

  private void clips(Track from, TrackId to, Overlap overlap, boolean own, Set<PatternId> covered) {
    List<Clip> arrivals = new ArrayList<>();
    for (Clip clip : from.clips()) {
      Clip moved = clip.withStart(clip.start().plus(new Ticks(at)));
      arrivals.add(
          switch (moved) {
            case NoteClip notes ->
                notes.withPattern(
                    patterns.computeIfAbsent(notes.pattern(), id -> pattern(id, own)));
            case AudioClip audio ->
                audio.withSource(sources.computeIfAbsent(audio.source(), this::source));
          });
    }
    for (Clip clip : draft.track(to).clips()) {
      if (clip instanceof NoteClip notes) {
        covered.add(notes.pattern());
      }
    }
    new Room(draft).make(to, arrivals, Set.of(), overlap);
    draft.addInOrder(to, arrivals, draft::keptId);
  }

  private PatternId pattern(PatternId id, boolean own) {
    Pattern wanted = fragment.pattern(id).orElseThrow();
    Optional<Pattern> there = draft.song().pattern(id);
    if (there.isEmpty()) {
      draft.put(wanted);
      return id;
    }
    return !own && there.get().equals(wanted) ? id : draft.copy(wanted);
  }

  private SourceId source(SourceId id) {
    AudioSource wanted = fragment.source(id).orElseThrow();
    Song song = draft.song();
    if (song.source(id).filter(wanted::equals).isPresent()) {
      return id;
    }
    FreshIds<SourceId> ids = new FreshIds<>(SourceId::new);
    song.sources().keySet().forEach(ids::taken);
    SourceId free = ids.from(id.text());
    AudioSource added =
        new AudioSource(
            free, wanted.name(), wanted.file(), wanted.rate(), wanted.channels(), wanted.frames());
    draft.edit(new PutSource(Optional.empty(), Optional.of(added)));
    return free;
  }

  /** The lanes of things that the track has; elsewhere they stay as they were. */
  private void lanes(Track from, TrackId to) {
    for (Automation lane : from.automation()) {
      Track track = draft.track(to);
      if (!has(track, lane.target())) {
        continue;
      }
      List<Point> old = track.lane(lane.target()).map(Automation::points).orElse(List.of());
      Lists.points(draft, to, lane.target(), Points.pasted(old, lane.points(), at, end));
    }
  }

  private static boolean has(Track track, Target target) {
    return switch (target) {
      case Target.Fader _, Target.Pan _, Target.Mute _ -> true;
      case Target.SendLevel(TrackId send) ->
          track.sends().stream().anyMatch(s -> s.to().equals(send));
      case Target.SendPan(TrackId send) ->
          track.sends().stream().anyMatch(s -> s.to().equals(send));
      case Target.Parameter(var device, String _) -> track.deviceIndex(device) >= 0;
      case Target.Enabled(var device) -> track.deviceIndex(device) >= 0;
    };
  }
}
