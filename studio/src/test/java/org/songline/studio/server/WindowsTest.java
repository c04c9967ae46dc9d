package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import tools.jackson.databind.JsonNode;

/** Windows on one song stay in step, and what they did is never lost. */
class WindowsTest {
  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path home;
  private StudioServer server;

  @BeforeEach
  void start() throws Exception {
    SongFolder.create(song(), Templates.bare().song("One", 48000, 120, "")).close();
    open();
  }

  private Path song() {
    return home.resolve("song");
  }

  private void open() throws Exception {
    server =
        StudioServer.start(
            SongFolder.open(song()),
            new Songs(home, home.resolve("recent.txt")),
            folder -> new Place(folder, 256, 1),
            0,
            SECRET);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String title(String old, String now) {
    return "{\"type\":\"perform\",\"transaction\":{\"label\":\"Rename\",\"edits\":[{\"edit\":"
        + "\"set-title\",\"old\":\""
        + old
        + "\",\"new\":\""
        + now
        + "\"}]}";
  }

  @Test
  void aWindowIsToldTheSongAndEveryStep() throws Exception {
    try (var first = new TestWindow(server, SECRET);
        var second = new TestWindow(server, SECRET)) {
      assertThat(first.hello("a").get("content").get("title").asString()).isEqualTo("One");
      second.hello("b");
      assertThat(first.done(title("One", "Two"))).isEmpty();
      JsonNode step = second.await("stepped");
      assertThat(step.get("revision").asLong()).isEqualTo(1);
      assertThat(step.get("window").asString()).isEqualTo("a");
      assertThat(step.get("step").get("edits").get(0).get("new").asString()).isEqualTo("Two");
      assertThat(step.get("undo").asString()).isEqualTo("Rename");
    }
  }

  @Test
  void ofTwoEditsOfOneValueTheSecondIsRefusedWithWords() throws Exception {
    try (var first = new TestWindow(server, SECRET);
        var second = new TestWindow(server, SECRET)) {
      first.hello("a");
      second.hello("b");
      assertThat(first.done(title("One", "Two"))).isEmpty();
      assertThat(second.done(title("One", "Three"))).contains("another value");
      assertThat(SongFolder.read(song()).title()).isEqualTo("Two");
    }
  }

  @Test
  void whatOneWindowDidAnotherUndoes() throws Exception {
    try (var first = new TestWindow(server, SECRET);
        var second = new TestWindow(server, SECRET)) {
      first.hello("a");
      second.hello("b");
      first.done(title("One", "Two"));
      assertThat(second.done("{\"type\":\"undo\"")).isEmpty();
      JsonNode undone =
          first.await(
              tell ->
                  tell.get("type").asString().equals("stepped")
                      && tell.get("revision").asLong() == 2);
      assertThat(undone.get("step").get("step").asString()).isEqualTo("undo");
      assertThat(undone.get("redo").asString()).isEqualTo("Rename");
      assertThat(SongFolder.read(song()).title()).isEqualTo("One");
    }
  }

  @Test
  void aWindowThatWasAwayIsToldWhatItMissedAndNoMore() throws Exception {
    String opening;
    try (var away = new TestWindow(server, SECRET)) {
      opening = away.hello("b").get("song").asString();
    }
    try (var first = new TestWindow(server, SECRET)) {
      first.hello("a");
      first.done(title("One", "Two"));
      first.done(title("Two", "Three"));
    }
    try (var back = new TestWindow(server, SECRET)) {
      back.ask("{\"type\":\"hello\",\"window\":\"b\",\"song\":\"" + opening + "\",\"revision\":0");
      JsonNode missed = back.await(tell -> !tell.get("type").asString().equals("transport"));
      assertThat(missed.get("type").asString()).isEqualTo("stepped");
      assertThat(missed.get("revision").asLong()).isEqualTo(1);
      assertThat(back.await("stepped").get("revision").asLong()).isEqualTo(2);
    }
  }

  @Test
  void whatWasDoneIsThereAfterTheServerEndedWithoutSaving() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(window.done(title("One", "Kept"))).isEmpty();
    }
    server.close();
    open();
    try (var window = new TestWindow(server, SECRET)) {
      assertThat(window.hello("a2").get("content").get("title").asString()).isEqualTo("Kept");
      assertThat(window.done("{\"type\":\"undo\"")).isEmpty();
      assertThat(SongFolder.read(song()).title()).isEqualTo("One");
    }
  }

  @Test
  void nonsenseIsRefusedAndChangesNothing() throws Exception {
    Song before = SongFolder.read(song());
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(window.done("{\"type\":\"no-such-thing\"")).isNotEmpty();
      assertThat(window.done("{\"type\":\"perform\",\"transaction\":{\"label\":\"x\",\"edits\":7}"))
          .isNotEmpty();
      assertThat(window.done("{\"type\":\"locate\",\"at\":-5")).isNotEmpty();
      assertThat(window.done("{\"type\":\"loop\",\"from\":5,\"to\":5,\"on\":true")).isNotEmpty();
      assertThat(window.done("{\"type\":\"strike\",\"track\":\"../x\",\"key\":60,\"velocity\":9"))
          .isNotEmpty();
      assertThat(window.done("{\"type\":\"undo\"")).isEmpty();
    }
    assertThat(SongFolder.read(song())).isEqualTo(before);
  }

  @Test
  void aPreviewIsHeardAndNotWritten() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(
              window.done(
                  "{\"type\":\"preview\",\"edits\":[{\"edit\":\"set-fader\",\"track\":\"master\","
                      + "\"old\":0,\"new\":-6}]"))
          .isEmpty();
      assertThat(SongFolder.read(song()).master().strip().fader()).isZero();
    }
  }

  @Test
  void whatAHandHoldsIsHeardAndNothingOfItIsKept() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(
              window.done(
                  "{\"type\":\"hold\",\"values\":[{\"track\":\"master\",\"target\":\"fader\",\"value\":-20}]"))
          .isEmpty();
      assertThat(window.done(title("One", "Two"))).isEmpty();
    }
    assertThat(SongFolder.read(song()).title()).isEqualTo("Two");
    assertThat(SongFolder.read(song()).track(TrackId.MASTER).orElseThrow().strip().fader())
        .isZero();
  }

  @Test
  void whatIsListenedToIsToldToEveryWindow() throws Exception {
    try (var first = new TestWindow(server, SECRET);
        var second = new TestWindow(server, SECRET)) {
      first.hello("a");
      second.hello("b");
      assertThat(second.await("listening").get("mode").asString()).isEqualTo("in-place");
      first.done("{\"type\":\"listen\",\"mode\":\"pre-fader\",\"tracks\":[\"master\"]");
      JsonNode told = second.await("listening");
      assertThat(told.get("mode").asString()).isEqualTo("pre-fader");
      assertThat(told.get("tracks").get(0).asString()).isEqualTo("master");
    }
    assertThat(SongFolder.read(song()).tracks()).noneMatch(track -> track.strip().soloed());
  }

  @Test
  void loudnessAndCostsAreToldToThoseWhoLook() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      window.done("{\"type\":\"watch\",\"device\":null,\"costs\":true,\"loudness\":true");
      assertThat(window.await("loudness").get("integrated").isNull()).as("silence").isTrue();
      JsonNode costs = window.await("costs");
      assertThat(costs.get("parts").get(0).get("share").asDouble()).isPositive();
    }
  }
}
