package org.songline.bench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;

/** The same song gives the same bits, whatever runs it; {@code bench/same-bits} does it whole. */
class SameBitsTest {
  private static final TickPosition BARS_3 = TickPosition.quarters(12);

  /** Thousandths of a quarter note: the machines below are slow ones. */
  private static final int SHORT = 40;

  private static Stream<DynamicTest> everySong(ThrowingConsumer<Path> test) {
    return Examples.songs().stream()
        .map(
            song ->
                DynamicTest.dynamicTest(song.getFileName().toString(), () -> test.accept(song)));
  }

  @TestFactory
  Stream<DynamicTest> blocksAndThreadsAreNeverHeard() {
    return everySong(
        folder -> {
          Song song = SongFolder.read(folder);
          Fingerprint expected = Fingerprint.until(folder, song, BARS_3, 64, 1);
          for (int block : new int[] {64, 512, 4096}) {
            for (int threads = 1; threads <= 2; threads++) {
              assertThat(Fingerprint.until(folder, song, BARS_3, block, threads))
                  .as("block %d, %d threads", block, threads)
                  .isEqualTo(expected);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> interpreterCompilersAndVectorWidthsAreNeverHeard() {
    List<Machine> machines = new ArrayList<>(List.of(Machine.INTERPRETER, Machine.FIRST_COMPILER));
    if (Machine.hasAvx()) {
      // Without AVX there is no fused multiply-add: exact still, but a hundred times slower.
      machines.addAll(List.of(Machine.avx(1), Machine.avx(2), Machine.avx(3)));
    }
    return everySong(
        folder -> {
          Fingerprint expected = Chorus.fingerprint(folder, SHORT, 512, 1);
          for (Machine machine : machines) {
            assertThat(machine.chorus(folder, SHORT)).as(machine.toString()).isEqualTo(expected);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> stemsAddUpToWhatEntersTheMaster() {
    return everySong(
        folder -> {
          StemSum sum = StemSum.of(folder, SongFolder.read(folder), Optional.of(BARS_3));
          assertThat(sum.kept()).as(sum.toString()).isTrue();
        });
  }
}
