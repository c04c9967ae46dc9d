package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.store.SongFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path song = Path.of("");
  private String hot = "";

  @BeforeEach
  void aSongWithATrackThatRunsHot() {
    song = TinySong.in(folder.resolve("song"), "keys");
    hot = "gain-staging/keys";
    Device gain =
        Device.of(new DeviceId("too-much"), "utility")
            .withParameters(new TreeMap<>(Map.of("gain", 24.0)));
    try (SongFolder opened = SongFolder.open(song)) {
      opened.perform(
          Transaction.of(
              "Too much",
              new PutDevice(new TrackId("keys"), 1, Optional.empty(), Optional.of(gain))));
      opened.save();
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

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toByteArray());
  }

  @Test
  void whatIsFoundIsToldDrawnMendedAndTakenBack() throws IOException {
    Path plots = folder.resolve("plots");
    String text = song.toString();
    assertThat(songline("check", text, "--plot", plots.toString()))
        .isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(printed()).contains(hot, "runs hot", "  1  Turn the gain of");
    assertThat(Files.readString(plots.resolve(hot.replace('/', '-') + ".svg"))).contains("<svg");

    assertThat(songline("check", text, "--apply", hot + ":1")).isZero();
    assertThat(songline("check", text, "--only", "gain-staging", "--json")).isZero();
    assertThat(json().get("findings").size()).isZero();

    assertThat(songline("check", text, "--undo")).isZero();
    assertThat(printed()).startsWith("took back: " + hot);
    assertThat(songline("check", text, "--only", "gain-staging", "--min", "clear", "--json"))
        .isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(json().get("findings").get(0).get("id").asString()).isEqualTo(hot);
    assertThat(songline("check", text, "--undo")).isEqualTo(ExitCode.WRONG_CALL);
  }

  @Test
  void beforeAndAfterAreEquallyLoud() throws IOException {
    Path made = folder.resolve("made");
    assertThat(
            songline("check", song.toString(), "--compare", hot, "-o", made.toString(), "--json"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(json().get("figureAfter").asDouble())
        .isLessThan(json().get("figureBefore").asDouble() - 5);
    assertThat(lufs(made.resolve("after.wav")))
        .isCloseTo(lufs(made.resolve("before.wav")), within(0.05));
    assertThat(lufs(made.resolve("after.wav")))
        .isCloseTo(json().get("lufs").asDouble(), within(0.05));
  }

  private static double lufs(Path file) throws IOException {
    Double integrated =
        Measure.file(file, Part.quick(), Progress.NONE).figures().loudness().integratedLufs();
    return integrated == null ? Double.NaN : integrated;
  }

  @Test
  void wrongCallsAreRefusedInOneLine() {
    String text = song.toString();
    assertThat(songline("check", text, "--only", "taste")).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(songline("check", text, "--compare", hot)).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(songline("check", text, "--apply", "mud/nobody")).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(songline("check", text, "--apply", hot + ":99")).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void aFinishedFileIsCheckedWithoutItsTracks() throws IOException {
    Path file = folder.resolve("clipped.wav");
    float[] x = new float[2 * 5 * 48_000];
    for (int i = 0; i < x.length; i++) {
      double wave = 1.5 * StrictMath.sin(2 * Math.PI * 200.0 * (i >> 1) / 48_000);
      x[i] = (float) Math.clamp(wave, -0.9, 0.9);
    }
    try (var writer = AudioFiles.create(file, WriteFormat.wavFloat(48_000, 2), Tags.NONE)) {
      writer.write(x, 0, x.length / 2);
      writer.finish();
    }
    Called called = Called.songline("check", file, "--json");
    assertThat(called.code()).as(called.err()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    JsonNode found = called.json().get("findings");
    assertThat(found.findValuesAsString("rule")).contains("clipping");
    assertThat(Called.songline("check", file, "--min", "grave", "--only", "hum").code()).isZero();
    Called mended = Called.songline("check", file, "--apply", "clipping");
    assertThat(mended.code()).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(mended.err()).contains("only a song can be mended").hasLineCount(1);
  }
}
