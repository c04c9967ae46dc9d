package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.cli.shell.Shell;
import org.songline.media.audio.AudioFiles;
import org.songline.model.store.SongFolder;

/**
 * A render or a master that is killed leaves the old file or the new one. A longer test: {@code
 * -Dsongline.soak=200}.
 */
class KilledRenderTest {
  private static final long SEED = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"render, mix.wav, --tail=60", "master, master.wav, --bits=16"})
  void whatIsKilledLeavesTheOldFileOrTheNewOne(String command, String name, String option)
      throws IOException, InterruptedException {
    Path song = TinySong.in(folder.resolve("song"), "low", "high");
    byte[] text = Files.readAllBytes(song.resolve(SongFolder.SONG));
    Path output = folder.resolve(name);
    Files.writeString(output, "old");
    byte[] old = Files.readAllBytes(output);
    long start = System.nanoTime();
    String[] call = {command, song.toString(), "-o", output.toString(), option};
    Child.start(Main.class, call).waitFor();
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    byte[] complete = Files.readAllBytes(output);
    assertThat(AudioFiles.readAll(output, 1_000_000_000).channels()[0]).isNotEmpty();
    var random = new Random(SEED);
    int killed = 0;
    for (int round = 0; round < Integer.getInteger("songline.soak", 5); round++) {
      Files.write(output, old);
      long begun = System.nanoTime();
      Process child = Child.start(Main.class, call);
      if (!child.waitFor(whole / 4 + random.nextLong(whole), TimeUnit.MILLISECONDS)) {
        child.destroyForcibly().waitFor();
        killed++;
      } else {
        whole = Math.min(whole, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      }
      byte[] found = Files.readAllBytes(output);
      assertThat(Arrays.equals(found, old) || Arrays.equals(found, complete))
          .as("round %d of seed %d", round, SEED)
          .isTrue();
      assertThat(visible()).containsExactlyInAnyOrder("song", name);
      assertThat(SongFolder.read(song).title()).isEqualTo("Tiny");
    }
    assertThat(killed).as("how many were killed").isPositive();
    Shell shell = new Shell(System.out, System.err);
    Main.run(shell, call);
    assertThat(output).hasBinaryContent(complete);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("litter after it was done again").hasSize(2);
    }
    assertThat(song.resolve(SongFolder.SONG)).hasBinaryContent(text);
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(each -> !each.startsWith("."))
          .toList();
    }
  }
}
