package org.songline.media.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Fuzz;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

class PeakTest {
  @TempDir Path folder;

  private Path sound(int frames, int channels, int bits, int[] samples) throws IOException {
    Path file = folder.resolve("sound-" + frames + "-" + channels + ".wav");
    WriteFormat format = WriteFormat.wav(48_000, channels, bits);
    try (AudioWriter writer = AudioFiles.create(file, format, Tags.NONE)) {
      writer.writeInts(samples, 0, frames);
      writer.finish();
    }
    return file;
  }

  private static int[] noise(int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] noise = new int[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (short) random.nextInt() >> random.nextInt(16);
    }
    return noise;
  }

  private PeakFile peaks(Path sound) throws IOException {
    Path target = folder.resolve("peaks.slpk");
    PeakBuilder.build(sound, target, Progress.NONE);
    return PeakFile.open(target);
  }

  @Test
  void everyPairOfEveryLevelHasTheExtremesOfItsFrames() throws IOException {
    for (int frames : new int[] {1, 255, 256, 257, 65_536, 65_537, 300_001}) {
      for (int channels : new int[] {1, 2, 3}) {
        int[] samples = noise(frames * channels, frames + channels);
        try (PeakFile file = peaks(sound(frames, channels, 16, samples))) {
          assertThat(file.layout()).isEqualTo(new PeakLayout(48_000, channels, frames));
          for (int level = 0; level < PeakLayout.LEVELS; level++) {
            int count = (int) file.layout().pairs(level);
            ByteBuffer found = file.read(level, 0, Integer.MAX_VALUE);
            assertThat(found.remaining()).isEqualTo(count * channels * 4);
            int span = PeakLayout.framesOfPair(level);
            for (int c = 0; c < channels; c++) {
              for (int p = 0; p < count; p++) {
                int least = Integer.MAX_VALUE;
                int most = Integer.MIN_VALUE;
                for (int f = p * span; f < Math.min(frames, (p + 1) * span); f++) {
                  least = Math.min(least, samples[f * channels + c]);
                  most = Math.max(most, samples[f * channels + c]);
                }
                assertThat(found.getShort()).isEqualTo((short) least);
                assertThat(found.getShort()).isEqualTo((short) most);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void aPartOfALevelIsThatPartOfTheWhole() throws IOException {
    try (PeakFile file = peaks(sound(100_000, 2, 16, noise(200_000, 3)))) {
      ByteBuffer whole = file.read(0, 0, 1000);
      int pairs = (int) file.layout().pairs(0);
      ByteBuffer part = file.read(0, 300, 200);
      assertThat(file.available(0, 300, 200)).isEqualTo(pairs - 300);
      for (int i = 0; i < pairs - 300; i++) {
        assertThat(part.getInt(i * 4)).isEqualTo(whole.getInt((300 + i) * 4));
        assertThat(part.getInt((pairs - 300 + i) * 4))
            .isEqualTo(whole.getInt((pairs + 300 + i) * 4));
      }
      assertThat(file.read(0, 1_000_000, 10).remaining()).isZero();
      assertThatThrownBy(() -> file.read(0, -1, 10)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> file.read(5, 0, 10)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void deeperSamplesAreRoundedOutwards() throws IOException {
    int[] samples = {1, -1, 8_388_607, -8_388_608};
    try (PeakFile file = peaks(sound(2, 2, 24, samples))) {
      ByteBuffer pairs = file.read(0, 0, 1);
      assertThat(new short[] {pairs.getShort(), pairs.getShort()})
          .containsExactly((short) 0, Short.MAX_VALUE);
      assertThat(new short[] {pairs.getShort(), pairs.getShort()})
          .containsExactly(Short.MIN_VALUE, (short) 0);
    }
  }

  @Test
  void aRecordingWithoutFramesHasNoPairs() throws IOException {
    try (PeakFile file = peaks(sound(0, 1, 16, new int[0]))) {
      assertThat(file.layout().frames()).isZero();
      assertThat(file.read(4, 0, 1).remaining()).isZero();
    }
  }

  @Test
  void stoppedWorkLeavesNothing() throws IOException {
    Path sound = sound(500_000, 1, 16, noise(500_000, 4));
    Path target = folder.resolve("stopped.slpk");
    assertThatThrownBy(() -> PeakBuilder.build(sound, target, (done, total) -> done < 100_000))
        .isInstanceOf(CancellationException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(sound);
    }
  }

  @Test
  void damagedFilesAreRefusedWithWords() throws Exception {
    Path sound = sound(20_000, 2, 16, noise(40_000, 5));
    Path target = folder.resolve("whole.slpk");
    PeakBuilder.build(sound, target, Progress.NONE);
    byte[] whole = Files.readAllBytes(target);
    for (int at = 0; at < PeakLayout.HEADER; at++) {
      if ((at >= 8 && at < 12) || at == 16) {
        continue; // another rate, or another frame in the last pair, is as good
      }
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(target, damaged);
      assertThatThrownBy(() -> PeakFile.open(target).close())
          .as("byte " + at)
          .isInstanceOf(MediaProblem.class);
    }
    Path input = Files.createDirectory(folder.resolve("fuzz")).resolve("input.slpk");
    Fuzz.Result result = fuzz(input, whole).run(11, 400_000_000L);
    assertThat(result.refused()).isPositive();
  }

  private static Fuzz fuzz(Path input, byte[] whole) {
    return new Fuzz(
        java.util.List.of(whole),
        input,
        1 << 20,
        path -> {
          try (PeakFile file = PeakFile.open(path)) {
            for (int level = 0; level < PeakLayout.LEVELS; level++) {
              assertThat(file.read(level, 0, 1 << 14)).isNotNull();
            }
          }
        });
  }
}
