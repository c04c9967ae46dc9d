package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.studio.TestSound;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;

/** What is dropped on a song becomes part of it or is refused with words, and nothing between. */
class MediaRoutesTest {
  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path home;
  private StudioServer server;

  @BeforeEach
  void start() throws Exception {
    Path folder = home.resolve("song");
    SongFolder.create(folder, Templates.bare().song("Song", 48000, 120, "")).close();
    server =
        StudioServer.start(
            SongFolder.open(folder),
            new Songs(home, home.resolve("recent.txt")),
            opened -> new Place(opened, 256, 1),
            0,
            SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Song song() {
    return SongFolder.read(home.resolve("song"));
  }

  private HttpResponse<String> drop(String name, byte[] bytes) throws Exception {
    String query = "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&at=0&window=w";
    return post("/api/media?" + query, bytes);
  }

  private HttpResponse<String> post(String path, byte[] bytes) throws Exception {
    return new TestCaller(server, SECRET)
        .ask("POST", path, bytes, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void aRecordingBecomesATrackWithItsClip() throws Exception {
    HttpResponse<String> answer = drop("Take one.wav", TestSound.wav(4800));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(song().tracks()).anyMatch(track -> track.name().equals("Take one"));
    assertThat(song().sources().values()).anyMatch(source -> source.frames() == 4800);
  }

  @Test
  void aTrackForARecordingHasTheColourOfItsRole() throws Exception {
    drop("Vocal take.wav", TestSound.wav(480));
    drop("Kick 2.wav", TestSound.wav(481));
    drop("Something.wav", TestSound.wav(482));
    assertThat(song().tracks())
        .filteredOn(track -> track.name().matches("Vocal.*|Kick.*|Something"))
        .extracting(Track::color)
        .containsExactly("#b09cec", "#ea8c8d", "#e7936c");
  }

  @Test
  void whatBeginsInARecordingIsHeardByAJobAndThenKnown() throws Exception {
    drop("Take.wav", TestSound.wav(48_000));
    String id = song().sources().firstKey().text();
    String answer = "";
    for (int i = 0; i < 200 && !answer.contains("onsets"); i++) {
      Thread.sleep(i == 0 ? 0 : 25);
      answer = post("/api/marks/" + id, new byte[0]).body();
      assertThat(answer).containsAnyOf("onsets", "job-1").doesNotContain("job-2");
    }
    assertThat(answer).contains("\"onsets\"");
    for (String other : List.of("nothing", "..%2f..%2fsong.json", "")) {
      assertThat(post("/api/marks/" + other, new byte[0]).statusCode()).as(other).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notes.txt", "../../escape.wav", "a.wav\u0000.txt", "", "x.mid", "<b>.flac"})
  void whatIsNoSoundIsRefusedByItsOwnName(String name) throws Exception {
    Song before = song();
    HttpResponse<String> answer = drop(name, "no sound at all".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("what")
        .doesNotContain("songline-")
        .doesNotContain("Exception");
    assertThat(song()).isEqualTo(before);
  }

  @Test
  void aRecordingThatLiesAboutItsLengthIsReadAsFarAsItGoesOrRefused() throws Exception {
    byte[] lies = TestSound.wav(100);
    java.nio.ByteBuffer.wrap(lies).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(40, 0x7fffffff);
    HttpResponse<String> answer = drop("lies.wav", lies);
    assertThat(answer.statusCode()).isIn(200, 422);
    assertThat(song().sources().values()).allMatch(source -> source.frames() <= 100);
  }
}
