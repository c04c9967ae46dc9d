package org.songline.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.edit.Differences.Difference;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

class DifferencesTest {
  private static final TrackId BASS = new TrackId("bass");

  private static Song song() {
    Song bare = Song.empty("One", 48_000);
    List<Track> tracks = new ArrayList<>();
    tracks.add(
        Track.of(BASS, Track.Kind.INSTRUMENT, "Bass")
            .withDevices(List.of(Device.of(new DeviceId("s"), "synth"))));
    tracks.addAll(bare.tracks());
    return bare.withTracks(tracks);
  }

  @Test
  void equalSongsDifferInNothing() {
    assertThat(Differences.between(song(), song())).isEmpty();
  }

  @Test
  void whatChangedIsToldWhereItChanged() {
    Song now = song().withTitle("Two");
    Track bass = now.tracks().getFirst();
    var louder = new TreeMap<String, Double>();
    louder.put("cutoff", 900.0);
    louder.put("level", -3.0);
    now =
        now.with(
            bass.withStrip(bass.strip().withFader(-6.25).withPan(-0.5).withMuted(true))
                .withDevices(
                    List.of(
                        bass.devices().getFirst().withParameters(louder),
                        Device.of(new DeviceId("c"), "compressor"))));
    assertThat(Differences.between(song(), now))
        .containsExactly(
            new Difference("Song", List.of("title One → Two")),
            new Difference(
                "Bass",
                List.of(
                    "volume 0 dB → -6.25 dB",
                    "pan centre → 50 % left",
                    "muted",
                    "synth: 2 settings changed",
                    "compressor added")));
    assertThat(Differences.between(song(), Song.empty("One", 48_000)))
        .containsExactly(new Difference("Bass", List.of("removed with 0 clips and 1 device")));
  }

  @Test
  void songsThatDifferAreNeverToldToBeAlike() {
    for (int seed = 0; seed < 200; seed++) {
      RandomSongs random = new RandomSongs(seed);
      Song before = random.song(60);
      Song after = random.change(before).apply(before);
      boolean told = !Differences.between(before, after).isEmpty();
      boolean heard =
          !before.withSources(after.sources()).withPatterns(after.patterns()).equals(after);
      assertThat(told || !heard).as("seed %d", seed).isTrue();
    }
  }
}
