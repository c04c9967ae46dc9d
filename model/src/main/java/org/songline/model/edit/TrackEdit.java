package org.songline.model.edit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.songline.model.song.Id;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.RoutingCheck;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Send;
import org.songline.model.song.Track.Strip;
import org.songline.model.song.TrackCheck;
import org.songline.model.song.Zero;

/** Changes to the tracks: which there are, how they are mixed, where their sound goes. */
public sealed interface TrackEdit extends Edit {

  /**
   * Adds or removes a track with all that is on it; it can only be removed when no other track
   * refers to it, and the master never.
   *
   * @param index the place in the order of tracks
   */
  record PutTrack(int index, Optional<Track> old, Optional<Track> now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      Change.oneSide("tracks", old, now);
      Track track = old.or(() -> now).orElseThrow();
      String place = TrackCheck.place(track);
      Song changed = song.withTracks(Change.put(place, song.tracks(), index, old, now));
      if (now.isPresent()) {
        free(song, place, track);
        TrackCheck.check(changed, track);
        RoutingCheck.check(changed);
      } else {
        Change.needs(
            track.kind() != Track.Kind.MASTER, place, "a song needs its master", "keep it");
        for (Track other : changed.tracks()) {
          if (TrackCheck.refers(other, track.id())) {
            Change.needs(
                false,
                place,
                "track " + other.id().text() + " refers to it",
                "change its folder, VCA, output, sends and side-chains first");
          }
        }
      }
      return changed;
    }

    private static void free(Song song, String place, Track track) {
      Set<Id> taken = new HashSet<>();
      for (Track other : song.tracks()) {
        taken.add(other.id());
        other.devices().forEach(device -> taken.add(device.id()));
        other.clips().forEach(clip -> taken.add(clip.id()));
      }
      Set<Id> own = new HashSet<>(Set.of(track.id()));
      boolean unique =
          track.devices().stream().allMatch(device -> own.add(device.id()))
              && track.clips().stream().allMatch(clip -> own.add(clip.id()));
      for (Id id : own) {
        Change.needs(
            unique && !taken.contains(id),
            place,
            "the id " + id.text() + " or another on the track is taken",
            "choose another id");
      }
    }

    @Override
    public PutTrack inverse() {
      return new PutTrack(index, now, old);
    }
  }

  /** Moves a track in the order of tracks; {@code now} is its place once it has left its old. */
  record MoveTrack(TrackId track, int old, int now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      String place = TrackCheck.place(found);
      Change.expect(place, song.trackIndex(track), old);
      return song.withTracks(Change.move(place, song.tracks(), old, now));
    }

    @Override
    public MoveTrack inverse() {
      return new MoveTrack(track, now, old);
    }
  }

  record SetTrackName(TrackId track, String old, String now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return set(song, track, Track::name, Track::withName, old, now);
    }

    @Override
    public SetTrackName inverse() {
      return new SetTrackName(track, now, old);
    }
  }

  record SetTrackColor(TrackId track, String old, String now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return set(song, track, Track::color, Track::withColor, old, now);
    }

    @Override
    public SetTrackColor inverse() {
      return new SetTrackColor(track, now, old);
    }
  }

  record SetTrackFolder(TrackId track, Optional<TrackId> old, Optional<TrackId> now)
      implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return routed(set(song, track, Track::folder, Track::withFolder, old, now), track);
    }

    @Override
    public SetTrackFolder inverse() {
      return new SetTrackFolder(track, now, old);
    }
  }

  /** The VCA that a track follows. */
  record SetVca(TrackId track, Optional<TrackId> old, Optional<TrackId> now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return routed(set(song, track, Track::vca, Track::withVca, old, now), track);
    }

    @Override
    public SetVca inverse() {
      return new SetVca(track, now, old);
    }
  }

  record SetOutput(TrackId track, Output old, Output now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return routed(set(song, track, Track::output, Track::withOutput, old, now), track);
    }

    @Override
    public SetOutput inverse() {
      return new SetOutput(track, now, old);
    }
  }

  /** Decibels. */
  record SetFader(TrackId track, double old, double now) implements TrackEdit {
    public SetFader {
      old = Zero.unsigned(old);
      now = Zero.unsigned(now);
    }

    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::fader, Strip::withFader, old, now);
    }

    @Override
    public SetFader inverse() {
      return new SetFader(track, now, old);
    }
  }

  record SetPan(TrackId track, double old, double now) implements TrackEdit {
    public SetPan {
      old = Zero.unsigned(old);
      now = Zero.unsigned(now);
    }

    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::pan, Strip::withPan, old, now);
    }

    @Override
    public SetPan inverse() {
      return new SetPan(track, now, old);
    }
  }

  record SetPanLaw(TrackId track, PanLaw old, PanLaw now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::panLaw, Strip::withPanLaw, old, now);
    }

    @Override
    public SetPanLaw inverse() {
      return new SetPanLaw(track, now, old);
    }
  }

  record SetMuted(TrackId track, boolean old, boolean now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::muted, Strip::withMuted, old, now);
    }

    @Override
    public SetMuted inverse() {
      return new SetMuted(track, now, old);
    }
  }

  record SetSoloed(TrackId track, boolean old, boolean now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::soloed, Strip::withSoloed, old, now);
    }

    @Override
    public SetSoloed inverse() {
      return new SetSoloed(track, now, old);
    }
  }

  record SetSoloSafe(TrackId track, boolean old, boolean now) implements TrackEdit {
    @Override
    public Song apply(Song song) {
      return mix(song, track, Strip::soloSafe, Strip::withSoloSafe, old, now);
    }

    @Override
    public SetSoloSafe inverse() {
      return new SetSoloSafe(track, now, old);
    }
  }

  /**
   * @param index the place among the sends of the track
   */
  record PutSend(TrackId track, int index, Optional<Send> old, Optional<Send> now)
      implements TrackEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      Track changed =
          found.withSends(Change.put(TrackCheck.place(found), found.sends(), index, old, now));
      Song next = song.with(changed);
      TrackCheck.mixer(next, changed);
      RoutingCheck.check(next);
      return next;
    }

    @Override
    public PutSend inverse() {
      return new PutSend(track, index, now, old);
    }
  }

  private static <T> Song set(
      Song song,
      TrackId id,
      Function<Track, T> field,
      BiFunction<Track, T, Track> with,
      T old,
      T now) {
    Track track = Change.track(song, id);
    Change.expect(TrackCheck.place(track), field.apply(track), old);
    Track changed = with.apply(track, now);
    TrackCheck.strip(changed);
    return song.with(changed);
  }

  private static <T> Song mix(
      Song song,
      TrackId id,
      Function<Strip, T> field,
      BiFunction<Strip, T, Strip> with,
      T old,
      T now) {
    return set(
        song,
        id,
        track -> field.apply(track.strip()),
        (track, value) -> track.withStrip(with.apply(track.strip(), value)),
        old,
        now);
  }

  private static Song routed(Song song, TrackId id) {
    TrackCheck.routes(song, Change.track(song, id));
    RoutingCheck.check(song);
    return song;
  }
}
