package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A render that is killed leaves the old file or the new one. */
class KilledRenderTest {
  private static final long SEED = 20;

  @TempDir private Path folder;

  @Test
  void aKilledRenderLeavesTheOldFileOrTheNewOne() throws IOException, InterruptedException {
    Path song = folder.resolve("song");
    Path output = folder.resolve("mix.wav");
    Shell shell = new Shell(System.out, System.err);
    assertThat(Main.run(shell, "new", song.toString(), "--genre", "house")).isZero();
    Files.writeString(output, "old");
    byte[] old = Files.readAllBytes(output);
    long start = System.nanoTime();
    assertThat(render(song, output).waitFor()).isZero();
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    byte[] complete = Files.readAllBytes(output);
    var random = new Random(SEED);
    int killed = 0;
    for (int round = 0; round < 8; round++) {
      Files.write(output, old);
      Process child = render(song, output);
      if (!child.waitFor(random.nextLong(whole), TimeUnit.MILLISECONDS)) {
        child.destroyForcibly().waitFor();
        killed++;
      }
      byte[] found = Files.readAllBytes(output);
      assertThat(Arrays.equals(found, old) || Arrays.equals(found, complete))
          .as("round %d of seed %d", round, SEED)
          .isTrue();
    }
    assertThat(killed).as("renders that were killed").isPositive();
  }

  private static Process render(Path song, Path output) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "render",
                song.toString(),
                "-o",
                output.toString(),
                "--tail",
                "60"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
