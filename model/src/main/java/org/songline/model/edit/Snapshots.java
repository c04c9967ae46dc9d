package org.songline.model.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetMuted;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Snapshot.SendMix;
import org.songline.model.song.Snapshot.TrackMix;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Send;

/**
 * Snapshots of the mixer: taken, brought back, and the way from one to another. What automation
 * moves goes on following its lanes.
 */
public final class Snapshots {
  /** Decibels that stand for silence on the way between two levels. */
  private static final double FAINT = -96;

  private Snapshots() {}

  /** The mix as it is. */
  public static Snapshot taken(Song song, SnapshotId id, String name) {
    return new Snapshot(
        id,
        name,
        song.tracks().stream()
            .filter(track -> track.kind() != Track.Kind.FOLDER)
            .map(Snapshots::mix)
            .toList());
  }

  private static TrackMix mix(Track track) {
    return new TrackMix(
        track.id(),
        track.strip().fader(),
        track.strip().pan(),
        track.strip().muted(),
        track.sends().stream()
            .map(send -> new SendMix(send.to(), send.level(), send.pan(), send.enabled()))
            .toList());
  }

  /**
   * Brings a mix back. Tracks and sends that it does not know stay as they are.
   *
   * @throws org.songline.model.SongProblem when there is no such snapshot
   */
  public static Transaction recall(Song song, SnapshotId id) {
    Snapshot snapshot = found(song, id);
    return new Transaction("Recall " + snapshot.name(), edits(song, snapshot.tracks()));
  }

  /**
   * Mixes as far from one snapshot to another as asked: levels go in decibels, pans in a straight
   * line, switches turn halfway. Tracks and sends that only one of the two knows stay as they are.
   *
   * @param x 0 for the first to 1 for the second
   * @throws org.songline.model.SongProblem when one of them is not there
   */
  public static Transaction morph(Song song, SnapshotId from, SnapshotId to, double x) {
    if (!(x >= 0 && x <= 1)) {
      throw new IllegalArgumentException("a morph to " + x);
    }
    Snapshot first = found(song, from);
    Snapshot second = found(song, to);
    Map<TrackId, TrackMix> ends = new HashMap<>();
    second.tracks().forEach(mix -> ends.put(mix.track(), mix));
    List<TrackMix> between = new ArrayList<>();
    for (TrackMix mix : first.tracks()) {
      TrackMix end = ends.get(mix.track());
      if (end != null) {
        between.add(between(mix, end, x));
      }
    }
    return new Transaction("Morph " + first.name() + " to " + second.name(), edits(song, between));
  }

  private static TrackMix between(TrackMix a, TrackMix b, double x) {
    List<SendMix> sends = new ArrayList<>();
    for (SendMix send : a.sends()) {
      b.sends().stream()
          .filter(other -> other.to().equals(send.to()))
          .forEach(
              other ->
                  sends.add(
                      new SendMix(
                          send.to(),
                          level(send.level(), other.level(), x),
                          straight(send.pan(), other.pan(), x),
                          x < 0.5 ? send.enabled() : other.enabled())));
    }
    return new TrackMix(
        a.track(),
        level(a.fader(), b.fader(), x),
        straight(a.pan(), b.pan(), x),
        x < 0.5 ? a.muted() : b.muted(),
        sends);
  }

  private static double level(double a, double b, double x) {
    return x == 0 || a == b ? a : x == 1 ? b : straight(Math.max(FAINT, a), Math.max(FAINT, b), x);
  }

  private static double straight(double a, double b, double x) {
    return x == 1 ? b : a + (b - a) * x;
  }

  private static List<Edit> edits(Song song, List<TrackMix> mixes) {
    List<Edit> edits = new ArrayList<>();
    for (TrackMix mix : mixes) {
      song.track(mix.track())
          .filter(track -> track.kind() != Track.Kind.FOLDER)
          .ifPresent(track -> edits(edits, track, mix));
    }
    return edits;
  }

  private static void edits(List<Edit> edits, Track track, TrackMix mix) {
    TrackId id = track.id();
    Track.Strip strip = track.strip();
    if (strip.fader() != mix.fader()) {
      edits.add(new SetFader(id, strip.fader(), mix.fader()));
    }
    if (strip.pan() != mix.pan() && track.kind() != Track.Kind.VCA) {
      edits.add(new SetPan(id, strip.pan(), mix.pan()));
    }
    if (strip.muted() != mix.muted()) {
      edits.add(new SetMuted(id, strip.muted(), mix.muted()));
    }
    for (int i = 0; i < track.sends().size(); i++) {
      Send send = track.sends().get(i);
      for (SendMix wanted : mix.sends()) {
        Send now =
            new Send(send.to(), send.preFader(), wanted.level(), wanted.pan(), wanted.enabled());
        if (wanted.to().equals(send.to()) && !now.equals(send)) {
          edits.add(new PutSend(id, i, Optional.of(send), Optional.of(now)));
        }
      }
    }
  }

  private static Snapshot found(Song song, SnapshotId id) {
    return song.snapshots().stream()
        .filter(snapshot -> snapshot.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Change.unfit("snapshot " + id.text(), "there is no such snapshot"));
  }
}
