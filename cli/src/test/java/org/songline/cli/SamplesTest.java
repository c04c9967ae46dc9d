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
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.media.sfz.SfzInstrument;
import org.songline.media.sfz.SfzReader;
import org.songline.media.sfz.SfzRegion;

class SamplesTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int songline(String... arguments) {
    return Main.run(new Shell(stream(out), stream(err)), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void tone(String name, double hertz) throws IOException {
    float[] x = new float[24_000];
    for (int i = 0; i < x.length && hertz > 0; i++) {
      x[i] = (float) (0.4 * Math.sin(2 * Math.PI * hertz * i / 48_000));
    }
    try (AudioWriter writer =
        AudioFiles.create(folder.resolve(name), WriteFormat.wav(48_000, 1, 16), Tags.NONE)) {
      writer.write(x, 0, x.length);
      writer.finish();
    }
  }

  private SfzRegion region(SfzInstrument sfz, String name) {
    return sfz.regions().stream()
        .filter(region -> region.sample().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesSayKeysLayersAndTurns() throws IOException {
    for (String key : new String[] {"C3", "C#4", "Bb4"}) {
      for (int layer = 1; layer <= 2; layer++) {
        for (int turn = 1; turn <= 2; turn++) {
          tone("piano_%s_v%d_rr%d.wav".formatted(key, layer, turn), 0);
        }
      }
    }
    Path target = folder.resolve("kit.sfz");
    assertThat(songline("samples", folder.toString(), "-o", target.toString())).isZero();
    SfzInstrument sfz = SfzReader.read(target);
    assertThat(sfz.notes()).isEmpty();
    assertThat(sfz.regions()).hasSize(12);
    SfzRegion middle = region(sfz, "piano_C#4_v2_rr1.wav");
    assertThat(middle.key("pitch_keycenter", 0)).isEqualTo(61);
    assertThat(middle.key("lokey", 0)).isEqualTo(55);
    assertThat(middle.key("hikey", 0)).isEqualTo(65);
    assertThat(middle.number("lovel", 0)).isEqualTo(64);
    assertThat(middle.number("hivel", 127)).isEqualTo(127);
    assertThat(middle.number("seq_length", 0)).isEqualTo(2);
    assertThat(region(sfz, "piano_C3_v1_rr2.wav").key("lokey", 9)).isZero();
    assertThat(region(sfz, "piano_C3_v1_rr2.wav").number("hivel", 0)).isEqualTo(63);
    assertThat(region(sfz, "piano_C3_v1_rr2.wav").number("seq_position", 0)).isEqualTo(2);
    assertThat(region(sfz, "piano_Bb4_v1_rr1.wav").key("hikey", 0)).isEqualTo(127);
    assertThat(songline("samples", folder.toString(), "-o", target.toString())).isEqualTo(2);
    assertThat(songline("samples", folder.toString(), "-o", target.toString(), "--overwrite"))
        .isZero();
  }

  @Test
  void whatNoNameSaysIsHeard() throws IOException {
    tone("hum.wav", 440 * Math.pow(2, (57.2 - 69) / 12));
    tone("knock.wav", 0);
    assertThat(songline("samples", folder.toString(), "--json")).isZero();
    SfzInstrument sfz = SfzReader.read(folder.resolve(folder.getFileName() + ".sfz"));
    SfzRegion hum = region(sfz, "hum.wav");
    assertThat(hum.key("pitch_keycenter", 0)).isEqualTo(57);
    assertThat(hum.number("tune", 0)).isBetween(-22.0, -18.0);
    assertThat(hum.key("lokey", 9)).isZero();
    SfzRegion knock = region(sfz, "knock.wav");
    assertThat(knock.key("lokey", 0)).isEqualTo(36);
    assertThat(knock.key("hikey", 0)).isEqualTo(36);
    assertThat(knock.text("loop_mode", "")).isEqualTo("one_shot");
  }

  @Test
  void aFolderWithoutRecordingsIsOneLineAndExitTwo() {
    assertThat(songline("samples", folder.toString())).isEqualTo(2);
    assertThat(songline("samples", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }
}
