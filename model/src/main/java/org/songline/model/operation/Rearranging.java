package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.model.song.Automation;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

/** A song's time taken apart and put together again, with all that lies in it. */
final class Rearranging {
  private final Draft draft;
  private final List<Piece> pieces;

  /** The time before any change, by which clips are cut. */
  private final Parts parts;

  Rearranging(Draft draft, List<Piece> pieces) {
    this.draft = draft;
    this.pieces = pieces;
    this.parts = new Parts(draft.song());
  }

  /**
   * @param chosen tracks whose content moves; empty for all, with tempo, meter and form
   */
  void apply(List<TrackId> chosen) {
    Set<TrackId> wanted = new HashSet<>(chosen);
    wanted.forEach(draft::track);
    Song before = draft.song();
    if (wanted.isEmpty()) {
      Form form = new Form(draft, pieces);
      form.rearrange();
    }
    Set<PatternId> patterns = new TreeSet<>();
    for (Track track : before.tracks()) {
      if (wanted.isEmpty() || wanted.contains(track.id())) {
        clips(track, patterns);
        for (Automation lane : track.automation()) {
          Lists.points(draft, track.id(), lane.target(), Points.rearranged(lane.points(), pieces));
        }
      }
    }
    Healing healing = new Healing(draft);
    for (Track track : before.tracks()) {
      if (wanted.isEmpty() || wanted.contains(track.id())) {
        pieces.forEach(piece -> healing.heal(track.id(), new TickPosition(piece.at())));
      }
    }
    draft.tidy(patterns);
  }

  /** What a piece holds of a clip, in its new place. */
  private record Part(Clip old, boolean first, boolean cut, Clip now) {}

  private void clips(Track track, Set<PatternId> patterns) {
    TreeMap<TickPosition, List<Part>> starts = new TreeMap<>();
    for (Clip clip : track.clips()) {
      List<Part> found = parts(clip);
      if (found.isEmpty()) {
        if (clip instanceof NoteClip notes) {
          patterns.add(notes.pattern());
        }
        draft.remove(track.id(), clip);
      }
      found.forEach(
          part -> starts.computeIfAbsent(part.now.start(), _ -> new ArrayList<>()).add(part));
    }
    List<Clip> come = new ArrayList<>();
    starts.values().forEach(together -> come.addAll(placed(track, together)));
    come.forEach(clip -> draft.add(track.id(), clip));
  }

  /**
   * Replaces the clips that begin at one place; those that have new ids are given back. Where clips
   * begin together, the later id covers the earlier one, so ids must come in the order of old.
   */
  private List<Clip> placed(Track track, List<Part> together) {
    boolean cut = together.size() > 1 && together.stream().anyMatch(Part::cut);
    List<Clip> come = new ArrayList<>();
    Optional<ClipId> below = Optional.empty();
    for (Part part : together) {
      ClipId id = part.first ? part.old.id() : draft.clipId(part.old.id());
      if (cut && below.isPresent() && below.get().compareTo(id) >= 0) {
        id = draft.clipIdAfter(below.get());
      }
      below = Optional.of(id);
      Clip now = part.now.withId(id);
      if (part.first && id.equals(part.old.id())) {
        draft.replace(track.id(), part.old, now);
        continue;
      }
      if (part.first) {
        draft.remove(track.id(), part.old);
      }
      come.add(now);
    }
    return come;
  }

  private List<Part> parts(Clip clip) {
    List<Part> found = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.gap()) {
        continue;
      }
      long from = Math.max(piece.from(), clip.start().tick());
      long to = Math.min(piece.to(), clip.end().tick());
      if (from < to) {
        Clip part = parts.part(clip, new TickPosition(from), new TickPosition(to));
        found.add(
            new Part(
                clip,
                found.isEmpty(),
                from > clip.start().tick(),
                part.withStart(new TickPosition(piece.moved(from)))));
      }
    }
    return found;
  }

  /** Joins clips that were one before time came between them. */
  private static final class Healing {
    private final Draft draft;
    private final Joining joining;

    Healing(Draft draft) {
      this.draft = draft;
      this.joining = new Joining(draft);
    }

    void heal(TrackId track, TickPosition at) {
      List<Clip> clips = draft.track(track).clips();
      List<Clip> lefts = clips.stream().filter(clip -> clip.end().equals(at)).toList();
      List<Clip> rights =
          new ArrayList<>(clips.stream().filter(clip -> clip.start().equals(at)).toList());
      for (Clip left : lefts) {
        for (Clip right : rights) {
          Optional<Clip> whole = joining.healed(left, right);
          if (whole.isPresent()) {
            draft.remove(track, right);
            draft.replace(track, left, whole.get());
            rights.remove(right);
            break;
          }
        }
      }
    }
  }
}
