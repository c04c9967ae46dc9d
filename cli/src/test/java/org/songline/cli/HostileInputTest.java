package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.cli.Called.songline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** What cannot be heard ends each command of the mastering desk in one line that says so. */
class HostileInputTest {
  @TempDir private Path folder;

  private List<Object[]> calls(Path input) {
    Path out = folder.resolve("out.wav");
    return List.of(
        new Object[] {"codecs", input},
        new Object[] {"ears", "log", input},
        new Object[] {"compare", input, input},
        new Object[] {"compare", input, input, "--abx", folder.resolve("page.html")},
        new Object[] {"check", input},
        new Object[] {"album", input, "-o", folder.resolve("record")},
        new Object[] {"references", input, "add", input},
        new Object[] {"translate", input},
        new Object[] {"master", input, "-o", out, "--codec-safe"},
        new Object[] {"produce", input, "-o", folder.resolve("made")});
  }

  private void fails(Path input) {
    for (Object[] call : calls(input)) {
      Called called = songline(call);
      String what = Arrays.toString(call) + " " + called;
      assertThat(called.code()).as(what).isIn(ExitCode.FAILED, ExitCode.WRONG_CALL);
      assertThat(called.out()).as(what).isEmpty();
      assertThat(called.err()).as(what).startsWith("songline: ").hasLineCount(1);
      assertThat(called.err()).as(what).doesNotContain("a fault of Songline itself");
    }
  }

  private void nothingIsLeft(String... own) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(own);
    }
  }

  @Test
  void textThatSaysItIsSound() throws IOException {
    fails(Files.writeString(folder.resolve("text.wav"), "This is no sound, by any name."));
    nothingIsLeft("text.wav");
  }

  @Test
  void aFileThatIsNotThere() throws IOException {
    fails(folder.resolve("none.wav"));
    nothingIsLeft();
  }

  @Test
  void aFolderThatIsNoSong() throws IOException {
    fails(Files.createDirectories(folder.resolve("folder")));
    nothingIsLeft("folder");
  }

  @Test
  void aSoundThatBreaksOff() throws IOException {
    Path whole = folder.resolve("whole.flac");
    try (var writer = AudioFiles.create(whole, WriteFormat.flac(48_000, 2, 16), Tags.NONE)) {
      writer.write(new float[2 * 48_000], 0, 48_000);
      writer.finish();
    }
    byte[] bytes = Files.readAllBytes(whole);
    Files.delete(whole);
    Path head = folder.resolve("head.flac");
    Files.write(head, Arrays.copyOf(bytes, 30));
    fails(head);
    nothingIsLeft("head.flac");
  }
}
