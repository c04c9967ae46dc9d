package org.songline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void whatADeadProcessLeftOfTheSameFileIsRemoved() throws IOException, InterruptedException {
    Process dead =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    dead.waitFor();
    String own;
    try (AtomicFile file = AtomicFile.create(folder.resolve("mix.wav"))) {
      own = file.temporary().getFileName().toString();
    }
    String process = "." + ProcessHandle.current().pid() + "-";
    String dying = own.replace(process, "." + dead.pid() + "-");
    assertThat(own).contains(process);
    Path living = Files.writeString(folder.resolve(own), "half");
    Path left = Files.writeString(folder.resolve(dying), "half");
    Path other = Files.writeString(folder.resolve(dying.replace("mix", "mix2")), "half");
    Path foreign = Files.writeString(folder.resolve(".mix.wav.backup.tmp.wav"), "foreign");
    AtomicFile.write(folder.resolve("mix.wav"), "new".getBytes(StandardCharsets.UTF_8));
    assertThat(folder.resolve("mix.wav")).hasContent("new");
    assertThat(left).doesNotExist();
    assertThat(other).exists();
    assertThat(living).exists();
    assertThat(foreign).exists();
  }

  @Test
  void withoutACommitTheOldFileStaysAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("mix.wav"), "old");
    try (AtomicFile file = AtomicFile.create(target)) {
      assertThat(file.temporary()).exists();
    }
    assertThat(target).hasContent("old");
    try (var entries = Files.list(folder)) {
      assertThat(entries).hasSize(1);
    }
  }
}
