package org.songline.coach.mending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.edit.Edit;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Faders, pans and sends, with the lanes that move them. */
public final class Strips {
  private static final double SILENCE = -144;
  private static final double TOP = 12;

  private Strips() {}

  /** Moves a fader and all of its lane; silence stays silence. */
  public static List<Edit> fader(Song song, TrackId id, double by) {
    Track track = song.track(id).orElseThrow();
    double old = track.strip().fader();
    List<Edit> edits = new ArrayList<>();
    if (old > SILENCE) {
      edits.add(new SetFader(id, old, Math.min(TOP, old + by)));
    }
    track
        .lane(new Target.Fader())
        .ifPresent(lane -> edits.addAll(Chain.shift(track, lane, by, SILENCE, TOP)));
    return edits;
  }

  /** Moves a fader in one stretch of time alone. */
  public static List<Edit> fader(Song song, TrackId id, Stretch stretch, double by) {
    Track track = song.track(id).orElseThrow();
    Optional<Automation> lane = track.lane(new Target.Fader()).filter(Automation::enabled);
    double constant = Math.max(SILENCE, track.strip().fader());
    return Lanes.inStretch(
        track,
        new Target.Fader(),
        lane.map(Automation::points).orElseGet(() -> List.of(Lanes.start(constant))),
        stretch,
        value -> value <= SILENCE ? value : Math.min(TOP, value + by));
  }

  /** Mutes a track in one stretch of time. */
  public static List<Edit> mute(Song song, TrackId id, Stretch stretch) {
    Track track = song.track(id).orElseThrow();
    Optional<Automation> lane = track.lane(new Target.Mute()).filter(Automation::enabled);
    double constant = track.strip().muted() ? 1 : 0;
    return Lanes.inStretch(
        track,
        new Target.Mute(),
        lane.map(Automation::points).orElseGet(() -> List.of(Lanes.start(constant))),
        stretch,
        value -> 1);
  }

  /** Moves a pan and all of its lane. */
  public static List<Edit> pan(Song song, TrackId id, double by) {
    Track track = song.track(id).orElseThrow();
    double old = track.strip().pan();
    List<Edit> edits = new ArrayList<>();
    edits.add(new SetPan(id, old, Math.clamp(old + by, -1, 1)));
    track
        .lane(new Target.Pan())
        .ifPresent(lane -> edits.addAll(Chain.shift(track, lane, by, -1, 1)));
    return edits;
  }

  /** Moves a send and all of its lane. */
  public static List<Edit> send(Song song, TrackId from, TrackId to, double by) {
    Track track = song.track(from).orElseThrow();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < track.sends().size(); i++) {
      Track.Send old = track.sends().get(i);
      if (old.to().equals(to) && old.level() > SILENCE) {
        Track.Send now =
            new Track.Send(
                to, old.preFader(), Math.min(TOP, old.level() + by), old.pan(), old.enabled());
        edits.add(new PutSend(from, i, Optional.of(old), Optional.of(now)));
      }
    }
    track
        .lane(new Target.SendLevel(to))
        .ifPresent(lane -> edits.addAll(Chain.shift(track, lane, by, SILENCE, TOP)));
    return edits;
  }
}
