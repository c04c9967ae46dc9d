package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.media.Fuzz;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Broadcast;
import org.songline.media.audio.tags.Cue;
import org.songline.media.audio.tags.SamplerInfo;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

class WavTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void integersComeBackBitForBit(int bits) throws IOException {
    for (int channels : new int[] {1, 2, 3, 6}) {
      int[] steps = Signals.staircase(channels * 4001, bits, 7 * bits + channels);
      Path file =
          Signals.write(
              folder.resolve("a.wav"), WriteFormat.wav(48_000, channels, bits), steps, Tags.NONE);
      assertThat(Signals.steps(file)).containsExactly(steps);
      try (AudioReader reader = AudioFiles.open(file)) {
        assertThat(reader.format())
            .isEqualTo(
                new AudioFormat(48_000, channels, 4001, Encoding.INTEGER, bits, Container.WAV));
        assertThat(reader.metadata().notes()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24})
  void floatsThatWereIntegersOfTheDepthAreWrittenAsThoseIntegers(int bits) throws IOException {
    int[] steps = Signals.staircase(20_001, bits, bits);
    Path file = folder.resolve("f.wav");
    try (AudioWriter writer =
        AudioFiles.create(file, WriteFormat.wav(44_100, 1, bits), Tags.NONE)) {
      writer.write(Signals.unit(steps, bits), 0, steps.length);
      writer.finish();
    }
    assertThat(Signals.steps(file)).containsExactly(steps);
    AudioData data = AudioFiles.readAll(file, 1 << 20);
    assertThat(data.channels()[0]).containsExactly(Signals.unit(steps, bits));
  }

  @Test
  void floatsComeBackBitForBitEvenBeyondFullScale() throws IOException {
    float[] values = {0f, -0f, 1f, -1f, 3.5f, 1e-40f, 1e30f, Float.MIN_VALUE, 0.1f, -0.3f};
    Path file = folder.resolve("float.wav");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wavFloat(96_000, 2), Tags.NONE)) {
      writer.write(values, 0, 5);
      writer.finish();
    }
    float[] back = new float[12];
    double[] exact = new double[10];
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.format())
          .isEqualTo(new AudioFormat(96_000, 2, 5, Encoding.FLOAT, 32, Container.WAV));
      assertThat(reader.read(back, 2, 99 - 94)).isEqualTo(5);
      reader.seek(0);
      assertThat(reader.readDoubles(exact, 0, 5)).isEqualTo(5);
      assertThat(reader.read(back, 0, 1)).isZero();
    }
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(back[i + 2]))
          .isEqualTo(Float.floatToRawIntBits(values[i]));
      assertThat(exact[i]).isEqualTo((double) values[i]);
    }
  }

  @Test
  void clipsAndCleansWhatAnIntegerFileCannotHold() throws IOException {
    Path file = folder.resolve("clip.wav");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(44_100, 1, 16), Tags.NONE)) {
      writer.write(new float[] {1f, -1f, 7f, -7f, Float.NaN, Float.POSITIVE_INFINITY}, 0, 6);
      writer.finish();
    }
    assertThat(Signals.steps(file)).containsExactly(32767, -32768, 32767, -32768, 0, 32767);
  }

  @Test
  void seekingLandsOnTheExactFrame() throws IOException {
    int[] steps = Signals.staircase(2 * 200_000, 16, 3);
    Path file =
        Signals.write(folder.resolve("s.wav"), WriteFormat.wav(44_100, 2, 16), steps, Tags.NONE);
    float[] unit = Signals.unit(steps, 16);
    float[] two = new float[4];
    try (AudioReader reader = AudioFiles.open(file)) {
      for (int frame : new int[] {199_998, 0, 5, 4, 150_000, 150_003, 32_767, 32_768, 1}) {
        reader.seek(frame);
        assertThat(reader.read(two, 0, 2)).isEqualTo(2);
        assertThat(two).containsExactly(Arrays.copyOfRange(unit, 2 * frame, 2 * frame + 4));
        assertThat(reader.position()).isEqualTo(frame + 2);
      }
      reader.seek(Long.MAX_VALUE);
      assertThat(reader.read(two, 0, 2)).isZero();
    }
  }

  @Test
  void tagsAndBroadcastDescriptionComeBack() throws IOException {
    Tags tags =
        Tags.NONE
            .with(Tag.TITLE, "Papierboote — été")
            .with(Tag.ARTIST, "A")
            .with(Tag.ISRC, "DEAB12600001")
            .with(Tag.TRACK, "3/12")
            .with(Tag.DATE, "2026");
    Broadcast bext =
        new Broadcast(
            "Chorus", "Songline", "REF1", "2026-11-21", "03:04:05", 7_000_000_000L, "A=PCM\r\n");
    Path file = folder.resolve("t.wav");
    try (AudioWriter writer =
        AudioFiles.create(
            file, WriteFormat.wav(48_000, 1, 24), AudioMetadata.of(tags).withBroadcast(bext))) {
      writer.writeInts(new int[] {1, 2, 3}, 0, 3);
      writer.finish();
    }
    assertThat(Signals.steps(file)).containsExactly(1, 2, 3);
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.metadata().tags()).isEqualTo(tags);
      assertThat(reader.metadata().broadcast().orElseThrow())
          .isEqualTo(
              new Broadcast(
                  "Chorus", "Songline", "REF1", "2026-11-21", "03:04:05", 7_000_000_000L, "A=PCM"));
    }
  }

  @Test
  void beyondFourGigabytesTheHeadTellsSizesIn64Bits() {
    long data = 5_000_000_000L / 8 * 8;
    byte[] small = WavHeader.bytes(48_000, 2, 32, true, AudioMetadata.NONE, 1000);
    byte[] big = WavHeader.bytes(48_000, 2, 32, true, AudioMetadata.NONE, data);
    assertThat(big).hasSameSizeAs(small);
    ByteBuffer b = ByteBuffer.wrap(big).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(RiffText.id(b, 0)).isEqualTo("RF64");
    assertThat(b.getInt(4)).isEqualTo(-1);
    assertThat(RiffText.id(b, 12)).isEqualTo("ds64");
    assertThat(b.getLong(20)).isEqualTo(big.length - 8 + data);
    assertThat(b.getLong(28)).isEqualTo(data);
    assertThat(b.getLong(36)).isEqualTo(data / 8);
    assertThat(b.getInt(big.length - 4)).isEqualTo(-1);
    long limit = 0xFFFF_FFFFL - (small.length - 8);
    assertThat(RiffText.id(ByteBuffer.wrap(wav(limit - 8)), 0)).isEqualTo("RIFF");
    assertThat(RiffText.id(ByteBuffer.wrap(wav(limit + 8)), 0)).isEqualTo("RF64");
  }

  private static byte[] wav(long data) {
    return WavHeader.bytes(48_000, 2, 32, true, AudioMetadata.NONE, data);
  }

  @Test
  void aFileOfFiveGigabytesIsReadAtItsFarEnd() throws IOException {
    long data = 5_000_000_000L;
    byte[] head = WavHeader.bytes(48_000, 1, 16, false, AudioMetadata.NONE, data);
    Path file = folder.resolve("big.wav");
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE_NEW,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(head), 0);
      channel.write(ByteBuffer.wrap(new byte[] {0x34, 0x12}), head.length + data - 2);
    }
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.format().frames()).isEqualTo(data / 2);
      reader.seek(data / 2 - 1);
      double[] last = new double[2];
      assertThat(reader.readDoubles(last, 0, 2)).isEqualTo(1);
      assertThat(last[0] * 32768).isEqualTo(0x1234);
    }
  }

  @Test
  void everyOtherLayoutIsReadExactly() throws IOException {
    double[] u8 = read(chunked(1, 1, 8, new byte[] {0, (byte) 128, (byte) 255}));
    assertThat(u8).containsExactly(-1, 0, 127 / 128.0);
    ByteBuffer f64 = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    f64.putDouble(Math.PI).putDouble(-1e-300);
    assertThat(read(chunked(3, 1, 64, f64.array()))).containsExactly(Math.PI, -1e-300);
  }

  @Test
  void oddChunksJunkAndSamplerChunksAreUnderstood() throws IOException {
    ByteBuffer smpl = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    smpl.putInt(12, 64).putInt(16, 1 << 31).putInt(28, 1);
    smpl.putInt(40, 1).putInt(44, 2).putInt(48, 9).putInt(56, 5);
    ByteBuffer cue = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    cue.putInt(0, 1).putInt(4, 77).putInt(24, 6);
    ByteBuffer labl = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
    labl.put("adtllabl".getBytes(StandardCharsets.US_ASCII)).putInt(9).putInt(77);
    labl.put("verse".getBytes(StandardCharsets.US_ASCII), 0, 5);
    byte[] plain = chunked(1, 1, 16, new byte[40]);
    byte[] file =
        join(
            Arrays.copyOf(plain, 12),
            RiffText.chunk("JUNK", new byte[5]),
            Arrays.copyOfRange(plain, 12, plain.length),
            RiffText.chunk("smpl", smpl.array()),
            RiffText.chunk("cue ", cue.array()),
            RiffText.chunk("LIST", labl.array()));
    Path path = Files.write(folder.resolve("c.wav"), file);
    try (AudioReader reader = AudioFiles.open(path)) {
      assertThat(reader.format().frames()).isEqualTo(20);
      assertThat(reader.metadata().cues()).containsExactly(new Cue(77, 6, "verse"));
      assertThat(reader.metadata().sampler())
          .contains(
              new SamplerInfo(
                  64, 50, List.of(new SamplerInfo.Loop(SamplerInfo.Kind.ALTERNATING, 2, 10, 5))));
    }
  }

  @Test
  void aRecordingThatWasCutOffIsReadAsFarAsItGoes() throws IOException {
    byte[] whole = chunked(1, 2, 16, new byte[400]);
    Path file = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, 44 + 123));
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.format().frames()).isEqualTo(30);
      assertThat(reader.metadata().notes()).singleElement().asString().contains("recovered");
    }
    for (int streamed : new int[] {0, -1}) {
      byte[] stream = whole.clone();
      ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putInt(40, streamed);
      Files.write(file, stream);
      try (AudioReader reader = AudioFiles.open(file)) {
        assertThat(reader.format().frames()).isEqualTo(100);
        assertThat(reader.metadata().notes()).singleElement().asString().contains("never filled");
      }
    }
  }

  @Test
  void nothingIsLeftBehindWhenWritingStops() throws IOException {
    Path file = Files.write(folder.resolve("old.wav"), new byte[] {1, 2, 3});
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(48_000, 2, 16), Tags.NONE)) {
      writer.write(new float[2000], 0, 1000);
    }
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void refusalsNameTheFileAndTheMendInOneLine() throws IOException {
    Path none = folder.resolve("none.wav");
    assertThatThrownBy(() -> AudioFiles.open(none))
        .isInstanceOf(MediaProblem.class)
        .hasMessage(none + ": does not exist; check the name");
    for (byte[] bad :
        List.of(
            new byte[0],
            "RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.US_ASCII),
            "hello, this is text".getBytes(StandardCharsets.US_ASCII),
            chunked(1, 0, 16, new byte[40]),
            chunked(1, 1, 40, new byte[40]))) {
      Path file = Files.write(folder.resolve("bad.wav"), bad);
      assertThatThrownBy(() -> AudioFiles.open(file))
          .isInstanceOf(MediaProblem.class)
          .hasMessageStartingWith(file + ": ")
          .message()
          .doesNotContain("\n");
    }
    assertThatThrownBy(() -> AudioFiles.open(folder)).isInstanceOf(MediaProblem.class);
    Path nowhere = folder.resolve("no/such/out.wav");
    assertThatThrownBy(() -> AudioFiles.create(nowhere, WriteFormat.wav(1, 1, 16), Tags.NONE))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("its folder does not exist");
  }

  @Test
  void damagedFilesAreReadOrRefusedInOneLine() throws Exception {
    Fuzz.Result result = AudioFuzz.wav(folder.resolve("fuzz.wav")).run(1, 2_000_000_000L);
    assertThat(result.accepted()).isPositive();
    assertThat(result.refused()).isPositive();
  }

  private double[] read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("r.wav"), bytes);
    try (AudioReader reader = AudioFiles.open(file)) {
      double[] out = new double[(int) reader.format().frames()];
      assertThat(reader.readDoubles(out, 0, out.length)).isEqualTo(out.length);
      return out;
    }
  }

  static byte[] chunked(int code, int channels, int bits, byte[] data) {
    ByteBuffer fmt = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    int frame = channels * bits / 8;
    fmt.putShort((short) code).putShort((short) channels).putInt(44_100).putInt(44_100 * frame);
    fmt.putShort((short) frame).putShort((short) bits);
    byte[] body =
        join(
            "WAVE".getBytes(StandardCharsets.US_ASCII),
            RiffText.chunk("fmt ", fmt.array()),
            RiffText.chunk("data", data));
    return RiffText.chunk("RIFF", body);
  }

  static byte[] join(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
