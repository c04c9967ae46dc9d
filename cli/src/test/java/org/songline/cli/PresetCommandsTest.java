package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.Shell;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.store.SongFolder;
import tools.jackson.databind.json.JsonMapper;

/** Presets from the command line: kept, found, loaded, added, and settings of chance. */
class PresetCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private Path song = Path.of("");
  private String device = "";

  @BeforeEach
  void aSongAndAShelf() throws IOException {
    System.setProperty("songline.presets", folder.resolve("shelf").toString());
    song = TinySong.in(folder.resolve("song"), "lead");
    device = devices().id().text();
  }

  @AfterEach
  void noShelf() {
    System.clearProperty("songline.presets");
  }

  private Device devices() throws IOException {
    try (SongFolder opened = SongFolder.open(song)) {
      return opened.song().tracks().getFirst().devices().getFirst();
    }
  }

  private int chain() throws IOException {
    try (SongFolder opened = SongFolder.open(song)) {
      return opened.song().tracks().getFirst().devices().size();
    }
  }

  private String track() throws IOException {
    try (SongFolder opened = SongFolder.open(song)) {
      return opened.song().trackOf(new DeviceId(device)).orElseThrow().id().text();
    }
  }

  private int songline(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(new Shell(stream(out), stream(err)), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void settingsAreKeptFoundAndLoadedAgain() throws IOException {
    assertThat(songline("presets", "random", song.toString(), device, "--seed", "7")).isZero();
    Device wild = devices();
    assertThat(wild.parameters()).hasSizeGreaterThan(3);
    assertThat(
            songline(
                "presets",
                "save",
                song.toString(),
                device,
                "--name",
                "My wild one",
                "--role",
                "lead,pad"))
        .isZero();
    assertThat(Files.exists(Path.of(out.toString(StandardCharsets.UTF_8).strip()))).isTrue();
    assertThat(songline("presets", "save", song.toString(), device, "--name", "My wild one"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is a preset of this name");
    assertThat(songline("presets", "wild", "--role", "pad", "--json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(out.toByteArray()).size()).isOne();
    assertThat(songline("presets", "init", song.toString(), device)).isZero();
    assertThat(devices().parameters()).isEmpty();
    assertThat(songline("presets", "load", song.toString(), device, "synth/my-wild-one")).isZero();
    assertThat(devices()).isEqualTo(wild);
    assertThat(songline("presets", "add", song.toString(), track(), "my-wild-one", "--at", "1"))
        .isZero();
    assertThat(chain()).isEqualTo(2);
    assertThat(songline("presets", "show", "my-wild-one")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"songline-preset\": 1");
  }

  @Test
  void chanceWithOneSeedIsAlwaysTheSameAndLevelsStay() throws IOException {
    songline("presets", "random", song.toString(), device, "--seed", "3", "--amount", "100");
    Device once = devices();
    songline("presets", "init", song.toString(), device);
    songline("presets", "random", song.toString(), device, "--seed", "3", "--amount", "100");
    assertThat(devices()).isEqualTo(once);
    assertThat(once.parameters()).doesNotContainKeys("output", "gain", "voices");
  }

  @Test
  void aBadFileOnTheShelfIsToldAndHidesNoOther() throws IOException {
    songline("presets", "save", song.toString(), device, "--name", "A".repeat(59) + " - Long one");
    Path shelf = Path.of(out.toString(StandardCharsets.UTF_8).strip()).resolveSibling("");
    assertThat(shelf.resolve("a".repeat(59) + ".json")).exists();
    Files.createDirectory(shelf.resolve("folder.json"));
    Files.createSymbolicLink(shelf.resolve("gone.json"), shelf.resolve("nowhere"));
    Files.write(shelf.resolve("huge.json"), new byte[3 << 20]);
    assertThat(songline("presets", "long", "--json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(out.toByteArray()).size()).isPositive();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("gone.json: it cannot be read"))
        .anyMatch(line -> line.contains("huge.json") && line.contains("larger than a preset"));
  }

  @Test
  void wrongNamesAreOneLineAndExitTwo() {
    assertThat(songline("presets", "load", song.toString(), "nobody", "x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(songline("presets", "random", song.toString(), device, "--amount", "900"))
        .isEqualTo(2);
    assertThat(songline("presets", "add", song.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("songline presets add --help");
  }
}
