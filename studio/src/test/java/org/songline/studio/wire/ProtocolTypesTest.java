package org.songline.studio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.songline.studio.server.StudioServer;

class ProtocolTypesTest {
  private static final Path FILE = Path.of("src/main/web/wire/protocol.generated.ts");

  @Test
  void thePageKnowsTheRecordsAsTheyAre() throws IOException {
    String wanted = ProtocolTypes.text(StudioServer.answers());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(FILE, wanted);
    }
    assertThat(Files.readString(FILE))
        .as("run this test with -Dregenerate=true and commit %s", FILE)
        .isEqualTo(wanted);
  }
}
