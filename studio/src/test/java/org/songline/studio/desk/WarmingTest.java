package org.songline.studio.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.live.TransportState;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;

class WarmingTest {
  private static final long MOST_NANOS = 6_000_000_000L;

  @TempDir private Path folder;
  private Place place;

  @BeforeEach
  void open() {
    Song song = Templates.find("house").orElseThrow().song("One", 48_000, 120, "C major");
    place = new Place(SongFolder.create(folder.resolve("song"), song), 256, 1);
  }

  @AfterEach
  void close() {
    place.close();
  }

  private boolean rolls() {
    return place.session().state() == TransportState.ROLLING;
  }

  @Test
  void aSongThatIsRehearsedSetsOffByItselfSoon() throws Exception {
    long from = System.nanoTime();
    place.rehearse(30);
    place.play(0);
    while (!rolls()) {
      assertThat(System.nanoTime() - from).isLessThan(MOST_NANOS);
      Thread.sleep(1);
    }
    assertThat(place.warming()).isFalse();
  }

  @Test
  void stoppingEndsTheWait() throws Exception {
    place.rehearse(30);
    place.play(0);
    place.stop();
    assertThat(place.warming()).isFalse();
    Thread.sleep(2500);
    assertThat(rolls()).isFalse();
  }

  @Test
  void aSongThatIsNotRehearsedSetsOffAtOnce() throws Exception {
    place.play(0);
    assertThat(place.warming()).isFalse();
    long from = System.nanoTime();
    while (!rolls()) {
      assertThat(System.nanoTime() - from).isLessThan(MOST_NANOS);
      Thread.sleep(1);
    }
  }
}
