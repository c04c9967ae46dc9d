package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.output.Outputs;
import org.songline.exchange.template.Templates;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.live.FakeOutputs;
import org.songline.studio.live.OutputChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutputRoutesTest {
  private static final String SECRET = "0123456789abcdef";
  private static final JsonMapper JSON = new JsonMapper();

  private final FakeOutputs cards = new FakeOutputs("card", "one", "two");

  @TempDir private Path home;
  private StudioServer server;

  @BeforeEach
  void serve() throws Exception {
    SongFolder.create(home.resolve("song"), Templates.bare().song("One", 48_000, 120, "C major"))
        .close();
    server = start(OutputChoice.BROWSER);
  }

  private StudioServer start(OutputChoice instead) throws Exception {
    return StudioServer.start(
        SongFolder.open(home.resolve("song")),
        new Songs(home.resolve("songs"), home.resolve("recent.txt")),
        folder -> new Place(folder, 256, 1),
        0,
        SECRET,
        new Machine(
            new Outputs(List.of(cards)),
            kept -> instead.device().isEmpty() ? kept : instead,
            Optional.empty()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> ask(String path, String body) throws Exception {
    return new TestCaller(server, SECRET)
        .ask(
            body.isEmpty() ? "GET" : "POST",
            path,
            body.getBytes(StandardCharsets.UTF_8),
            HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> choose(String device) throws Exception {
    return ask(
        "/api/outputs/choose", "{\"device\":\"" + device + "\",\"buffer\":512,\"store\":2048}");
  }

  private static JsonNode phase(TestWindow window, String phase) throws Exception {
    return window
        .await(
            tell ->
                tell.get("type").asString().equals("output")
                    && tell.get("now").get("phase").asString().equals(phase))
        .get("now");
  }

  @Test
  void everyDeviceIsListedAndSystemsWithoutAnySayWhy() throws Exception {
    JsonNode systems = JSON.readTree(ask("/api/outputs", "").body()).get("systems");
    assertThat(systems.get(0).get("devices").get(1).get("key").asString()).isEqualTo("card:two");
    cards.unplug("one");
    cards.unplug("two");
    systems = JSON.readTree(ask("/api/outputs", "").body()).get("systems");
    assertThat(systems.get(0).get("reason").asString()).isEqualTo("unplugged");
  }

  @Test
  void theChoiceIsToldToEveryWindowAndTakenUpAtTheNextStart() throws Exception {
    try (var first = new TestWindow(server, SECRET);
        var second = new TestWindow(server, SECRET)) {
      first.hello("a");
      second.hello("b");
      phase(first, "browser");
      assertThat(choose("card:two").statusCode()).isEqualTo(200);
      assertThat(phase(first, "running").get("name").asString()).isEqualTo("Card two");
      assertThat(phase(second, "running").get("block").asInt()).isEqualTo(512);
    }
    server.close();
    server = start(OutputChoice.BROWSER);
    assertThat(server.output().name()).isEqualTo("Card two");
    assertThat(server.output().store()).isEqualTo(2048);
  }

  @Test
  void whatIsAskedForAtOneStartIsNotKept() throws Exception {
    choose("card:two");
    server.close();
    server = start(OutputChoice.BROWSER.device("card:one"));
    assertThat(server.output().name()).isEqualTo("Card one");
    server.close();
    server = start(OutputChoice.BROWSER);
    assertThat(server.output().name()).isEqualTo("Card two");
  }

  @Test
  void aDeviceThatGoesIsToldInWordsWithTheNextOne() throws Exception {
    choose("card:one");
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      cards.unplug("one");
      JsonNode lost =
          window
              .await(
                  tell ->
                      tell.get("type").asString().equals("output")
                          && !tell.get("now").get("offer").asString().isEmpty())
              .get("now");
      assertThat(lost.get("phase").asString()).isEqualTo("lost");
      assertThat(lost.get("trouble").asString()).isEqualTo("it is gone");
      assertThat(lost.get("offerName").asString()).isEqualTo("Card two");
    }
  }

  @Test
  void whatDoesNotOpenOrMakesNoSenseIsRefusedWithWords() throws Exception {
    cards.refuse("two");
    HttpResponse<String> busy = choose("card:two");
    assertThat(busy.statusCode()).isEqualTo(422);
    assertThat(busy.body()).contains("two: busy");
    HttpResponse<String> odd =
        ask("/api/outputs/choose", "{\"device\":\"\",\"buffer\":100,\"store\":1024}");
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("a buffer of 100 frames");
  }

  @Test
  void theRoundTripIsAJobWhoseResultStaysWithTheOutput() throws Exception {
    choose("card:one");
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(ask("/api/outputs/round-trip", "{}").statusCode()).isEqualTo(200);
      JsonNode job =
          window.await(
              tell ->
                  tell.get("type").asString().equals("job") && tell.get("finished").asBoolean());
      assertThat(job.get("result").asString()).isEqualTo("768 frames, 16.0 ms");
      assertThat(server.output().roundTrip()).isEqualTo(768);
    }
  }
}
