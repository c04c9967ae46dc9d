package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.model.store.SongFolder;
import org.songline.studio.Chords;
import org.songline.studio.UserFolders;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The song that is open is measured, held against references and targets, and mastered. */
class MasterRoutesTest {
  private static final String SECRET = "0123456789abcdef";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int RATE = 48_000;

  @TempDir private Path home;
  private StudioServer server;

  @BeforeEach
  void start() throws Exception {
    SongFolder.create(home.resolve("song"), Chords.song()).close();
    server =
        StudioServer.start(
            SongFolder.open(home.resolve("song")),
            new Songs(home, home.resolve("recent.txt")),
            folder -> new Place(folder, 256, 1),
            0,
            SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> asked(String method, String path, byte[] body) throws Exception {
    return new TestCaller(server, SECRET).ask(method, path, body, BodyHandlers.ofByteArray());
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(asked("GET", path, new byte[0]).body());
  }

  private HttpResponse<byte[]> post(String path, String body) throws Exception {
    return asked("POST", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Begins a job and gives what it ended with. */
  private JsonNode job(TestWindow window, HttpResponse<byte[]> begun) throws Exception {
    assertThat(begun.statusCode())
        .as("%s", new String(begun.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(200);
    String job = JSON.readTree(begun.body()).get("job").asString();
    return window.await(
        tell ->
            tell.get("type").asString().equals("job")
                && tell.get("job").asString().equals(job)
                && tell.get("finished").asBoolean());
  }

  private void done(TestWindow window, HttpResponse<byte[]> begun) throws Exception {
    JsonNode ended = job(window, begun);
    assertThat(ended.get("refusal").isNull()).as("%s", ended).isTrue();
  }

  @Test
  void theSongIsMeasuredAsItStandsAndAsItsRenderMeasures() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(get("/api/master/measured").get("measured").isNull()).isTrue();
      done(window, post("/api/master/measure", ""));
      JsonNode measured = get("/api/master/measured").get("measured");
      done(
          window,
          post(
              "/api/render",
              "{\"name\":\"mix.wav\",\"bits\":32,\"rate\":0,\"stems\":false,\"from\":null,\"to\":null}"));
      var judged =
          Measure.file(
                  home.resolve("song").resolve("renders").resolve("mix.wav"),
                  Part.all(),
                  Progress.NONE)
              .figures();
      JsonNode figures = measured.get("figures");
      assertThat(measured.get("revision").asLong()).isZero();
      assertThat(figures.get("integrated").asDouble())
          .isEqualTo(judged.loudness().integratedLufs());
      assertThat(figures.get("truePeak").asDouble()).isEqualTo(judged.levels().truePeakDbtp());
      assertThat(figures.get("correlation").asDouble())
          .isEqualTo(Objects.requireNonNull(judged.stereo()).correlation());
      assertThat(measured.get("bands")).hasSize(31);
      measured
          .get("bands")
          .forEach(
              band ->
                  assertThat(band.get("soft").asDouble())
                      .isLessThanOrEqualTo(band.get("loud").asDouble()));
      assertThat(measured.get("shortTerm").size())
          .isCloseTo((int) (10 * judged.seconds()), within(1));
      assertThat(measured.get("heard").size()).isGreaterThan(10);
    }
  }

  @Test
  void aReferenceIsHeardKeptRenamedPlayedAndRemoved() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      Path file = Chords.noise(home.resolve("Finished song.wav"), 0.25);
      byte[] sent = Files.readAllBytes(file);
      done(window, asked("POST", "/api/master/references?name=Finished%20song.wav", sent));
      JsonNode card = get("/api/master/references").get("references").get(0);
      double judged =
          Objects.requireNonNull(
              Measure.file(file, Part.quick(), Progress.NONE)
                  .figures()
                  .loudness()
                  .integratedLufs());
      assertThat(card.get("name").asString()).isEqualTo("Finished song");
      assertThat(card.get("lufs").asDouble()).isCloseTo(judged, within(0.05));
      assertThat(card.get("matches")).isEmpty();
      String address = "/api/master/references/sound/" + card.get("hash").asString();
      assertThat(asked("GET", address, new byte[0]).body()).isEqualTo(sent);
      done(window, post("/api/master/measure", ""));
      card = get("/api/master/references").get("references").get(0);
      assertThat(card.get("matches").size()).isPositive();
      var renamed =
          post("/api/master/references/rename", "{\"name\":\"Finished song\",\"to\":\"The one\"}");
      assertThat(JSON.readTree(renamed.body()).get("references").get(0).get("name").asString())
          .isEqualTo("The one");
      var removed = post("/api/master/references/remove", "{\"name\":\"The one\"}");
      assertThat(JSON.readTree(removed.body()).get("references")).isEmpty();
      assertThat(asked("GET", address, new byte[0]).statusCode()).isEqualTo(404);
      Files.delete(
          UserFolders.cache().resolve("references").resolve(card.get("hash").asString() + ".wav"));
    }
  }

  @Test
  void whatIsNoSoundNoNameNoTargetOrNoDeviceIsRefusedInWords() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      JsonNode ended =
          job(window, asked("POST", "/api/master/references?name=x.wav", new byte[] {1, 2, 3}));
      assertThat(ended.get("refusal").get("what").asString()).contains("x.wav");
      assertThat(get("/api/master/references").get("references")).isEmpty();
      for (String[] bad :
          List.of(
              new String[] {"nowhere", "null", "1", "", "null"},
              new String[] {"spotify", "20", "1", "", "null"},
              new String[] {"spotify", "null", "7", "", "null"},
              new String[] {"spotify", "null", "1", "\"magic\"", "null"},
              new String[] {
                "spotify",
                "null",
                "1",
                "",
                "{\"references\":[\"none\"],\"tone\":1,\"dynamics\":1,\"width\":1,\"loudness\":1}"
              },
              new String[] {
                "spotify",
                "null",
                "1",
                "",
                "{\"references\":[],\"tone\":1,\"dynamics\":1,\"width\":1,\"loudness\":1}"
              })) {
        assertThat(post("/api/master/plan", wish(bad)).statusCode())
            .as(String.join(" ", bad))
            .isEqualTo(422);
      }
      assertThat(post("/api/master/plan", "{").statusCode()).isEqualTo(422);
      assertThat(
              post("/api/master/file", "{\"name\":\"a.wav\",\"off\":[],\"report\":true}")
                  .statusCode())
          .isEqualTo(422);
      assertThat(
              post("/api/master/file", "{\"name\":\"../a.wav\",\"off\":[],\"report\":true}")
                  .statusCode())
          .isEqualTo(422);
      assertThat(post("/api/master/references/remove", "{\"name\":\"none\"}").statusCode())
          .isEqualTo(422);
      assertThat(
              post("/api/master/references/rename", "{\"name\":\"none\",\"to\":\"b\"}")
                  .statusCode())
          .isEqualTo(422);
      for (String missing :
          List.of(
              "monitor/../../secret",
              "monitor/",
              "monitor/PHONE",
              "references/sound/../../shelf",
              "references/sound/" + "a".repeat(64))) {
        assertThat(asked("GET", "/api/master/" + missing, new byte[0]).statusCode())
            .as(missing)
            .isIn(400, 404);
      }
      for (String rate : List.of("0", "-5", "1e9", "999999999")) {
        assertThat(asked("GET", "/api/master/monitor/phone?rate=" + rate, new byte[0]).statusCode())
            .as(rate)
            .isEqualTo(400);
      }
    }
  }

