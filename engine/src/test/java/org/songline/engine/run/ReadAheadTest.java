package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
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
    float[] mix =
        TestRender.of(
                song,
                RenderRequest.MIX
                    .block(BLOCK)
                    .threads(threads)
                    .range(TestSong.frame(0), Optional.of(TestSong.frame(40 * BLOCK))))
            .mix();
    assertThat(mix).hasSize(2 * 40 * BLOCK).containsOnly(tracks);
  }
}
