package org.songline.exchange.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.Imported;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Clip;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.time.FramePosition;
import org.songline.model.time.TickPosition;

class RecordingToSongTest {
  private static final String STORED = "0".repeat(64) + ".wav";

  @TempDir private Path folder;

  private Path recording(int rate, int frames) throws IOException {
    Path file = folder.resolve("take.wav");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(rate, 1, 16), Tags.NONE)) {
      writer.write(new float[frames], 0, frames);
      writer.finish();
    }
    return file;
  }

  @Test
  void aRecordingBecomesATrackWithOneClipOfItsLength() throws IOException {
    RecordingToSong.Probe probe = RecordingToSong.probe(recording(24_000, 36_000));
    Song song = Song.empty("Test", 48_000);
    Imported imported =
        RecordingToSong.edits(song, STORED, "Take", probe, TickPosition.quarters(4));
    Song changed = imported.edits().apply(song);
    SongCheck.check(changed);
    Track track = changed.tracks().getFirst();
    Clip clip = track.clips().getFirst();
    assertThat(track.kind()).isEqualTo(Track.Kind.AUDIO);
    assertThat(clip.start()).isEqualTo(TickPosition.quarters(4));
    assertThat(changed.tempoMap().frameAt(clip.end(), 48_000))
        .isEqualTo(new FramePosition(96_000 + 72_000));
    assertThat(imported.summary()).isEqualTo("Take: 1.5 s, 24000 Hz, 1 channel");
    assertThat(imported.edits().inverse().apply(changed)).isEqualTo(song);
  }

  @Test
  void theSameRecordingTwiceIsOneSourceAndTwoTracks() throws IOException {
    RecordingToSong.Probe probe = RecordingToSong.probe(recording(48_000, 480));
    Song once =
        RecordingToSong.edits(Song.empty("Test", 48_000), STORED, "Take", probe, TickPosition.START)
            .edits()
            .apply(Song.empty("Test", 48_000));
    Song twice =
        RecordingToSong.edits(once, STORED, "Take", probe, TickPosition.START).edits().apply(once);
    assertThat(twice.sources()).hasSize(1);
    assertThat(twice.tracks())
        .extracting(track -> track.id().text())
        .hasSize(3)
        .doesNotHaveDuplicates();
  }
}
