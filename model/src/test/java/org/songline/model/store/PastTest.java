package org.songline.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.edit.History;
import org.songline.model.edit.RandomSongs;
import org.songline.model.edit.Stamp;
import org.songline.model.song.Song;

/** What was done is known, and can be taken back, after saves and after the program ended. */
class PastTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void make() {
    folder = temp.resolve("song");
    SongFolder.create(folder, Song.empty("0", 48_000)).close();
  }

  private static void name(SongFolder open, String title, long at) {
    open.perform(SongFolderTest.title(open.song(), title), new Stamp(at, "w", at));
  }

  private static List<Long> times(List<History.Done> steps) {
    return steps.stream().map(done -> done.stamp().at()).toList();
  }

  @Test
  void stepsKeepTheirTimeAndCanBeTakenBackAcrossSavesAndOpenings() {
    for (int i = 1; i <= 4; i++) {
      try (SongFolder open = SongFolder.open(folder)) {
        name(open, "" + 2 * i, 2L * i);
        open.save();
        name(open, "" + (2 * i + 1), 2L * i + 1);
        open.save();
        open.save();
      }
    }
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(times(open.history().done())).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L);
      assertThat(open.asked()).containsEntry("w", 9L);
      assertThat(open.travel(-6, Stamp.now())).hasSize(6);
      assertThat(open.song().title()).isEqualTo("3");
      open.save();
    }
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.song().title()).isEqualTo("3");
      assertThat(times(open.history().undone())).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
      assertThat(open.travel(100, Stamp.now())).hasSize(6);
      assertThat(open.song().title()).isEqualTo("9");
    }
  }

  @Test
  void aJourneyIsOnTheDiskAsAWholeOrNotAtAll() throws IOException {
    try (SongFolder open = SongFolder.open(folder)) {
      for (int i = 1; i <= 5; i++) {
        name(open, "" + i, i);
      }
    }
    byte[] journal = Files.readAllBytes(folder.resolve("journal/edits.log"));
    var disk = new DyingDisk(1).failing();
    try (SongFolder open = SongFolder.open(folder, disk)) {
      disk.arm();
      try {
        open.travel(-3, Stamp.now());
        throw new AssertionError("the disk was full");
      } catch (org.songline.model.SongProblem _) {
        assertThat(open.song().title()).isEqualTo("5");
      }
    }
    assertThat(SongFolder.read(folder).title()).isEqualTo("5");
    assertThat(Files.readAllBytes(folder.resolve("journal/edits.log"))).startsWith(journal);
  }

  @Test
  void aDamagedPastIsToldAndTheSongOpensAllTheSame() throws IOException {
    try (SongFolder open = SongFolder.open(folder)) {
      name(open, "1", 1);
      name(open, "2", 2);
      open.save();
      name(open, "3", 3);
    }
    Path past = folder.resolve("journal/past-1.log");
    byte[] bytes = Files.readAllBytes(past);
    bytes[bytes.length / 3] ^= 1;
    Files.write(past, bytes);
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.song().title()).isEqualTo("3");
      assertThat(times(open.history().done())).containsExactly(3L);
      assertThat(open.notices()).singleElement().asString().contains("past-1.log");
    }
  }

  @Test
  void aSongThatAnotherProgramChangedHasNoPast() throws IOException {
    try (SongFolder open = SongFolder.open(folder)) {
      name(open, "1", 1);
      open.save();
    }
    Path text = folder.resolve(SongFolder.SONG);
    Files.writeString(text, Files.readString(text).replace("\"1\"", "\"changed\""));
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.history().done()).isEmpty();
      assertThat(open.song().title()).isEqualTo("changed");
    }
  }

  @Test
  void aSaveKilledAnywhereKeepsWhatCanBeTakenBack() {
    int most = 0;
    for (int life = 0; life < 5_000; life++) {
      Path own = temp.resolve("own-" + life);
      SongFolder.create(own, new RandomSongs(2).song(3).withTitle("0")).close();
      var disk = new DyingDisk(life);
      boolean survived = false;
      try (SongFolder open = SongFolder.open(own, disk)) {
        name(open, "1", 1);
        disk.arm();
        open.save();
        survived = true;
      } catch (DyingDisk.Killed _) {
        most = life;
      }
      try (SongFolder open = SongFolder.open(own)) {
        assertThat(times(open.history().done())).as("life %d", life).containsExactly(1L);
        assertThat(open.song().title()).isEqualTo("1");
      }
      if (survived) {
        assertThat(most).isGreaterThan(5);
        return;
      }
      life += life < 50 ? 0 : 60;
    }
    throw new AssertionError("it never came to its end");
  }

  @Test
  void aSongThatWasClosedHasNothingToRecover() {
    try (SongFolder open = SongFolder.open(folder)) {
      open.perform(SongFolderTest.title(open.song(), "1"));
    }
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.recovered()).isEmpty();
    }
  }
}
