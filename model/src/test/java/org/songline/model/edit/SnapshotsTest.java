package org.songline.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.edit.SongEdit.PutSnapshot;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Snapshot.SendMix;
import org.songline.model.song.Snapshot.TrackMix;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Send;

class SnapshotsTest {
  private static final SnapshotId A = new SnapshotId("a");
  private static final SnapshotId B = new SnapshotId("b");
  private static final TrackId BASS = new TrackId("bass");
  private static final TrackId ROOM = new TrackId("room");

  private static Song song(double fader, double pan, boolean muted, Send... sends) {
    Song empty = Song.empty("x", 48_000);
    Track bass =
        Track.of(BASS, Kind.INSTRUMENT, "Bass")
            .withStrip(Track.Strip.DEFAULT.withFader(fader).withPan(pan).withMuted(muted))
            .withSends(List.of(sends));
    return empty.withTracks(List.of(bass, Track.of(ROOM, Kind.RETURN, "Room"), empty.master()));
  }

  private static Send send(double level, double pan, boolean enabled) {
    return new Send(ROOM, true, level, pan, enabled);
  }

  private static Song two(Song first, Song second) {
    return first.withSnapshots(
        List.of(Snapshots.taken(first, A, "A"), Snapshots.taken(second, B, "B")));
  }

  @Test
  void anyMixComesBackAfterAnyChangesToTheMixer() {
    for (int seed = 0; seed < 100; seed++) {
      RandomSongs random = new RandomSongs(seed);
      Song start = random.song(80).withSnapshots(List.of());
      Song kept =
          new PutSnapshot(0, Optional.empty(), Optional.of(Snapshots.taken(start, A, "A")))
              .apply(start);
      Song mixed = kept;
      for (Track track : kept.tracks()) {
        if (track.kind().sounds()) {
          List<Send> sends = new ArrayList<>(track.sends());
          sends.replaceAll(send -> new Send(send.to(), send.preFader(), -7, 0.25, !send.enabled()));
          mixed =
              mixed.with(
                  track
                      .withSends(sends)
                      .withStrip(
                          track
                              .strip()
                              .withFader(-1.5)
                              .withPan(-0.5)
                              .withMuted(!track.strip().muted())));
        }
      }
      Transaction recall = Snapshots.recall(mixed, A);
      assertThat(recall.apply(mixed)).as("seed %d", seed).isEqualTo(kept);
      assertThat(recall.inverse().apply(kept)).isEqualTo(mixed);
      assertThat(Snapshots.recall(kept, A).edits()).isEmpty();
    }
  }

  @Test
  void aSoloIsNoPartOfAMix() {
    Song song = song(-3, 0, false);
    Song kept = song.withSnapshots(List.of(Snapshots.taken(song, A, "A")));
    Track bass = kept.track(BASS).orElseThrow();
    Song soloed = kept.with(bass.withStrip(bass.strip().withSoloed(true)));
    assertThat(Snapshots.recall(soloed, A).edits()).isEmpty();
  }

  @Test
  void whatTheSongOrTheSnapshotDoesNotKnowStaysAsItIs() {
    Snapshot old =
        new Snapshot(
            A,
            "A",
            List.of(
                new TrackMix(new TrackId("gone"), -9, 0, true, List.of()),
                new TrackMix(
                    BASS, -9, 0, false, List.of(new SendMix(new TrackId("hall"), -3, 0, true)))));
    Song song = song(-3, 0.5, true, send(-18, 0, true)).withSnapshots(List.of(old));
    SongCheck.check(song);
    Song recalled = Snapshots.recall(song, A).apply(song);
    assertThat(recalled.track(BASS).orElseThrow())
        .isEqualTo(song(-9, 0, false, send(-18, 0, true)).track(BASS).orElseThrow());
    assertThatThrownBy(() -> Snapshots.recall(song, B))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining("snapshot b: there is no such snapshot");
  }

  @Test
  void aMorphBeginsAndEndsAtItsSnapshotsAndGoesInDecibelsBetween() {
    Song first = song(-12, -1, false, send(Double.NEGATIVE_INFINITY, 0, true));
    Song second = song(0, 0.5, true, send(-16, 1, false));
    Song both = two(first, second);
    assertThat(Snapshots.morph(both, A, B, 0).apply(both)).isEqualTo(both);
    assertThat(Snapshots.morph(both, A, B, 1).apply(both))
        .isEqualTo(Snapshots.recall(both, B).apply(both));
    assertThat(Snapshots.morph(both, A, B, 0.25).apply(both).tracks())
        .isEqualTo(song(-9, -0.625, false, send(-76, 0.25, true)).tracks());
    assertThat(Snapshots.morph(both, A, B, 0.5).apply(both).tracks())
        .isEqualTo(song(-6, -0.25, true, send(-56, 0.5, false)).tracks());
    assertThatThrownBy(() -> Snapshots.morph(both, A, B, 1.01))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMorphLeavesAloneWhatOnlyOneOfBothKnows() {
    Song first = song(-12, 0, false);
    Snapshot other = new Snapshot(B, "B", List.of());
    Song song = first.withSnapshots(List.of(Snapshots.taken(song(-6, 0, false), A, "A"), other));
    assertThat(Snapshots.morph(song, A, B, 0).edits()).isEmpty();
  }
}
