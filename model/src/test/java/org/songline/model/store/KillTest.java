package org.songline.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.edit.RandomSongs;
import org.songline.model.song.Song;

class KillTest {
  private static final int ROUNDS = 20;

  @TempDir Path temp;

  @Test
  void aProgramKilledWhileItChangesAndSavesLosesAtMostTheStepInFlight() throws Exception {
    Path folder = temp.resolve("song");
    SongFolder.create(folder, new RandomSongs(1).song(80).withTitle("0")).close();
    Random random = new Random(1);
    int last = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path out = temp.resolve("out-" + round);
      Process program = start(folder, out);
      // Every other program has changed something before it is killed, on a slow disk too.
      int least = round % 2 == 0 ? 1 : 2;
      for (int i = 0; i < 2_000 && Files.readAllLines(out).size() < least; i++) {
        Thread.sleep(10);
      }
      Thread.sleep(random.nextInt(60));
      program.destroyForcibly();
      assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
      List<String> lines = Files.readAllLines(out);
      assertThat(lines.getFirst()).as("round %d", round).isEqualTo("open " + last);
      int told = last + lines.size() - 1;
      Song song = SongFolder.read(folder);
      last = Integer.parseInt(song.title());
      assertThat(last).as("round %d", round).isBetween(told, told + 1);
    }
    assertThat(last).isGreaterThanOrEqualTo(ROUNDS / 2);
    try (SongFolder open = SongFolder.open(folder)) {
      Recovered back = open.recovered().orElseThrow();
      assertThat(back.last()).hasValue("Title");
      assertThat(back.steps()).isBetween(1, last);
      assertThat(back.at()).isGreaterThanOrEqualTo(back.opened());
      assertThat(open.history().done().size()).as("all can be taken back").isEqualTo(last);
    }
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.recovered()).as("it is told once").isEmpty();
    }
  }

  private static Process start(Path folder, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProgram.class.getName(),
            folder.toString())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
