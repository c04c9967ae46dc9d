package org.songline.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.Assets;

class FileAssetsTest {
  /** Content of which a part is missing. */
  private record Instrument(List<String> problems) implements Assets.Partial {}

  @Test
  void whatIsMissingInsideAFileIsReportedLikeAMissingFile(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("media"));
    Files.writeString(folder.resolve("media/i.sfz"), "x");
    FileAssets files = new FileAssets(new SongFiles(folder));
    Map<String, String> slots = Map.of("sounds", "media/i.sfz", "other", "media/none.sfz");
    Instrument instrument = new Instrument(List.of("a.wav: does not exist; check the name"));
    Assets assets = files.of("Piano", slots);
    assertThat(assets.load("sounds", Instrument.class, file -> instrument)).contains(instrument);
    assertThat(assets.load("sounds", Instrument.class, file -> instrument)).contains(instrument);
    assertThat(assets.load("other", Instrument.class, file -> instrument)).isEmpty();
    assertThat(files.problems())
        .containsExactly(
            "Piano: a.wav: does not exist; check the name; it is left out",
            "Piano: media/none.sfz: missing; the device stays silent");
  }
}
