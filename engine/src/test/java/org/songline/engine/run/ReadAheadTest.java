package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.live.Session;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class ReadAheadTest {
  private static final int BLOCK = 512;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "5, 1", "5, 3"})
  void aDeviceReadsEveryBlockAheadBeforeItIsMade(int tracks, int threads) {
    TestSong made = new TestSong();
    for (int i = 1; i <= tracks; i++) {
      made.track("t" + i, Kind.AUDIO, device("r" + i, "reader"));
    }
    Song song = made.master().build();
    try (Session session =
        new Session(
            TestDevices.catalogue(),
            new SongFiles(Path.of("no-such-folder")),
            TestSong.RATE,
            BLOCK,
            threads)) {
      session.publish(song);
      float[] block = new float[2 * BLOCK];
      for (int b = 0; b < 40; b++) {
        session.run(block, BLOCK / 64);
        if (b > 1) {
          assertThat(block).as("block %d", b).containsOnly(tracks);
        }
      }
    }
  }
}
