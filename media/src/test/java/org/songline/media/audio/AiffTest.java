package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.media.Fuzz;
import org.songline.media.audio.tags.Tag;

class AiffTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "NONE,8,false",
    "NONE,16,false",
    "NONE,24,false",
    "NONE,32,false",
    "sowt,16,true",
    "sowt,24,true",
    "in24,24,false",
    "twos,16,false"
  })
  void integersAreReadBitForBit(String code, int bits, boolean little) throws Exception {
    int[] steps = Signals.staircase(2 * 3001, bits, bits);
    int bytes = bits / 8;
    ByteBuffer data = ByteBuffer.allocate(steps.length * bytes);
    for (int v : steps) {
      for (int k = 0; k < bytes; k++) {
        data.put((byte) (v >> (8 * (little ? k : bytes - 1 - k))));
      }
    }
    Path file = Files.write(folder.resolve("a.aiff"), aiff(code, bits, 2, data.array()));
    assertThat(Signals.steps(file)).containsExactly(steps);
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.format())
          .isEqualTo(new AudioFormat(44_100, 2, 3001, Encoding.INTEGER, bits, Container.AIFF));
      assertThat(reader.metadata().tags().get(Tag.TITLE)).contains("Song");
      assertThat(reader.metadata().notes()).isEmpty();
    }
  }

  @Test
  void floatsAreReadBitForBit() throws Exception {
    double[] values = {0, 1.5, -1e-30, 0.25};
    double[] back = new double[4];
    byte[] f64 =
        ByteBuffer.allocate(32)
            .putDouble(0)
            .putDouble(1.5)
            .putDouble(-1e-30)
            .putDouble(.25)
            .array();
    Path file = Files.write(folder.resolve("d.aifc"), aiff("fl64", 64, 1, f64));
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.readDoubles(back, 0, 4)).isEqualTo(4);
      assertThat(back).containsExactly(values);
    }
    byte[] f32 = ByteBuffer.allocate(8).putFloat(0.1f).putFloat(-3f).array();
    file = Files.write(folder.resolve("f.aifc"), aiff("fl32", 32, 1, f32));
    float[] two = new float[2];
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.read(two, 0, 2)).isEqualTo(2);
      assertThat(two).containsExactly(0.1f, -3f);
    }
  }

  @Test
  void aCutFileIsReadAsFarAsItGoes() throws Exception {
    byte[] whole = aiff("NONE", 16, 1, new byte[2000]);
    Path file = Files.write(folder.resolve("c.aiff"), Arrays.copyOf(whole, whole.length - 1000));
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.format().frames()).isEqualTo(500);
      assertThat(reader.metadata().notes()).singleElement().asString().contains("recovered");
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedInOneLine() throws Exception {
    Fuzz.Result result = AudioFuzz.aiff(folder.resolve("fuzz.aiff")).run(3, 2_000_000_000L);
    assertThat(result.accepted()).isPositive();
    assertThat(result.refused()).isPositive();
  }

  static byte[] aiff(String code, int bits, int channels, byte[] data) {
    int frames = data.length / (channels * bits / 8);
    ByteBuffer common = ByteBuffer.allocate(24);
    common.putShort((short) channels).putInt(frames).putShort((short) bits);
    common.putShort((short) 0x400e).putLong(44_100L << 48);
    common.put(code.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    byte[] body =
        WavTest.join(
            "AIFC".getBytes(StandardCharsets.US_ASCII),
            chunk("COMM", common.array()),
            chunk("NAME", "Song".getBytes(StandardCharsets.US_ASCII)),
            chunk("SSND", WavTest.join(new byte[8], data)));
    return chunk("FORM", body);
  }

  private static byte[] chunk(String id, byte[] body) {
    byte[] out = RiffText.chunk(id, body);
    ByteBuffer.wrap(out).order(ByteOrder.BIG_ENDIAN).putInt(4, body.length);
    return out;
  }
}
