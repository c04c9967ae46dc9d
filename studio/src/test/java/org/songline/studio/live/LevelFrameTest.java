package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.engine.live.Gauges;
import org.songline.engine.live.Meters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes that program and page agree on; the tests of the page read the same file. */
class LevelFrameTest {
  private static JsonNode golden() throws IOException {
    return JsonMapper.shared().readTree(Path.of("src/test/web/audio.golden.json").toFile());
  }

  private static String hex(ByteBuffer message) {
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void levelsAreTheBytesThatThePageReads() throws IOException {
    var levels =
        List.of(
            new Meters.Level(0.5f, 0.25f, 0.125f, 0.0625f),
            new Meters.Level(0, 1.5f, 1e-20f, 1 / 3f));
    assertThat(hex(LevelFrame.of(0x1_2345_6789L * 64, levels)))
        .isEqualTo(golden().get("levels").stringValue());
  }

  @Test
  void aLookIsToldWithTheFrameAfterItsLast() {
    ByteBuffer message = LevelFrame.of(new Meters.Look(10, List.of(new Meters.Level(1, 1, 1, 1))));
    assertThat(hex(message)).startsWith("010101008002000000000000").hasSize(2 * 28);
  }

  @Test
  void figuresOfDevicesAreTheBytesThatThePageReads() throws IOException {
    var look = new Gauges.Look(0x1_2345_6789L, new float[] {0.5f, Float.NaN, -12.25f});
    assertThat(hex(ReadingFrame.of(look))).isEqualTo(golden().get("readings").stringValue());
  }
}
