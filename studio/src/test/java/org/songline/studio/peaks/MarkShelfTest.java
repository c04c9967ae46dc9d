package org.songline.studio.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.media.SongFiles;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

/** Clicks every half second from a quarter of a second on: 120 beats a minute. */
class MarkShelfTest {
  private static final int RATE = 48000;
  private static final int CLICKS = 24;

  @TempDir private Path home;

  private static int place(int click) {
    return RATE / 4 + click * RATE / 2;
  }

  private Path record(String name) throws Exception {
    int frames = place(CLICKS);
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * frames);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * frames);
    short[] samples = new short[frames];
    for (int click = 0; click < CLICKS; click++) {
      for (int i = 0; i < 2000; i++) {
        double wave = Math.sin(i * 0.15) * Math.exp(-i / 400.0);
        samples[place(click) + i] = (short) Math.round(24_000 * wave);
      }
    }
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    Path file = home.resolve("media").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes.array());
  }

  private MarkShelf shelf() {
    return new MarkShelf(new SongFiles(home), home.resolve("cache"));
  }

  @Test
  void transientsAndBeatsLieWhereTheyArePlayed() throws Exception {
    record("clicks.wav");
    MarkShelf shelf = shelf();
    assertThat(shelf.known("clicks.wav")).isEmpty();
    MarkShelf.Marks marks = shelf.listen("clicks.wav", Progress.NONE);
    assertThat(marks.onsets()).hasSize(CLICKS);
    for (int click = 0; click < CLICKS; click++) {
      assertThat(marks.onsets().get(click).frame())
          .as("click %d", click)
          .isCloseTo(place(click), within(96L));
    }
    double beats = marks.bpm().orElseThrow() / 60;
    assertThat(beats).isCloseTo(Math.rint(beats), within(0.01));
    assertThat(marks.beats()).hasSizeGreaterThan(8).isSorted();
    assertThat(shelf.known("clicks.wav")).contains(marks);
  }

  @Test
  void whatWasHeardIsKeptForTheContentWhateverItsName() throws Exception {
    Path first = record("one.wav");
    MarkShelf.Marks marks = shelf().listen("one.wav", Progress.NONE);
    Files.copy(first, first.resolveSibling("other.wav"));
    assertThat(shelf().known("other.wav")).contains(marks);
    try (var kept = Files.list(home.resolve("cache"))) {
      List<Path> files = kept.toList();
      assertThat(files).hasSize(1);
      Files.writeString(files.getFirst(), "no marks at all");
    }
    assertThat(shelf().known("one.wav")).as("a damaged file is as none").isEmpty();
    assertThat(shelf().listen("one.wav", Progress.NONE)).isEqualTo(marks);
  }

  @Test
  void listeningEndsWhenItIsToldTo() throws Exception {
    record("clicks.wav");
    MarkShelf shelf = shelf();
    assertThatThrownBy(() -> shelf.listen("clicks.wav", (done, total) -> done < 48_000))
        .isInstanceOf(CancellationException.class);
    assertThat(shelf.known("clicks.wav")).isEmpty();
  }

  @Test
  void noFileOutsideOfTheSongIsRead() throws Exception {
    Files.copy(record("clicks.wav"), home.resolve("outside.wav"));
    MarkShelf shelf = shelf();
    for (String name : List.of("../outside.wav", "gone.wav", "library:../outside.wav")) {
      assertThatThrownBy(() -> shelf.listen(name, Progress.NONE)).isInstanceOf(MediaProblem.class);
    }
  }
}
