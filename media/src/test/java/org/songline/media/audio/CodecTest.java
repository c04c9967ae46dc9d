package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

class CodecTest {
  private static final int FRAMES = 100_003;

  @TempDir Path folder;

  static Stream<WriteFormat> lossy() {
    return Stream.of(
        WriteFormat.mp3(44_100, 2, 320),
        WriteFormat.mp3Quality(48_000, 2, 0),
        WriteFormat.opus(48_000, 2, 192),
        WriteFormat.m4a(44_100, 2, 256));
  }

  @ParameterizedTest
  @MethodSource("lossy")
  void comesBackInTimeAndWithItsTags(WriteFormat format) throws IOException {
    float[] sound = sweep(FRAMES);
    Tags tags =
        Tags.NONE
            .with(Tag.TITLE, "Été = 1; 'x'")
            .with(Tag.ARTIST, "A")
            .with(Tag.ALBUM, "B")
            .with(Tag.TRACK, "3")
            .with(Tag.DATE, "2026")
            .with(Tag.COMPOSER, "C")
            .with(Tag.GENRE, "Folk");
    Tags all = format.container() == Container.M4A ? tags : tags.with(Tag.ISRC, "DEAB12600001");
    Path file = folder.resolve("a." + format.container().extension());
    try (AudioWriter writer = AudioFiles.create(file, format, all)) {
      writer.write(sound, 0, FRAMES);
      writer.finish();
    }
    AudioData back = AudioFiles.readAll(file, 1 << 24);
    assertThat(back.format().rate()).isEqualTo(format.rate());
    assertThat(back.format().encoding()).isEqualTo(Encoding.LOSSY);
    assertThat(back.format().container()).isEqualTo(format.container());
    assertThat(back.metadata().tags()).isEqualTo(all);
    if (format.container() == Container.M4A) {
      assertThat(back.frames()).isBetween(FRAMES, FRAMES + 1024);
    } else {
      assertThat(back.frames()).isEqualTo(FRAMES);
    }
    assertThat(lag(sound, back.channels()[0])).isZero();
  }

  @Test
  void goingBackGivesTheSameSamplesAgain() throws IOException {
    Path file = folder.resolve("b.mp3");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.mp3(44_100, 2, 128), Tags.NONE)) {
      writer.write(sweep(30_000), 0, 30_000);
      writer.finish();
    }
    try (AudioReader reader = AudioFiles.open(file)) {
      float[] all = new float[60_000];
      assertThat(reader.read(all, 0, 30_000)).isEqualTo(30_000);
      float[] part = new float[200];
      reader.seek(12_345);
      assertThat(reader.read(part, 0, 100)).isEqualTo(100);
      assertThat(part).containsExactly(Arrays.copyOfRange(all, 24_690, 24_890));
    }
  }

  @Test
  void anAbandonedFileLeavesNothing() throws IOException {
    try (AudioWriter writer =
        AudioFiles.create(folder.resolve("x.mp3"), WriteFormat.mp3(44_100, 2, 128), Tags.NONE)) {
      writer.write(sweep(50_000), 0, 50_000);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFileThatTellsMoreThanItHoldsEndsInOneLine() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    byte[] noise = new byte[200_000];
    random.nextBytes(noise);
    for (byte[] start :
        new byte[][] {
          {'I', 'D', '3', 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f},
          "OggS\0\2".getBytes(StandardCharsets.ISO_8859_1),
          {0, 0, 0, 24, 'f', 't', 'y', 'p', 'M', '4', 'A', ' '},
          {(byte) 0xff, (byte) 0xf1, 0x50, (byte) 0x80},
          WavTest.chunked(85, 2, 16, new byte[100]),
        }) {
      byte[] bytes = noise.clone();
      System.arraycopy(start, 0, bytes, 0, start.length);
      Path file = Files.write(folder.resolve("bad.bin"), bytes);
      assertThatThrownBy(() -> AudioFiles.readAll(file, 1 << 26))
          .as("start " + (char) start[0])
          .isInstanceOf(MediaProblem.class)
          .hasMessageStartingWith(file + ": ")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void aFileThatOnlyKeepsTheDecoderBusyIsGivenUp() throws IOException {
    // The program takes a minute for it.
    byte[] pages = "OggS\0\2".repeat(10_000_000).getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("pages.ogg"), pages);
    assertThatThrownBy(() -> AudioFiles.open(file))
        .isInstanceOf(MediaProblem.class)
        .hasMessageStartingWith(file + ": holds no sound that can be decoded (the decoder got")
        .message()
        .doesNotContain("\n");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** A rising tone: its shape fits itself at one place only. */
  private static float[] sweep(int frames) {
    float[] out = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      double fade = Math.min(1, Math.min(i, frames - i) / 2000.0);
      out[2 * i] = (float) (0.5 * fade * StrictMath.sin(0.01 * i + i * (double) i * 3e-7));
      out[2 * i + 1] = out[2 * i] * 0.5f;
    }
    return out;
  }

  /** By how many frames the second comes later, from the largest product. */
  private static int lag(float[] interleaved, float[] back) {
    double best = -1;
    int at = Integer.MIN_VALUE;
    for (int lag = -2400; lag <= 2400; lag++) {
      double sum = 0;
      for (int i = 5000; i < 60_000; i += 3) {
        sum += interleaved[2 * i] * back[i + lag];
      }
      if (sum > best) {
        best = sum;
        at = lag;
      }
    }
    return at;
  }
}
