package org.songline.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.SongProblem;
import org.songline.model.edit.RandomSongs;
import org.songline.model.song.Song;

class VersionsTest {
  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("song");
  }

  private Path file(int number) {
    return folder().resolve("versions").resolve("%04d.version".formatted(number));
  }

  @Test
  void aVersionIsTheSongAsItWasHoweverLongItWasEditedSince() {
    Song first = new RandomSongs(5).song(80);
    try (SongFolder open = SongFolder.create(folder(), first)) {
      assertThat(open.saveVersion(" Before the bridge ", "two lines\nof it").number()).isEqualTo(1);
      open.perform(SongFolderTest.title(open.song(), "Later"));
      assertThat(open.saveVersion("With the bridge", "").number()).isEqualTo(2);
    }
    Versions versions = Versions.of(folder());
    assertThat(versions.list().versions())
        .extracting(Versions.Version::name)
        .containsExactly("With the bridge", "Before the bridge");
    assertThat(versions.list().versions().getLast().note()).isEqualTo("two lines\nof it");
    assertThat(versions.read(1)).isEqualTo(first);
    assertThat(versions.read(2).title()).isEqualTo("Later");
    assertThat(SongFolder.read(folder()).title()).isEqualTo("Later");
  }

  @Test
  void aVersionKilledAfterAnyByteIsThereWholeOrNotAtAll() {
    Song song = new RandomSongs(6).song(6);
    for (int life = 0; life < 100_000; life += life < 40 ? 1 : 97) {
      Path folder = temp.resolve("killed-" + life);
      SongFolder.create(folder, song).close();
      var disk = new DyingDisk(life);
      boolean survived = false;
      try (SongFolder open = SongFolder.open(folder, disk)) {
        disk.arm();
        open.saveVersion("One", "");
        survived = true;
      } catch (DyingDisk.Killed _) {
        // That is what it is about.
      }
      Versions.Listed listed = Versions.of(folder).list();
      assertThat(listed.problems()).isEmpty();
      assertThat(SongFolder.read(folder)).isEqualTo(song);
      if (!listed.versions().isEmpty()) {
        assertThat(Versions.of(folder).read(1)).isEqualTo(song);
      }
      if (survived) {
        assertThat(listed.versions()).hasSize(1);
        return;
      }
    }
    throw new AssertionError("it never came to its end");
  }

  @Test
  void aDamagedVersionIsToldAndTheOthersStayReadable() throws IOException {
    try (SongFolder open = SongFolder.create(folder(), Song.empty("One", 48_000))) {
      for (String name : List.of("One", "Two", "Three", "Four", "Five")) {
        open.saveVersion(name, "");
      }
    }
    String two = Files.readString(file(2));
    Files.writeString(file(2), two.replace("\"One\"", "\"Other\""));
    Files.writeString(file(3), "{\"songline-version\":9}\nx");
    Files.write(file(4), new byte[300_000]);
    Files.delete(file(5));
    Files.createSymbolicLink(file(5), temp.resolve("elsewhere"));
    Files.writeString(temp.resolve("elsewhere"), two);
    Versions versions = Versions.of(folder());
    assertThat(versions.list().versions())
        .extracting(Versions.Version::number)
        .containsExactly(2, 1);
    assertThat(versions.list().problems()).hasSize(2).allMatch(line -> !line.contains("\n"));
    assertThatThrownBy(() -> versions.read(2)).hasMessageContaining("not what was saved");
    assertThat(versions.read(1).title()).isEqualTo("One");
    assertThatThrownBy(() -> versions.read(5)).isInstanceOf(SongProblem.class);
    assertThatThrownBy(() -> versions.read(99)).hasMessageContaining("no such version");
    try (SongFolder open = SongFolder.open(folder())) {
      assertThat(open.saveVersion("Next", "").number()).isEqualTo(5);
    }
  }

  @Test
  void namesAndNotesThatDoNotFitAreRefusedWithWords() {
    try (SongFolder open = SongFolder.create(folder(), Song.empty("One", 48_000))) {
      for (String name : List.of("", "   ", "x".repeat(201), "a\u0007b", "a\nb")) {
        assertThatThrownBy(() -> open.saveVersion(name, ""))
            .isInstanceOf(SongProblem.class)
            .hasMessageContaining("; ");
      }
      assertThatThrownBy(() -> open.saveVersion("x", "y".repeat(4_001)))
          .isInstanceOf(SongProblem.class);
      assertThat(open.versions().list().versions()).isEmpty();
    }
  }

  @Test
  void aVersionOfTodayIsReadForEver() throws IOException {
    SongFolder.create(folder(), Song.empty("Now", 48_000)).close();
    Files.createDirectories(file(1).getParent());
    String song =
        """
        {
          "format": 1,
          "title": "Then",
          "rate": 48000,
          "tempos": [
            {"at": 0, "bpm": 120}
          ],
          "meters": [
            {"at": 0, "meter": "4/4"}
          ],
          "tracks": [
            {
              "id": "master",
              "kind": "master",
              "name": "Master"
            }
          ]
        }
        """;
    String head =
        "{\"songline-version\": 1, \"name\": \"Then\", \"at\": 1700000000000, \"song\": \""
            + Hashes.of(song.getBytes(StandardCharsets.UTF_8))
            + "\"}\n";
    Files.writeString(file(1), head + song);
    assertThat(Versions.of(folder()).read(1).title()).isEqualTo("Then");
    assertThat(Versions.of(folder()).about(1).at()).isEqualTo(1_700_000_000_000L);
  }
}