  private static String wish(String[] of) {
    return ("{\"target\":\"%s\",\"loudness\":%s,\"ceiling\":null,\"amount\":%s,\"without\":[%s],"
            + "\"linearPhase\":false,\"careful\":true,\"match\":%s}")
        .formatted((Object[]) of);
  }

  @Test
  void everyMonitorAnswersAsItsModelSaysWithinHalfADecibel() throws Exception {
    for (PlaybackDevice device : PlaybackDevices.all()) {
      ByteBuffer bytes =
          ByteBuffer.wrap(
                  asked("GET", "/api/master/monitor/" + device.id() + "?rate=48000", new byte[0])
                      .body())
              .order(ByteOrder.LITTLE_ENDIAN);
      int frames = bytes.getInt();
      bytes.getFloat();
      float[][] paths = new float[4][frames];
      for (float[] path : paths) {
        bytes.asFloatBuffer().get(path);
        bytes.position(bytes.position() + Float.BYTES * frames);
      }
      assertThat(bytes.remaining()).isZero();
      for (double hertz : new double[] {31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000}) {
        double wanted = device.tone().decibels(hertz);
        if (wanted > -60) {
          assertThat(decibels(sum(paths[0], paths[2]), hertz))
              .as("%s at %s Hz", device.id(), hertz)
              .isCloseTo(wanted, within(0.5));
          assertThat(decibels(sum(paths[1], paths[3]), hertz))
              .as("%s at %s Hz, right", device.id(), hertz)
              .isCloseTo(wanted - device.sides().offDecibels(), within(0.5));
        }
      }
    }
  }

  @Test
  void aPlanIsMadeOnceAndTheMasterFileHoldsWhatItPromises() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(get("/api/master/plan").get("plan").isNull()).isTrue();
      done(
          window,
          post(
              "/api/master/plan",
              "{\"target\":\"spotify\",\"loudness\":-18,\"ceiling\":null,\"amount\":1,\"without\":[],"
                  + "\"linearPhase\":false,\"careful\":true,\"match\":null}"));
      JsonNode plan = get("/api/master/plan").get("plan");
      assertThat(plan.get("words").size()).isPositive();
      JsonNode last = plan.get("devices").get(plan.get("devices").size() - 1);
      assertThat(last.get("device").asString()).isEqualTo("limiter");
      assertThat(last.get("settings").get("ceiling").asDouble()).isEqualTo(-1);
      assertThat(plan.get("after").get("integrated").asDouble()).isCloseTo(-18, within(0.2));
      done(window, post("/api/master/file", "{\"name\":\"m.wav\",\"off\":[],\"report\":true}"));
      Path renders = home.resolve("song").resolve("renders");
      var written = Measure.file(renders.resolve("m.wav"), Part.quick(), Progress.NONE).figures();
      assertThat(written.loudness().integratedLufs()).isCloseTo(-18, within(0.2));
      assertThat(written.levels().truePeakDbtp()).isLessThanOrEqualTo(-1);
      assertThat(renders.resolve("m.html")).content().contains("What was done, and why");
      JsonNode ended =
          job(
              window,
              post("/api/master/file", "{\"name\":\"n.wav\",\"off\":[\"eq\"],\"report\":false}"));
      assertThat(ended.get("refusal").isNull()).isTrue();
      assertThat(renders.resolve("n.html")).doesNotExist();
    }
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  /** The level at a frequency, by the sum of Fourier. */
  private static double decibels(float[] response, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < response.length; i++) {
      double angle = 2 * Math.PI * hertz * i / RATE;
      re += response[i] * Math.cos(angle);
      im -= response[i] * Math.sin(angle);
    }
    return 10 * Math.log10(re * re + im * im);
  }
}
