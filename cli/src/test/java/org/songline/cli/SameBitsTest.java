package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.songline.model.time.TickPosition;

/** The same song gives the same bits, whatever runs it. */
class SameBitsTest {
  private static final TickPosition BARS_3 = TickPosition.quarters(12);

  /** The machines below are slow ones. */
  private static final TickPosition SHORT = Fingerprint.hundredths(20);

  @TestFactory
  Stream<DynamicTest> blocksAndThreadsAreNeverHeard() {
    return Examples.songs().stream()
        .map(
            song ->
                DynamicTest.dynamicTest(
                    song.getFileName().toString(),
                    () -> {
                      String expected = Fingerprint.of(song, TickPosition.START, BARS_3, 64, 1);
                      for (int block : new int[] {64, 512, 4096}) {
                        for (int threads = 1; threads <= 2; threads++) {
                          assertThat(
                                  Fingerprint.of(song, TickPosition.START, BARS_3, block, threads))
                              .as("block %d, %d threads", block, threads)
                              .isEqualTo(expected);
                        }
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> interpreterCompilersAndVectorWidthsAreNeverHeard() {
    return Examples.songs().stream()
        .map(
            song ->
                DynamicTest.dynamicTest(
                    song.getFileName().toString(),
                    () -> {
                      String expected = Fingerprint.of(song, TickPosition.START, SHORT, 512, 1);
                      for (List<String> flags : machines(song)) {
                        assertThat(inChild(song, flags))
                            .as(String.join(" ", flags))
                            .isEqualTo(expected);
                      }
                    }));
  }

  private static List<List<String>> machines(Path song) {
    List<List<String>> machines = new ArrayList<>();
    if (!Files.isDirectory(song.resolve("media"))) {
      // Recordings are resampled first, which takes an interpreter minutes.
      machines.add(List.of("-Xint"));
    }
    machines.add(List.of("-XX:TieredStopAtLevel=1"));
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    if (processor.equals("amd64") || processor.equals("x86_64")) {
      // Without AVX there is no fused multiply-add: exact still, but a hundred times slower.
      for (int width = 1; width <= 3; width++) {
        machines.add(List.of("-XX:UseAVX=" + width));
      }
    }
    return machines;
  }

  private static String inChild(Path song, List<String> flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Fingerprint.class.getName(),
            song.toString(),
            "0",
            "20",
            "512",
            "1"));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return printed.strip();
  }
}
