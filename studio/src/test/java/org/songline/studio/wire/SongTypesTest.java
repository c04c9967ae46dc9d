package org.songline.studio.wire;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SongTypesTest {
  @Test
  void theTypesOfThePageAreWhatTheCodecsSayToday() throws IOException {
    Generated.check(Path.of("src/main/web", SongTypes.FILE), SongTypes.text());
  }
}
