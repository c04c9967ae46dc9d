package org.songline.studio.ears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.measure.exposure.Calibration;
import org.songline.measure.exposure.Heard;
import org.songline.media.MediaProblem;

class LedgerTest {
  private static final double NOW = 1_790_000_000;

  @TempDir Path folder;

  @Test
  void comesBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("new/ears.txt");
    assertThat(Ledger.read(file)).isEqualTo(new Ledger(Optional.empty(), List.of()));
    Ledger ledger =
        Ledger.read(file)
            .calibrated(new Calibration(98.5, 3))
            .with(List.of(new Heard(NOW, 60, -23.25), new Heard(NOW - 60, 59.5, -21)), NOW);
    ledger.write(file);
    assertThat(Ledger.read(file)).isEqualTo(ledger);
    assertThat(Files.readAllLines(file))
        .contains("calibration 98.50 3.00", "heard 2026-09-21T14:13:20Z 60.000 -23.25");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void forgetsSilenceAndWhatIsOld() {
    var old = new Heard(NOW - 31 * 24 * 3600, 60, -20);
    var silent = new Heard(NOW - 60, 60, Double.NEGATIVE_INFINITY);
    var fresh = new Heard(NOW - 120, 60, -20);
    assertThat(new Ledger(Optional.empty(), List.of(old)).with(List.of(silent, fresh), NOW).heard())
        .containsExactly(fresh);
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    Path file = folder.resolve("ears.txt");
    Files.writeString(file, "songline ears 1\nheard yesterday 60 -20\n");
    assertThatThrownBy(() -> Ledger.read(file))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("line 2");
  }
}
