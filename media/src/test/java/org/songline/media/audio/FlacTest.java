package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.media.Fuzz;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

class FlacTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"16,1", "16,2", "16,6", "24,1", "24,2", "24,3"})
  void musicStairsNoiseAndSilenceComeBackBitForBit(int bits, int channels) throws IOException {
    List<int[]> sounds =
        List.of(
            Signals.music(30_011, channels, bits, 5),
            Signals.staircase(channels * 20_003, bits, 6),
            new int[channels * 9000],
            shifted(Signals.music(8192, channels, bits, 7), 3),
            new int[0],
            new int[channels],
            Signals.staircase(channels * 13, bits, 9));
    for (int[] sound : sounds) {
      Path file =
          Signals.write(
              folder.resolve("a.flac"), WriteFormat.flac(48_000, channels, bits), sound, Tags.NONE);
      assertThat(Signals.steps(file)).containsExactly(sound);
      passesReferenceTest(file);
    }
  }

  private static int[] shifted(int[] x, int by) {
    return Arrays.stream(x).map(v -> v >> by << by).toArray();
  }

  private static void passesReferenceTest(Path file) throws IOException {
    if (installed("flac")) {
      run("flac", "-t", "-s", file.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"8,0", "16,0", "16,3", "16,5", "16,8", "24,0", "24,5", "24,8", "32,0", "32,8"})
  void filesOfTheReferenceEncoderAreDecodedBitForBit(int bits, int level) throws IOException {
    assumeTrue(installed("flac"));
    for (String extra : new String[] {"-b4096", "-b577", "-l32", "--no-mid-side"}) {
      for (int[] sound :
          List.of(
              Signals.music(20_011, 2, bits, 5),
              Signals.staircase(2 * 9_001, bits, 3),
              shifted(Signals.music(5000, 2, bits, 8), 2))) {
        byte[] raw = raw(sound, bits);
        Path in = Files.write(folder.resolve("in.raw"), raw);
        Path out = folder.resolve("ref.flac");
        run(
            "flac",
            "-s",
            "-f",
            "--lax",
            "-" + level,
            extra,
            "--force-raw-format",
            "--endian=little",
            "--sign=signed",
            "--channels=2",
            "--bps=" + bits,
            "--sample-rate=44100",
            "-o",
            out.toString(),
            in.toString());
        assertThat(Signals.steps(out)).containsExactly(sound);
      }
    }
  }

  private static byte[] raw(int[] sound, int bits) {
    byte[] out = new byte[sound.length * bits / 8];
    int at = 0;
    for (int v : sound) {
      for (int k = 0; k < bits; k += 8) {
        out[at++] = (byte) (v >> k);
      }
    }
    return out;
  }

  @Test
  void blocksOfVaryingSizeAndUncodedPartitionsAreDecoded() throws IOException {
    int[] sound = Signals.staircase(700, 12, 4);
    FlacBitWriter out = new FlacBitWriter();
    out.put(0x664c6143, 32);
    out.put(0x80000022L, 32);
    out.put(16, 16);
    out.put(500, 16);
    out.put(0, 32);
    out.put(0, 16);
    long packed = 44_100L << 44 | 11L << 36 | 700;
    out.put(packed >>> 32, 32);
    out.put(packed, 32);
    for (int i = 0; i < 4; i++) {
      out.put(0, 32);
    }
    int start = out.length();
    int[] sizes = {500, 16, 184};
    int from = 0;
    for (int size : sizes) {
      out.put(0xfff9, 16);
      out.put(0x70, 8);
      out.put(2 << 1, 8);
      out.putNumber(from);
      out.put(size - 1, 16);
      out.put(FlacCrc.crc8(out.bytes(), start, out.length()), 8);
      out.put(8 << 1, 8);
      out.put(1, 2);
      out.put(2, 4);
      for (int p = 0; p < 4; p++) {
        out.put(31, 5);
        out.put(12, 5);
        for (int i = 0; i < size / 4; i++) {
          out.put(sound[from + p * (size / 4) + i], 12);
        }
      }
      out.align();
      out.put(FlacCrc.crc16(0, out.bytes(), start, out.length()), 16);
      start = out.length();
      from += size;
    }
    Path file = Files.write(folder.resolve("v.flac"), Arrays.copyOf(out.bytes(), out.length()));
    assertThat(Signals.steps(file)).containsExactly(sound);
    if (installed("flac")) {
      run("flac", "-t", "-s", file.toString());
    }
  }

  @Test
  void seekingLandsOnTheExactFrame() throws IOException {
    int frames = 400_000;
    int[] sound = Signals.music(frames, 2, 16, 2);
    Path file =
        Signals.write(folder.resolve("s.flac"), WriteFormat.flac(44_100, 2, 16), sound, Tags.NONE);
    float[] unit = Signals.unit(sound, 16);
    SplittableRandom random = new SplittableRandom(1);
    float[] four = new float[8];
    try (AudioReader reader = AudioFiles.open(file)) {
      for (int i = 0; i < 200; i++) {
        int frame = i == 0 ? frames - 4 : random.nextInt(frames - 4);
        reader.seek(frame);
        assertThat(reader.read(four, 0, 4)).isEqualTo(4);
        assertThat(four).containsExactly(Arrays.copyOfRange(unit, 2 * frame, 2 * frame + 8));
      }
      reader.seek(frames);
      assertThat(reader.read(four, 0, 4)).isZero();
      reader.seek(0);
      assertThat(reader.read(four, 0, 4)).isEqualTo(4);
      assertThat(four).containsExactly(Arrays.copyOf(unit, 8));
    }
  }

  @Test
  void tagsAndCoverComeBack() throws IOException {
    Tags tags =
        Tags.NONE
            .with(Tag.TITLE, "Été")
            .with(Tag.ISRC, "DEAB12600001")
            .with(Tag.ALBUM_ARTIST, "B")
            .withCover(new Picture("image/png", new byte[] {1, 2, 3}));
    Path file =
        Signals.write(folder.resolve("t.flac"), WriteFormat.flac(44_100, 1, 16), new int[10], tags);
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.metadata().tags()).isEqualTo(tags);
    }
    passesReferenceTest(file);
  }

  @Test
  void isNoMoreThanAPerCentLargerThanTheReferenceAtItsUsualLevel() throws IOException {
    assumeTrue(installed("flac"));
    int[] sound = Signals.music(300_000, 2, 16, 4);
    Path ours =
        Signals.write(folder.resolve("o.flac"), WriteFormat.flac(44_100, 2, 16), sound, Tags.NONE);
    Path wav =
        Signals.write(folder.resolve("o.wav"), WriteFormat.wav(44_100, 2, 16), sound, Tags.NONE);
    Path reference = folder.resolve("r.flac");
    run("flac", "-s", "-5", "--no-padding", "-o", reference.toString(), wav.toString());
    assertThat((double) Files.size(ours)).isLessThan(Files.size(reference) * 1.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5000, 20_000})
  void aFlippedBitIsNoticed(int at) throws IOException {
    int[] sound = Signals.music(60_000, 1, 16, 3);
    Path file =
        Signals.write(folder.resolve("d.flac"), WriteFormat.flac(44_100, 1, 16), sound, Tags.NONE);
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 4;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Signals.readAway(file))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("check sum");
  }

  @Test
  void aWrongTotalSumIsNoticedAtTheEnd() throws IOException {
    int[] sound = Signals.music(6000, 1, 16, 3);
    Path file =
        Signals.write(folder.resolve("m.flac"), WriteFormat.flac(44_100, 1, 16), sound, Tags.NONE);
    byte[] bytes = Files.readAllBytes(file);
    bytes[30] ^= 4;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Signals.readAway(file))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("its own check sum");
  }

  @Test
  void aHugeDeclaredLengthCostsNothing() throws IOException {
    Path file =
        Signals.write(
            folder.resolve("h.flac"), WriteFormat.flac(44_100, 1, 16), new int[100], Tags.NONE);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(22, -1);
    Files.write(file, bytes);
    assertThatThrownBy(() -> AudioFiles.readAll(file, Long.MAX_VALUE))
        .isInstanceOf(MediaProblem.class);
  }

  @Test
  void damagedFilesAreReadOrRefusedInOneLine() throws Exception {
    Fuzz.Result result = AudioFuzz.flac(folder.resolve("fuzz.flac")).run(2, 2_000_000_000L);
    assertThat(result.refused()).isPositive();
  }

  static boolean installed(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
