package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
  void theDoctorFindsTheMachineWell() {
    assertThat(songline("doctor")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("ok   Java", "ok   codecs", "ok   sounds");
  }
}
