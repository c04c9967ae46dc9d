package org.songline.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.model.SongProblem;
import org.songline.model.edit.RandomSongs;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

class SongTextTest {
  @TempDir Path temp;

  @Test
  void aSongWrittenByHandReadsAndItsCanonicalTextIsKept() throws IOException {
    String canonical = resource("canonical.json");
    Song song = SongText.read("song.json", canonical);
    assertThat(SongText.write(song)).isEqualTo(canonical);
    assertThat(SongText.read("song.json", resource("by-hand.json"))).isEqualTo(song);
  }

  @Test
  void aSongOfAnEarlierFormatReadsAsItIs() throws IOException {
    for (int format = 1; format < SongText.FORMAT; format++) {
      String old = resource("format-" + format + ".json");
      assertThat(SongText.write(SongText.read("song.json", old)))
          .isEqualTo(old.replace("\"format\": " + format, "\"format\": " + SongText.FORMAT));
    }
  }

  @Test
  void theDocumentShowsARealSong() throws IOException {
    Path document = Path.of("..", "docs", "song-format.md");
    assertThat(Files.readString(document)).contains(resource("canonical.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rate\": 48000        | \"rate\": 48000, \"rte\": 1    | 12: there is no key \"rte\""
            + " here",
        "\"rate\": 48000        | \"rate\": 48000, \"rate\": 1   | 12: the key \"rate\" stands"
            + " there twice",
        "\"rate\": 48000        | \"rate\": \"fast\"             | 12: a text stands where a whole"
            + " number",
        "\"rate\": 48000        | \"rate\": 1                    | 12: rate: the rate is 1; use"
            + " 8000 to 384000",
        "\"format\": 3          | \"format\": 99                 | 2: it has format 99 from a newer"
            + " version",
        "\"format\": 3          | \"format\": 0                  | 2: there is no format 0",
        "\"key\": \"C2\"        | \"key\": \"H2\"                | 38: \"H2\" is no key",
        "\"length\": \"1/3\"    | \"length\": \"1/11\"           | 49: \"1/11\" falls between two"
            + " ticks",
        "\"length\": \"1/3\"    | \"length\": 0                  | 49: a note without length cannot"
            + " be",
        "\"at\": 0.5, \"key\"   | \"key\"                        | 48: the key \"at\" is missing",
        "\"fader\": -3.5        | \"fader\": 20                  | 59: track bass: the fader is 20;"
            + " use",
        "\"pattern\": \"riff\"  | \"pattern\": \"rif\"           | 87: clip bass-1: there is no"
            + " pattern rif",
        "Ab/C                   | Ab/H                           | 28: the chord \"Ab/H\" with the"
            + " quality \"/H\" (none for major, m,",
        "\"at\": 124800         | \"at\": 120000                 | 104: clip voice-1: its envelope"
            + " has two points",
        "\"kind\": \"return\"   | \"kind\": \"aux\"              | 114: \"aux\" is none of the"
            + " choices; use instrument, audio",
      })
  void whatIsWrongIsToldAtItsLine(String found, String wrong, String told) throws IOException {
    String canonical = resource("canonical.json");
    assertThat(canonical).contains(found);
    String text = canonical.replaceFirst(java.util.regex.Pattern.quote(found), wrong);
    assertThatThrownBy(() -> SongText.read("song.json", text))
        .isInstanceOf(SongProblem.class)
        .hasMessageStartingWith("song.json:" + told);
  }

  @Test
  void anyDamagedTextIsAProblemOfOneLineOrAWholeSong() throws IOException {
    byte[] good = resource("canonical.json").getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    for (int i = 0; i < 8_000; i++) {
      byte[] bad = good.clone();
      if (i % 3 == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      } else {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
          bad[random.nextInt(bad.length)] =
              (byte)
                  (i % 3 == 1
                      ? random.nextInt(256)
                      : "0123456789-\"{}[],:.eE /".charAt(random.nextInt(23)));
        }
      }
      read(bad);
    }
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      read(noise);
    }
  }

  @Test
  void bombsAreRefusedFast() {
    String deep = "[".repeat(2_000_000);
    String wide = "[" + "0,".repeat(6_000_000) + "0]";
    String objects = "{\"a\":".repeat(1_000_000);
    String number = "{\"format\": " + "9".repeat(5_000_000) + "}";
    String string = "{\"format\": \"" + "x".repeat(5_000_000) + "\"}";
    String key = "{\"" + "k".repeat(5_000_000) + "\": 1}";
    String exponent = "{\"format\": 1, \"title\": \"a\", \"rate\": 1e999999999}";
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (String bomb : List.of(deep, wide, objects, number, string, key, exponent)) {
      long start = threads.getCurrentThreadCpuTime();
      assertThatThrownBy(() -> SongText.read("song.json", bomb))
          .isInstanceOf(SongProblem.class)
          .hasMessageContaining("song.json")
          .hasMessageNotContaining("\n");
      long taken = threads.getCurrentThreadCpuTime() - start;
      assertThat(Duration.ofNanos(taken)).as("processor time").isLessThan(Duration.ofSeconds(10));
    }
    assertThatThrownBy(() -> SongText.read("song.json", new byte[SongText.MOST_BYTES + 1]))
        .isInstanceOf(SongProblem.class);
  }

  @Test
  void olderFormatsGoThroughEveryMigrationInOrder() {
    List<Migration> migrations =
        List.of(
            new Migration(-1, keys -> renamed(keys, "called", "name")),
            new Migration(0, keys -> renamed(keys, "name", "title")));
    String current = SongText.write(Song.empty("Old", 48_000));
    String zero =
        current.replace("\"format\": 3", "\"format\": 0").replace("\"title\"", "\"name\"");
    String first =
        zero.replace("\"format\": 0", "\"format\": -1")
            .replace("\"name\": \"Old", "\"called\": \"Old");
    for (String text : List.of(current.replace("\"format\": 3", "\"format\": 1"), zero, first)) {
      Song song = SongText.read("song.json", text, 1, migrations);
      assertThat(song).isEqualTo(Song.empty("Old", 48_000));
    }
    assertThatThrownBy(() -> SongText.read("song.json", first.replace("-1", "-2"), 1, migrations))
        .hasMessageContaining("there is no format -2");
  }

  @Test
  void editsOfTwoPeopleToDifferentTracksMergeWithoutAConflict() throws Exception {
    Song base = new RandomSongs(11).song(200);
    List<Track> tracks = base.tracks();
    Song mine = base;
    Song theirs = base;
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      if (track.kind() == Track.Kind.FOLDER) {
        continue;
      }
      Track louder = track.withName("changed").withStrip(track.strip().withFader(-1.25 - i));
      if (i % 2 == 0) {
        mine = mine.with(louder);
      } else {
        theirs = theirs.with(louder);
      }
    }
    Song both = theirs;
    for (int i = 0; i < tracks.size(); i += 2) {
      both = both.with(mine.track(tracks.get(i).id()).orElseThrow());
    }
    Path a = Files.writeString(temp.resolve("a"), SongText.write(mine));
    Path o = Files.writeString(temp.resolve("o"), SongText.write(base));
    Path b = Files.writeString(temp.resolve("b"), SongText.write(theirs));
    Process git;
    try {
      git =
          new ProcessBuilder("git", "merge-file", "-p", a.toString(), o.toString(), b.toString())
              .redirectOutput(temp.resolve("merged").toFile())
              .start();
    } catch (IOException e) {
      Assumptions.abort("git is not installed");
      return;
    }
    assertThat(git.waitFor()).isZero();
    assertThat(SongText.read("song.json", Files.readString(temp.resolve("merged"))))
        .isEqualTo(both);
    assertThat(both.track(TrackId.MASTER)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "120, 120",
    "1e-5, 0.00001",
    "1e-9, 1.0E-9",
    "-0.0, -0",
    "1e15, 1.0E15",
    "123456789.25, 123456789.25",
    "0.30000000000000004, 0.30000000000000004"
  })
  void numbersAreWrittenInTheirShortestExactForm(double value, String text) {
    Json json = Values.NUMBER.write(value);
    assertThat(JsonWriter.line(json)).isEqualTo(text);
    assertThat(Values.NUMBER.read(JsonReader.read(text))).isEqualTo(value);
  }

  private static void read(byte[] content) {
    Throwable thrown = catchThrowable(() -> SongText.write(SongText.read("song.json", content)));
    if (thrown != null) {
      assertThat(thrown)
          .as(() -> new String(content, StandardCharsets.ISO_8859_1))
          .isInstanceOf(SongProblem.class);
      assertThat(thrown.getMessage()).startsWith("song.json").contains("; ").doesNotContain("\n");
    }
  }

  private static Map<String, Json> renamed(Map<String, Json> keys, String from, String to) {
    Map<String, Json> renamed = new LinkedHashMap<>();
    keys.forEach((key, value) -> renamed.put(key.equals(from) ? to : key, value));
    return renamed;
  }

  private static String resource(String name) throws IOException {
    try (var in = SongTextTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
