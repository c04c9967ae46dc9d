package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.coach.Coach;
import org.songline.coach.finding.Rule;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;
import org.songline.studio.checking.Reason;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The coach hears the song that is open, and what it offers can be done at the desk. */
class CoachRoutesTest {
  private static final String SECRET = "0123456789abcdef";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path home;
  private StudioServer server;

  /** A chord, driven 18 dB too hard within its chain. */
  private static Song faulty() {
    Ticks bar = new Ticks(4L * Ticks.PER_QUARTER);
    var id = new PatternId("keys");
    List<Note> chord = new ArrayList<>();
    for (int key : new int[] {60, 64, 67}) {
      chord.add(new Note(TickPosition.START, bar, key, 100));
    }
    Track keys =
        Track.of(new TrackId("keys"), Track.Kind.INSTRUMENT, "Keys")
            .withDevices(
                List.of(
                    Device.of(new DeviceId("synth"), "synth"),
                    Device.of(new DeviceId("gain"), "utility")
                        .withParameters(new TreeMap<>(Map.of("gain", 18.0)))))
            .withClips(
                List.of(
                    new NoteClip(
                        new ClipId("clip"),
                        "",
                        TickPosition.START,
                        bar,
                        false,
                        id,
                        Ticks.ZERO,
                        Optional.empty(),
                        0)));
    Song empty = Song.empty("Hot", 48_000);
    return empty
        .withPatterns(new TreeMap<>(Map.of(id, new Pattern(id, "", chord, List.of()))))
        .withTracks(List.of(keys, empty.master()));
  }

  @BeforeEach
  void start() throws Exception {
    SongFolder.create(home.resolve("song"), faulty()).close();
    server =
        StudioServer.start(
            SongFolder.open(home.resolve("song")),
            new Songs(home, home.resolve("recent.txt")),
            folder -> new Place(folder, 256, 1),
            0,
            SECRET);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private JsonNode asked(String method, String path) throws Exception {
    return JSON.readTree(
        new TestCaller(server, SECRET)
            .ask(method, path, new byte[0], BodyHandlers.ofString())
            .body());
  }

  private JsonNode listened(TestWindow window) throws Exception {
    String job = asked("POST", "/api/check").get("job").asString();
    JsonNode ended =
        window.await(
            tell ->
                tell.get("type").asString().equals("job")
                    && tell.get("job").asString().equals(job)
                    && tell.get("finished").asBoolean());
    assertThat(ended.get("result").isNull()).as("%s", ended).isFalse();
    return asked("GET", "/api/findings").get("checked");
  }

  private static Optional<JsonNode> finding(JsonNode checked, String id) {
    return checked
        .get("findings")
        .valueStream()
        .filter(each -> each.get("id").asString().startsWith(id))
        .findFirst();
  }

  @Test
  void whatTheCoachOffersMendsTheSongInOneStepThatUndoTakesBack() throws Exception {
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("a");
      assertThat(asked("GET", "/api/findings").get("checked").isNull()).isTrue();
      JsonNode before = listened(window);
      assertThat(before.get("revision").asLong()).isZero();
      JsonNode hot = finding(before, "gain-staging/keys").orElseThrow();
      assertThat(hot.get("tracks").get(0).asString()).isEqualTo("keys");
      assertThat(hot.get("evidence").get(0).get("value").asDouble())
          .isGreaterThan(hot.get("evidence").get(0).get("limit").asDouble());
      assertThat(hot.get("why").asString()).endsWith(".");
      String change = hot.get("remedies").get(0).get("change").toString();
      assertThat(window.done("{\"type\":\"perform\",\"transaction\":" + change)).isEmpty();
      JsonNode after = listened(window);
      assertThat(after.get("revision").asLong()).isEqualTo(1);
      assertThat(finding(after, "gain-staging/keys")).isEmpty();
      assertThat(window.done("{\"type\":\"undo\"")).isEmpty();
      assertThat(SongFolder.read(home.resolve("song"))).isEqualTo(faulty());
    }
  }

  @Test
  void everyRuleOfTheCoachSaysWhyItMatters() {
    assertThat(Coach.rules().stream().map(Rule::name))
        .containsExactlyInAnyOrderElementsOf(Reason.all().keySet());
    assertThat(Reason.all().values())
        .allSatisfy(reason -> assertThat(reason.why()).endsWith(".").hasSizeLessThan(200));
  }
}
