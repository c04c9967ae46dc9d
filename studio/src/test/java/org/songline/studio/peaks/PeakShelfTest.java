package org.songline.studio.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.media.SongFiles;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.media.peaks.PeakLayout;

class PeakShelfTest {
  private static final int FRAMES = 100_000;
  private static final String STORED = "ab".repeat(32) + ".wav";

  @TempDir Path folder;
  private Path cache;

  /** Frame f of channel c. */
  private static int sample(int f, int c) {
    return (f * 37 + c * 1000) % 30_000 - 15_000;
  }

  @BeforeEach
  void makeSong() throws IOException {
    cache = folder.resolve("song/cache/peaks");
    write(Files.createDirectories(folder.resolve("song/media")).resolve(STORED), FRAMES);
    write(Files.createDirectories(folder.resolve("library/loops")).resolve("one.wav"), 5000);
  }

  private static void write(Path file, int frames) throws IOException {
    int[] samples = new int[frames * 2];
    for (int f = 0; f < frames; f++) {
      samples[2 * f] = sample(f, 0);
      samples[2 * f + 1] = sample(f, 1);
    }
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(44_100, 2, 16), Tags.NONE)) {
      writer.writeInts(samples, 0, frames);
      writer.finish();
    }
  }

  private PeakShelf shelf() {
    return new PeakShelf(
        new SongFiles(folder.resolve("song"), List.of(folder.resolve("library"))), cache);
  }

  @Test
  void peaksOfAStoredRecordingAreKeptUnderItsHash() throws IOException {
    try (PeakShelf shelf = shelf()) {
      PeakShelf.About about = shelf.about(STORED);
      assertThat(about.hash()).isEqualTo("ab".repeat(32));
      assertThat(about.layout()).isEqualTo(new PeakLayout(44_100, 2, FRAMES));
      assertThat(cache.resolve(about.hash() + ".slpk")).exists();
      PeakShelf.Piece piece = shelf.pairs(STORED, 0, 390, 10);
      assertThat(piece.count()).isEqualTo(1); // 391 pairs in all
      assertThat(piece.bytes().remaining()).isEqualTo(2 * 4);
      int least = IntStream.range(390 * 256, FRAMES).map(f -> sample(f, 1)).min().orElseThrow();
      int most = IntStream.range(390 * 256, FRAMES).map(f -> sample(f, 1)).max().orElseThrow();
      assertThat(piece.bytes().getShort(4)).isEqualTo((short) least);
      assertThat(piece.bytes().getShort(6)).isEqualTo((short) most);
    }
  }

  @Test
  void damagedPeaksAreMadeAgain() throws IOException {
    ByteBuffer before;
    try (PeakShelf shelf = shelf()) {
      before = shelf.pairs(STORED, 1, 0, 1000).bytes();
    }
    Path file = cache.resolve("ab".repeat(32) + ".slpk");
    Files.write(file, new byte[] {1, 2, 3});
    try (PeakShelf shelf = shelf()) {
      assertThat(shelf.pairs(STORED, 1, 0, 1000).bytes()).isEqualTo(before);
    }
  }

  @Test
  void samplesAreThoseOfTheRecording() throws IOException {
    try (PeakShelf shelf = shelf()) {
      PeakShelf.Piece late = shelf.samples(STORED, 99_990, 100, PeakShelf.Samples.FLOAT32);
      assertThat(late.count()).isEqualTo(10);
      assertThat(late.channels()).isEqualTo(2);
      for (int i = 0; i < 10; i++) {
        assertThat(late.bytes().getFloat(i * 4)).isEqualTo(sample(99_990 + i, 0) / 32768f);
        assertThat(late.bytes().getFloat((10 + i) * 4)).isEqualTo(sample(99_990 + i, 1) / 32768f);
      }
      PeakShelf.Piece early = shelf.samples(STORED, 7, 3, PeakShelf.Samples.INT16);
      assertThat(early.bytes().getShort(0)).isEqualTo((short) sample(7, 0));
      assertThat(early.bytes().getShort(10)).isEqualTo((short) sample(9, 1));
      assertThat(shelf.samples(STORED, FRAMES + 5, 3, PeakShelf.Samples.INT16).count()).isZero();
    }
  }

  @Test
  void aSoundOfTheLibraryGoesByItsContent() throws IOException {
    try (PeakShelf shelf = shelf()) {
      String first = shelf.about("library:loops/one.wav").hash();
      assertThat(first).matches("[0-9a-f]{64}");
      write(folder.resolve("library/loops/one.wav"), 6000);
      PeakShelf.About changed = shelf.about("library:loops/one.wav");
      assertThat(changed.hash()).isNotEqualTo(first);
      assertThat(changed.layout().frames()).isEqualTo(6000);
    }
  }

  @Test
  void nothingElseIsAnswered() throws IOException {
    Files.writeString(folder.resolve("song/media/notes.txt"), "no sound");
    Files.writeString(folder.resolve("secret.wav"), "secret");
    try (PeakShelf shelf = shelf()) {
      for (String name :
          List.of("gone.wav", "notes.txt", "../../secret.wav", "library:../secret.wav", "")) {
        assertThatThrownBy(() -> shelf.about(name)).as(name).isInstanceOf(MediaProblem.class);
      }
      assertThatThrownBy(() -> shelf.pairs(STORED, 5, 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> shelf.pairs(STORED, 0, -1, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> shelf.samples(STORED, 0, 65_537, PeakShelf.Samples.INT16))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manyThreadsMakeItOnce() throws Exception {
    try (PeakShelf shelf = shelf();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<ByteBuffer>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(threads.submit(() -> shelf.pairs(STORED, 0, 0, 400).bytes()));
      }
      for (Future<ByteBuffer> answer : answers) {
        assertThat(answer.get()).isEqualTo(answers.getFirst().get());
      }
      try (Stream<Path> made = Files.list(cache)) {
        assertThat(made).hasSize(1);
      }
    }
  }
}
