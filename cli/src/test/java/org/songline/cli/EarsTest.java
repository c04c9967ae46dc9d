package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.cli.Called.songline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.JsonNode;

class EarsTest {
  private static final String PLACE = "songline.ears";
  private static final String ENDED = "2026-11-21T20:00:00Z";

  @TempDir private Path folder;
  private Path ledger = Path.of("");
  private String before = "";

  @BeforeEach
  void keepTheLedgerAside() {
    before = System.getProperty(PLACE, "");
    ledger = folder.resolve("ears.txt");
    System.setProperty(PLACE, ledger.toString());
  }

  @AfterEach
  void giveItBack() {
    if (before.isEmpty()) {
      System.clearProperty(PLACE);
    } else {
      System.setProperty(PLACE, before);
    }
  }

  /** Two minutes of 1 kHz at -20 dBFS rms. */
  private Path tone() throws IOException {
    Path file = folder.resolve("tone.wav");
    float[] x = new float[8000 * 120];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.1 * Math.sqrt(2) * StrictMath.sin(2 * Math.PI * i / 8));
    }
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wavFloat(8000, 1), Tags.NONE)) {
      writer.write(x, 0, x.length);
      writer.finish();
    }
    return file;
  }

  @Test
  void nothingHeardIsNoDose() {
    Called called = songline("ears");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("a guess; songline ears calibrate", "session      none");
    assertThat(ledger).doesNotExist();
  }

  @Test
  void whatIsLoggedIsCounted() throws IOException {
    assertThat(songline("ears", "calibrate", "--dba", "85").out()).contains(ledger.toString());
    Called logged = songline("ears", "log", tone(), "--ended", ENDED);
    assertThat(logged.code()).as(logged.err()).isZero();
    assertThat(logged.out()).startsWith("2.0 min added to");
    Called called = songline("ears", "status", "--at", ENDED, "--json");
    assertThat(called.code()).as(called.toString()).isZero();
    JsonNode json = called.json();
    assertThat(json.get("calibrated").asBoolean()).isTrue();
    assertThat(json.get("session").get("dba").asDouble()).isCloseTo(85, within(0.5));
    // 85 dB(A) are allowed for eight hours a day, and 80 dB(A) for forty a week.
    assertThat(json.get("daily").get("percent").asDouble())
        .isCloseTo(100 * 2 / 480.0, within(0.06));
    assertThat(json.get("weekly").get("percent").asDouble())
        .isCloseTo(100 * 2 * Math.pow(10, 0.5) / 2400, within(0.04));
    assertThat(songline("ears", "status", "--at", ENDED).out())
        .contains("session      2 min, 85", "(NIOSH)", "(H.870)", "advice");
  }

  @Test
  void tooMuchIsAnExitCode() throws IOException {
    assertThat(songline("ears", "calibrate", "--dba", "112").code()).isZero();
    assertThat(songline("ears", "log", tone(), "--ended", ENDED).code()).isZero();
    Called called = songline("ears", "status", "--at", ENDED);
    assertThat(called.code()).as(called.out()).isEqualTo(ExitCode.FOUND_PROBLEMS);
  }

  @Test
  void wrongCallsAndADamagedLedgerAreOneLine() throws IOException {
    assertThat(songline("ears", "calibrate"))
        .isEqualTo(new Called(ExitCode.WRONG_CALL, "", "songline: give either --dba or --voice\n"));
    Called late = songline("ears", "status", "--at", "tea time");
    assertThat(late.code()).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(late.err()).contains("tea time is no time").hasLineCount(1);
    Files.writeString(ledger, "songline ears 1\nheard yesterday\n");
    Called damaged = songline("ears");
    assertThat(damaged.code()).isEqualTo(ExitCode.FAILED);
    assertThat(damaged.err()).contains("ears.txt: line 2", "mend the line").hasLineCount(1);
    Called logging = songline("ears", "log", tone());
    assertThat(logging.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ledger).hasContent("songline ears 1\nheard yesterday\n");
  }
}
