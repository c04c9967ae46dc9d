package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songline.model.SongProblem;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.Edit;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Sorted;
import org.songline.model.song.Track;

/** A song under change, with the edits that brought it here. For one operation. */
final class Draft {
  /** From here on, a pattern of which more than half changes is written as a whole. */
  private static final int MANY = 64;

  private final List<Edit> edits = new ArrayList<>();
  private final Map<ClipId, TrackId> holders = new HashMap<>();
  private Song song;
  private @Nullable FreshIds<ClipId> clipIds;
  private @Nullable FreshIds<PatternId> patternIds;

  Draft(Song song) {
    this.song = song;
    song.tracks().forEach(t -> t.clips().forEach(clip -> holders.put(clip.id(), t.id())));
  }

  Song song() {
    return song;
  }

  Transaction done(String label) {
    return new Transaction(label, edits);
  }

  void edit(Edit edit) {
    song = edit.apply(song);
    edits.add(edit);
  }

  /** A clip with the track that holds it. */
  record Held(TrackId track, Clip clip) {}

  Held held(ClipId id) {
    return Optional.ofNullable(holders.get(id))
        .flatMap(track -> song.track(track).flatMap(t -> t.clip(id)).map(c -> new Held(track, c)))
        .orElseThrow(
            () ->
                new SongProblem(
                    "clip " + id.text(), "there is no such clip", "look at the song as it is now"));
  }

  /** The clips of these ids by track and position; at least one, each once. */
  List<Held> held(List<ClipId> ids) {
    if (ids.isEmpty()) {
      throw new SongProblem("clips", "none is chosen", "choose at least one");
    }
    Set<ClipId> wanted = new HashSet<>(ids);
    wanted.forEach(this::held);
    List<Held> found = new ArrayList<>();
    for (Track track : song.tracks()) {
      for (Clip clip : track.clips()) {
        if (wanted.contains(clip.id())) {
          found.add(new Held(track.id(), clip));
        }
      }
    }
    return found;
  }

  Track track(TrackId id) {
    return song.track(id)
        .orElseThrow(
            () ->
                new SongProblem(
                    "track " + id.text(),
                    "there is no such track",
                    "look at the song as it is now"));
  }

  Pattern pattern(PatternId id) {
    return song.pattern(id)
        .orElseThrow(
            () ->
                new SongProblem(
                    "pattern " + id.text(),
                    "there is no such pattern",
                    "look at the song as it is now"));
  }

  void add(TrackId track, Clip clip) {
    edit(new PutClip(track, Optional.empty(), Optional.of(clip)));
    holders.put(clip.id(), track);
  }

  void remove(TrackId track, Clip clip) {
    edit(new PutClip(track, Optional.of(clip), Optional.empty()));
    holders.remove(clip.id());
  }

  void replace(TrackId track, Clip old, Clip now) {
    if (!old.equals(now)) {
      edit(new PutClip(track, Optional.of(old), Optional.of(now)));
    }
  }

  ClipId clipId(ClipId relative) {
    FreshIds<ClipId> ids = clipIds;
    if (ids == null) {
      ids = new FreshIds<>(ClipId::new);
      holders.keySet().forEach(ids::taken);
      clipIds = ids;
    }
    return ids.like(relative.text());
  }

  /** Adds clips under other ids, so that those that begin together cover each other as they did. */
  void addInOrder(TrackId track, List<Clip> clips, UnaryOperator<ClipId> ids) {
    Optional<Clip> before = Optional.empty();
    for (Clip clip : Sorted.of(Clip.ORDER, clips)) {
      ClipId id = ids.apply(clip.id());
      if (before.isPresent()
          && before.get().start().equals(clip.start())
          && before.get().id().compareTo(id) >= 0) {
        id = clipIdAfter(before.get().id());
      }
      Clip now = clip.withId(id);
      add(track, now);
      before = Optional.of(now);
    }
  }

  /** A free id that comes after another one, in the order of texts. */
  ClipId clipIdAfter(ClipId before) {
    String stem = before.text();
    return stem.length() > 40 ? clipId(before) : clipId(new ClipId(stem + "-over"));
  }

  /** The id itself when it is free. */
  ClipId keptId(ClipId wanted) {
    return holders.containsKey(wanted) ? clipId(wanted) : wanted;
  }

  PatternId patternId(PatternId relative) {
    FreshIds<PatternId> ids = patternIds;
    if (ids == null) {
      ids = new FreshIds<>(PatternId::new);
      song.patterns().keySet().forEach(ids::taken);
      patternIds = ids;
    }
    return ids.like(relative.text());
  }

  /** A pattern of its own with the content of another one. */
  PatternId copy(Pattern pattern) {
    PatternId id = patternId(pattern.id());
    put(new Pattern(id, pattern.name(), pattern.notes(), pattern.controls()));
    return id;
  }

  /** Adds a pattern, or takes it in the place of the one with its id. */
  void put(Pattern pattern) {
    Optional<Pattern> old = song.pattern(pattern.id());
    if (!old.equals(Optional.of(pattern))) {
      edit(new PutPattern(old, Optional.of(pattern)));
    }
  }

  /** How many clips play a pattern. */
  long players(PatternId pattern) {
    return song.tracks().stream()
        .flatMap(track -> track.clips().stream())
        .filter(clip -> clip instanceof NoteClip notes && notes.pattern().equals(pattern))
        .count();
  }

  /** Removes those of these patterns that no clip plays any more. */
  void tidy(Set<PatternId> patterns) {
    for (PatternId id : patterns.stream().sorted().toList()) {
      if (song.patterns().containsKey(id) && players(id) == 0) {
        edit(new PutPattern(song.pattern(id), Optional.empty()));
      }
    }
  }

  /**
   * Exchanges notes of a pattern, all of which it must hold.
   *
   * @param gone as many times as they are to go
   */
  void exchange(PatternId id, List<Note> gone, List<Note> come) {
    Pattern pattern = pattern(id);
    int changes = Math.max(gone.size(), come.size());
    if (changes > MANY && changes * 2 > pattern.notes().size()) {
      put(pattern.withNotes(Notes.exchanged(pattern, gone, come)));
      return;
    }
    List<Edit> puts = new ArrayList<>(changes);
    for (int i = 0; i < changes; i++) {
      Optional<Note> old = i < gone.size() ? Optional.of(gone.get(i)) : Optional.empty();
      Optional<Note> now = i < come.size() ? Optional.of(come.get(i)) : Optional.empty();
      if (!old.equals(now)) {
        puts.add(new PutNote(id, old, now));
      }
    }
    song = new Transaction("", puts).apply(song);
    edits.addAll(puts);
  }
}
