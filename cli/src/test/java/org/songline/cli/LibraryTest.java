package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songline.cli.shell.Shell;
import org.songline.engine.media.SongFiles;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id.SourceId;
import org.songline.studio.Library;
import org.songline.studio.LibraryIndex;
import tools.jackson.databind.json.JsonMapper;

/** The sounds that come with Songline are what the index says. */
class LibraryTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int songline(String... arguments) {
    return Main.run(new Shell(stream(out), stream(err)), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<LibraryIndex.Entry> samples() throws IOException {
    return LibraryIndex.read(Library.folder()).stream()
        .filter(entry -> entry.reference().startsWith("library:samples/"))
        .toList();
  }

  @Test
  void everySampleIsListedOnceWithItsLicenceAndEveryListedFileIsThere() throws IOException {
    var listed = samples().stream().map(LibraryIndex.Entry::reference).toList();
    try (var files = Files.list(Library.folder().resolve("samples"))) {
      assertThat(files.map(file -> "library:samples/" + file.getFileName()).toList())
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    assertThat(samples()).allMatch(entry -> entry.licence().equals("CC0-1.0"));
    for (LibraryIndex.Entry entry : LibraryIndex.read(Library.folder())) {
      assertThat(Library.files(Path.of("")).asset(entry.reference()))
          .as(entry.reference())
          .isPresent();
    }
  }

  @Test
  void everySampleNamesItsAuthorWhereItWasFoundAndWhatItCameWith() throws IOException {
    for (LibraryIndex.Entry entry : samples()) {
      assertThat(entry.author()).as(entry.reference()).isPresent();
      assertThat(entry.source().orElse("")).as(entry.reference()).matches("https?://.+/.+");
      assertThat(entry.collection()).as(entry.reference()).contains("Sonic Pi");
    }
    assertThat(songline("library", "kick")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("CC0-1.0, menegass, Sonic Pi");
  }

  @Test
  void lengthChannelsAndTempoOfEverySampleAreTrue() throws IOException {
    for (LibraryIndex.Entry entry : samples()) {
      Path file = Library.files(Path.of("")).asset(entry.reference()).orElseThrow();
      try (AudioReader reader = AudioFiles.open(file)) {
        double seconds = (double) reader.format().frames() / reader.format().rate();
        assertThat(entry.seconds().orElseThrow())
            .as(entry.reference())
            .isCloseTo(seconds, Offset.offset(0.001));
        if (entry.beats().isPresent()) {
          assertThat(entry.bpm().orElseThrow())
              .as(entry.reference())
              .isCloseTo(60 * entry.beats().getAsDouble() / seconds, Offset.offset(0.01));
        }
      }
    }
  }

  @Test
  void aRecordingOfASongMayLieInTheLibrary() {
    SongFiles files = Library.files(Path.of("nowhere"));
    var inside =
        new AudioSource(new SourceId("a"), "Amen", "library:samples/loop_amen.flac", 44100, 2, 1);
    var outside = new AudioSource(new SourceId("b"), "Out", "library:../README.md", 44100, 2, 1);
    assertThat(files.source(inside)).isPresent();
    assertThat(files.source(outside)).isEmpty();
  }

  @Test
  void theCommandListsByKind() {
    assertThat(songline("library", "loop")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("library:samples/loop_amen.flac", "136.9", "CC0-1.0")
        .doesNotContain("bd_haus");
    out.reset();
    assertThat(songline("library", "--json")).isZero();
    var all = JsonMapper.builder().build().readTree(out.toByteArray());
    assertThat(
            all.valueStream()
                .map(sound -> sound.path("kind").stringValue())
                .collect(Collectors.toSet()))
        .contains("kick", "snare", "texture", "instruments");
    assertThat(songline("library", "nonsense")).isEqualTo(2);
  }
}
