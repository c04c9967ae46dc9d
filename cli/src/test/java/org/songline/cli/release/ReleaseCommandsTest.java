package org.songline.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.cli.Called.songline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.Called;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** A release from its first file to its folder, by command. */
class ReleaseCommandsTest {
  @TempDir private Path temp;

  private static Called done(Object... words) {
    Called called = songline(words);
    assertThat(called.code()).as(called.err()).isZero();
    return called;
  }

  @Test
  void aReleaseIsMadeFilledEditedAndBuilt() throws IOException {
    Path folder = temp.resolve("label");
    Path master = temp.resolve("01 Paper Boats.wav");
    try (AudioWriter writer =
        AudioFiles.create(master, WriteFormat.wav(44_100, 2, 16), Tags.NONE)) {
      writer.write(new float[2000], 0, 1000);
      writer.finish();
    }
    Called made =
        done(
            "release",
            "new",
            folder,
            "--type",
            "single",
            "--title",
            "Paper Boats",
            "--artist",
            "Anna Berg",
            "--json");
    assertThat(made.json().get("id").asString()).isEqualTo("paper-boats");
    assertThat(done("release", "add", folder, "paper-boats", master).out())
        .contains("track", "stereo, 44100 Hz, 16 bits");
    assertThat(
            done(
                    "release",
                    "set",
                    folder,
                    "paper-boats",
                    "genre=Alternative",
                    "copyright=2026:Anna Berg",
                    "--json")
                .json()
                .get("copyright.owner")
                .asString())
        .isEqualTo("Anna Berg");
    assertThat(done("release", "set", folder, "paper-boats", "tempo=82", "--recording").out())
        .isEqualTo("tempo: 82\n");
    Path sheet = temp.resolve("sheet.txt");
    done("release", "edit", folder, "paper-boats", "--to", sheet);
    String text = Files.readString(sheet);
    Files.writeString(sheet, text.replace("genre: Alternative", "genre: Pop"));
    done("release", "edit", folder, "paper-boats", "--from", sheet);
    assertThat(done("release", "edit", folder, "paper-boats").out())
        .isEqualTo(Files.readString(sheet));
    Path out = temp.resolve("out");
    assertThat(
            done("release", "build", folder, "paper-boats", "-o", out, "--json")
                .json()
                .get("files")
                .size())
        .isGreaterThanOrEqualTo(6);
    assertThat(out.resolve("delivery/01_Paper-Boats.wav")).exists();
    assertThat(songline("release", "build", folder, "paper-boats", "-o", out).code()).isEqualTo(1);
    assertThat(songline("release", "set", folder, "nobody", "a=b").code()).isEqualTo(2);
    assertThat(songline("release", "add", folder, "No Id", master).code()).isEqualTo(2);
  }
}
