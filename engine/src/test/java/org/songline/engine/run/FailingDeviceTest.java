package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songline.engine.TestSong.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.engine.TestDevices;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.live.Session;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class FailingDeviceTest {
  private static final int BLOCK = 512;

  /** Tracks with a steady 1 and a device that fails after 6400 frames. */
  private static Song song(int tracks) {
    TestSong song = new TestSong();
    for (int i = 1; i <= tracks; i++) {
      song.track(
          "t" + i,
          Kind.AUDIO,
          device("v" + i, "value", Map.of("value", 1.0)),
          device("b" + i, "broken"));
    }
    return song.master().build();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "8, 1", "8, 3"})
  void aRenderEndsInOneLineThatNamesDeviceAndTrack(int tracks, int threads) {
    RenderRequest request = RenderRequest.MIX.tail(new Tail.Seconds(1)).threads(threads);
    assertThatThrownBy(() -> TestRender.of(song(tracks), request.block(BLOCK)))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "The device b1 (broken) on track t1 failed: java.lang.ArithmeticException: out of"
                + " order");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "8, 1", "8, 3"})
  void aSessionGoesOnWithoutTheDeviceAndSaysSo(int tracks, int threads) {
    try (Session session =
        new Session(
            TestDevices.catalogue(),
            new SongFiles(Path.of("no-such-folder")),
            TestSong.RATE,
            BLOCK,
            threads)) {
      session.publish(song(tracks));
      float[] block = new float[2 * BLOCK];
      for (int b = 0; b < 30; b++) {
        assertThat(session.problems().isEmpty()).isEqualTo(b <= 6400 / BLOCK);
        session.run(block, BLOCK / 64);
      }
      assertThat(block[0]).isEqualTo(tracks);
      assertThat(session.problems().getFirst()).startsWith("The device b1 (broken) on track t1");
    }
  }
}
