package org.songline.model.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.songline.model.edit.Edits;
import org.songline.model.edit.TrackEdit.SetOutput;
import org.songline.model.edit.TrackEdit.SetTrackColor;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;

/** What people do to tracks as a whole. */
public sealed interface TrackOperation extends Operation {

  /**
   * Adds a track that goes to the master, in a color that few others have.
   *
   * @param kind not the master
   * @param name what people read; empty for one by its kind
   * @param after the track above, in whose folder it is; absent, behind the last of its kind or
   *     before the returns and the master
   * @param devices types for its chain, an instrument first
   */
  record AddTrack(Kind kind, String name, Optional<TrackId> after, List<String> devices)
      implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track made = new NewTracks(draft).add(kind, name, after, devices);
      return draft.done("Add " + made.name());
    }
  }

  /**
   * Copies a track with all that is on it, right below it.
   *
   * @param own whether its note clips get patterns of their own; otherwise they are linked
   */
  record DuplicateTrack(TrackId track, boolean own) implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track copied = draft.track(track);
      new NewTracks(draft).copy(copied, own);
      return draft.done("Duplicate " + copied.name());
    }
  }

  /** Removes tracks; what went to them goes on where they went, and unused patterns go too. */
  record DeleteTracks(List<TrackId> tracks) implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Track> gone = chosen(draft, tracks);
      Set<PatternId> patterns = new TreeSet<>();
      for (Track track : gone) {
        for (Clip clip : track.clips()) {
          if (clip instanceof NoteClip notes) {
            patterns.add(notes.pattern());
          }
        }
        Edits.removeTrack(draft.song(), track.id()).edits().forEach(draft::edit);
      }
      draft.tidy(patterns);
      return draft.done(
          gone.size() == 1
              ? "Delete " + gone.getFirst().name()
              : Words.doing("Delete", gone.size(), "track"));
    }
  }

  /**
   * Makes a group above the first of some tracks and sends them all through it.
   *
   * @param folder whether they also go into a folder of the name, which can be closed
   */
  record GroupTracks(List<TrackId> tracks, String name, boolean folder) implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Track> members = chosen(draft, tracks);
      Set<Output> outputs = new LinkedHashSet<>();
      for (Track track : members) {
        if (track.kind().sounds()) {
          outputs.add(track.output());
        }
      }
      Words.needs(
          !outputs.isEmpty(), "tracks", "folders and VCAs have no sound to group", "choose others");
      Output out =
          outputs.size() == 1 && outputs.iterator().next() instanceof Output.To to
              ? to
              : Output.MASTER;
      NewTracks made = new NewTracks(draft);
      int index = song.trackIndex(members.getFirst().id());
      Track group = made.place(Kind.GROUP, name, index, members.getFirst().folder(), List.of());
      if (!group.output().equals(out)) {
        draft.edit(new SetOutput(group.id(), group.output(), out));
      }
      for (Track track : members) {
        Words.needs(
            track.kind() != Kind.MASTER, "tracks", "the master is the end of all", "leave it out");
        if (track.kind().sounds()) {
          draft.edit(new SetOutput(track.id(), track.output(), new Output.To(group.id())));
        }
      }
      if (folder) {
        Track holder = made.place(Kind.FOLDER, group.name(), index, group.folder(), List.of());
        List<Track> inside = new ArrayList<>(members);
        inside.addFirst(draft.track(group.id()));
        inside.forEach(
            t -> draft.edit(new SetTrackFolder(t.id(), t.folder(), Optional.of(holder.id()))));
      }
      return draft.done("Group " + Words.count(members.size(), "track"));
    }
  }

  /** Gives tracks one color, {@code #rrggbb}. */
  record ColorTracks(List<TrackId> tracks, String color) implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Track> chosen = chosen(draft, tracks);
      for (Track track : chosen) {
        if (!track.color().equals(color)) {
          draft.edit(new SetTrackColor(track.id(), track.color(), color));
        }
      }
      return draft.done(Words.doing("Color", chosen.size(), "track"));
    }
  }

  /** Moves tracks, in their order, to right below another one; absent, to the top. */
  record MoveTracks(List<TrackId> tracks, Optional<TrackId> after, Optional<TrackId> folder)
      implements TrackOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Track> moved = chosen(draft, tracks);
      new NewTracks(draft).move(moved, after, folder);
      return draft.done(Words.doing("Move", moved.size(), "track"));
    }
  }

  /** The tracks of these ids, at least one, in their order. */
  private static List<Track> chosen(Draft draft, List<TrackId> ids) {
    Words.needs(!ids.isEmpty(), "tracks", "none is chosen", "choose at least one");
    ids.forEach(draft::track);
    return draft.song().tracks().stream().filter(track -> ids.contains(track.id())).toList();
  }
}
