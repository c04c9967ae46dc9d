package org.songline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.Shell;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranslateTest {
  private static final Path PAGE = Path.of("..", "docs", "playback.md");
  private static final Path PICTURE = Path.of("..", "docs", "playback.svg");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int songline(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(new Shell(stream(out), stream(err)), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toByteArray());
  }

  /** Two seconds of a low tone in the middle and a high one on opposite sides. */
  private Path file() throws IOException {
    Path file = folder.resolve("mix.wav");
    float[] x = new float[2 * 96_000];
    for (int i = 0; i < 96_000; i++) {
      double low = 0.2 * StrictMath.sin(2 * Math.PI * 60 * i / 48_000);
      double high = 0.05 * StrictMath.sin(2 * Math.PI * 1000 * i / 48_000);
      x[2 * i] = (float) (low + high);
      x[2 * i + 1] = (float) (low - high);
    }
    try (var writer = AudioFiles.create(file, WriteFormat.wavFloat(48_000, 2), Tags.NONE)) {
      writer.write(x, 0, 96_000);
      writer.finish();
    }
    return file;
  }

  @Test
  void aSongIsHeardTrackByTrackOnEachDevice() {
    Path song = TinySong.in(folder.resolve("song"), "low", "high");
    Path picture = folder.resolve("left.svg");
    int code =
        songline(
            "translate",
            song.toString(),
            "--device",
            "laptop,cube",
            "--json",
            "--plot",
            picture.toString());
    assertThat(code).isIn(0, 3);
    JsonNode devices = json().get("devices");
    assertThat(devices.size()).isEqualTo(2);
    assertThat(devices.get(0).get("id").asString()).isEqualTo("laptop");
    assertThat(devices.get(0).get("basis").asString()).isEqualTo("typical");
    JsonNode tracks = devices.get(0).get("tracks");
    assertThat(tracks.size()).isEqualTo(2);
    assertThat(tracks.get(0).get("left").asDouble())
        .isLessThan(tracks.get(1).get("left").asDouble());
    assertThat(picture).content().contains("What is left of Tiny", "Mono cube");
  }

  @Test
  void aFileIsHeardBesideAReference() throws IOException {
    String mix = file().toString();
    assertThat(songline("translate", mix, "--device", "cube", "--reference", mix)).isZero();
    String[] lines = printed().split("\n", -1);
    assertThat(lines[0]).startsWith("mix.wav").endsWith("score  reference");
    String[] figures = lines[1].strip().split("\\s+", -1);
    assertThat(figures[figures.length - 1]).isEqualTo(figures[figures.length - 2]);
    assertThat(printed()).contains("above 860 Hz it is gone");
  }

  @Test
  void whatADevicePlaysIsWritten() throws IOException {
    Path played = folder.resolve("cube.wav");
    assertThat(songline("translate", file().toString(), "--play", "cube", "-o", played.toString()))
        .isZero();
    assertThat(printed()).contains("what Mono cube (typical) plays");
    var stereo = Measure.file(played, Part.all(), Progress.NONE).figures();
    assertThat(stereo.frames()).isEqualTo(96_000);
    assertThat(requireNonNull(stereo.stereo()).correlation()).isCloseTo(1, within(1e-6));
  }

  @Test
  void whatADevicePlaysCanBeAsLoudAsTheMix() throws IOException {
    Path played = folder.resolve("radio.wav");
    String mix = file().toString();
    assertThat(
            songline("translate", mix, "--play", "nearfield", "--matched", "-o", played.toString()))
        .isZero();
    double before = loudness(Path.of(mix));
    assertThat(loudness(played)).isCloseTo(before, within(0.1));
  }

  private static double loudness(Path file) throws IOException {
    var loudness = Measure.file(file, Part.quick(), Progress.NONE).figures().loudness();
    return requireNonNull(loudness.integratedLufs());
  }

  @Test
  void aMeasurementOfTheUserTakesTheDevicesPlace() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.csv"), "frequency,dB\n20,0\n20000,0\n");
    String mix = file().toString();
    assertThat(songline("translate", mix, "--device", "laptop=" + mine + "," + mine, "--json"))
        .isZero();
    JsonNode devices = json().get("devices");
    assertThat(devices.get(0).get("id").asString()).isEqualTo("laptop");
    assertThat(devices.get(0).get("basis").asString()).isEqualTo("user");
    assertThat(devices.get(1).get("id").asString()).isEqualTo("mine");
    assertThat(devices.get(1).get("score").asDouble()).isGreaterThan(95);
  }

  @Test
  void wrongCallsAreOneLine() throws IOException {
    assertThat(songline("translate")).isEqualTo(2);
    assertThat(said()).isEqualTo("songline: no song or sound file is named\n");
    String mix = file().toString();
    assertThat(songline("translate", mix, "--device", "gramophone")).isEqualTo(2);
    assertThat(said())
        .isEqualTo(
            "songline: no device is called gramophone; songline translate --list lists them\n");
    assertThat(songline("translate", mix, "--play", "phone")).isEqualTo(2);
    assertThat(songline("translate", mix, "--matched")).isEqualTo(2);
    Path bad = Files.writeString(folder.resolve("bad.csv"), "100,loud\n");
    assertThat(songline("translate", mix, "--device", bad.toString())).isEqualTo(1);
    assertThat(said()).contains("bad.csv: line 1: loud is no number; write frequency,dB");
    assertThat(songline("translate", folder.resolve("none.wav").toString())).isEqualTo(1);
    assertThat(said().lines()).hasSize(1);
  }

  @Test
  void thePageTellsOfEachDeviceWhatItRestsOn() throws IOException {
    String page = Files.readString(PAGE);
    for (PlaybackDevice device : PlaybackDevices.all()) {
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %s | %s | %s | %.0f | %s, %s |",
                  device.id(),
                  device.name(),
                  device.basis().word(),
                  device.sides().words(),
                  device.surroundings().levelDba(),
                  device.source(),
                  device.date()));
    }
  }

  @Test
  void thePageShowsTheResponses() throws IOException {
    Path drawn = folder.resolve("playback.svg");
    assertThat(songline("translate", "--list", "--plot", drawn.toString())).isZero();
    assertThat(Files.readAllLines(drawn))
        .as("songline translate --list --plot docs/playback.svg")
        .isEqualTo(Files.readAllLines(PICTURE));
  }
}
