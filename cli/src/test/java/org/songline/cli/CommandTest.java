package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.Shell;
import org.songline.dsp.Exact;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.json.JsonMapper;

class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int songline(String... arguments) {
    return Main.run(new Shell(stream(out), stream(err)), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void aWrongCallIsOneLineAndExitTwo() {
    assertThat(songline("devices", "theremin-9000")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("songline: no device is called theremin-9000; songline devices lists them\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void anUnknownCommandIsOneLineAndExitTwo() {
    assertThat(songline("sing")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void jsonIsTheWholeOfStandardOutput() {
    assertThat(songline("devices", "--json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(out.toByteArray()).isArray()).isTrue();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void faultsOfAFileAreNamedWithTheirPlaces(@TempDir Path folder) throws IOException {
    float[] x = new float[2 * 12 * 48_000];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) (0.3 * Exact.sin(Exact.TWO_PI * 997 * i / 48_000));
      x[2 * i + 1] = (float) (0.2 * Exact.sin(Exact.TWO_PI * 331 * i / 48_000));
    }
    x[2 * 100_000] = 1.5f;
    for (int i = 300_000; i < 300_480; i++) {
      x[2 * i + 1] = 0;
    }
    Path file = folder.resolve("faults.wav");
    try (var writer = AudioFiles.create(file, WriteFormat.wavFloat(48_000, 2), Tags.NONE)) {
      writer.write(x, 0, x.length / 2);
      writer.finish();
    }
    assertThat(songline("measure", file.toString(), "--overs")).as("%s", err).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "1 on samples, 0 between", "2.083333       100000.0        1", "6.250 s for 10.0 ms");
    out.reset();
    assertThat(songline("measure", "--json", file.toString())).isZero();
    var json = JsonMapper.builder().build().readTree(out.toByteArray()).get(0);
    assertThat(json.get("figures").get("soundFaults").get("dropouts").asInt()).isEqualTo(1);
    assertThat(json.get("spread")).hasSize(62);
    out.reset();
    assertThat(songline("measure", "--relate", file.toString(), file.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("0.00 frames", "the same");
    assertThat(songline("measure", "--relate", file.toString())).isEqualTo(2);
  }

  @Test
  void measureFollowsAVoice(@TempDir Path folder) throws IOException {
    float[] x = new float[2 * 44_100];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.3 * Exact.sin(Exact.TWO_PI * 331 * i / 44_100));
    }
    Path file = folder.resolve("voice.wav");
    try (var writer = AudioFiles.create(file, WriteFormat.wavFloat(44_100, 1), Tags.NONE)) {
      writer.write(x, 0, x.length);
      writer.finish();
    }
    Path picture = folder.resolve("voice.png");
    assertThat(
            songline(
                "measure", "--quick", "--pitch", "--plot", picture.toString(), file.toString()))
        .as("%s", err)
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("E4 +7 cents (331.0 Hz)", "A = 441.8 Hz", "notes");
    assertThat(picture).isNotEmptyFile();
    out.reset();
    assertThat(songline("measure", "--quick", "--pitch", "--json", file.toString())).isZero();
    var json = JsonMapper.builder().build().readTree(out.toByteArray()).get(0);
    assertThat(json.get("figures").get("pitch").get("notes")).hasSize(1);
    assertThat(json.get("pitchOverTime").get(50).get("tone").get("hertz").asDouble())
        .isBetween(330.9, 331.1);
    out.reset();
    assertThat(songline("measure", "--quick", "--json", file.toString())).isZero();
    json = JsonMapper.builder().build().readTree(out.toByteArray()).get(0);
    assertThat(json.path("pitchOverTime").isArray()).isFalse();
  }

  @Test
  void theDoctorFindsTheMachineWell() {
    assertThat(songline("doctor")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("ok   Java", "ok   codecs", "ok   sounds");
  }
}
