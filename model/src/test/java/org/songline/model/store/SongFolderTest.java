package org.songline.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.SongProblem;
import org.songline.model.edit.RandomSongs;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.text.SongText;

class SongFolderTest {
  @TempDir Path temp;

  @Test
  void whatWasDoneIsThereAgainWithoutASave() {
    Path folder = temp.resolve("song");
    RandomSongs random = new RandomSongs(1);
    Song expected;
    try (SongFolder open = SongFolder.create(folder, random.song(30))) {
      for (int i = 0; i < 40; i++) {
        open.perform(random.change(open.song()));
        if (i % 5 == 0) {
          open.undo();
        }
        if (i % 10 == 0) {
          open.redo();
        }
      }
      open.undo();
      expected = open.song();
      assertThat(SongFolder.read(folder)).isEqualTo(expected);
    }
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.song()).isEqualTo(expected);
      assertThat(open.redo()).isTrue();
      assertThat(open.undo()).isTrue();
      open.save();
      assertThat(open.song()).isEqualTo(expected);
      while (open.undo()) {
        assertThat(open.history().redoable()).isPresent();
      }
    }
    assertThat(SongText.read("", text(folder))).isEqualTo(expected);
  }

  @Test
  void savingTwiceGivesTheSameBytes() {
    Path folder = temp.resolve("song");
    try (SongFolder open = SongFolder.create(folder, new RandomSongs(2).song(80))) {
      String first = text(folder);
      open.save();
      assertThat(text(folder)).isEqualTo(first);
    }
    try (SongFolder open = SongFolder.open(folder)) {
      String before = text(folder);
      open.save();
      assertThat(text(folder)).isEqualTo(before);
    }
  }

  @Test
  void aJournalCutAtAnyByteGivesTheLastWholeEdit() throws IOException {
    Path folder = temp.resolve("song");
    Path journal = folder.resolve("journal/edits.log");
    List<Song> states = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    RandomSongs random = new RandomSongs(3);
    try (SongFolder open = SongFolder.create(folder, random.song(40))) {
      states.add(open.song());
      sizes.add(Files.size(journal));
      for (int i = 0; i < 8; i++) {
        if (i == 4) {
          open.undo();
        } else {
          open.perform(random.change(open.song()));
        }
        states.add(open.song());
        sizes.add(Files.size(journal));
      }
    }
    byte[] whole = Files.readAllBytes(journal);
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(journal, Arrays.copyOf(whole, cut));
      int last = 0;
      while (last + 1 < sizes.size() && sizes.get(last + 1) <= cut) {
        last++;
      }
      assertThat(SongFolder.read(folder)).as("cut at %d", cut).isEqualTo(states.get(last));
      if (cut % 50 == 0) {
        Song after;
        try (SongFolder open = SongFolder.open(folder)) {
          assertThat(open.song()).isEqualTo(states.get(last));
          open.perform(title(open.song(), "after the cut"));
          after = open.song();
        }
        assertThat(SongFolder.read(folder)).isEqualTo(after);
      }
    }
  }

  @Test
  void aDamagedLineBeforeWholeOnesIsToldWithItsNumber() throws IOException {
    Path folder = temp.resolve("song");
    Path journal = folder.resolve("journal/edits.log");
    try (SongFolder open = SongFolder.create(folder, Song.empty("a", 48_000))) {
      open.perform(title(open.song(), "b"));
      open.perform(title(open.song(), "c"));
    }
    String text = Files.readString(journal);
    Files.writeString(journal, text.replace("\"new\": \"b\"", "\"new\": \"x\""));
    assertThatThrownBy(() -> SongFolder.open(folder))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("; ");
  }

  @Test
  void aSaveKilledAfterAnyByteOrStepLeavesTheSongAsItWas() throws IOException {
    RandomSongs random = new RandomSongs(4);
    Song start = random.song(25);
    Transaction one = random.change(start);
    Song after = one.apply(start);
    boolean finished = false;
    for (long life = 0; !finished; life += life < 150 ? 3 : 131) {
      Path folder = temp.resolve("song-" + life);
      SongFolder.create(folder, start).close();
      DyingDisk disk = new DyingDisk(life);
      SongFolder open = SongFolder.open(folder, disk.immortal());
      boolean performed = false;
      try {
        disk.arm();
        open.perform(one);
        performed = true;
        open.save();
        finished = true;
      } catch (DyingDisk.Killed e) {
        assertThat(e).isNotNull();
      } finally {
        open.close();
      }
      Song read = SongFolder.read(folder);
      if (performed) {
        assertThat(read).as("killed after %d", life).isEqualTo(after);
      } else {
        assertThat(read).as("killed after %d", life).isIn(start, after);
      }
      try (SongFolder again = SongFolder.open(folder)) {
        assertThat(again.song()).isEqualTo(read);
        assertThat(again.notices()).isEmpty();
        again.perform(title(again.song(), "life goes on"));
        again.save();
        assertThat(SongFolder.read(folder)).isEqualTo(again.song());
      }
    }
  }

  @Test
  void aMakingKilledAtAnyPointLeavesAWholeSongOrNone() {
    Song song = new RandomSongs(5).song(10);
    boolean finished = false;
    for (long life = 0; !finished; life += life < 60 ? 3 : 97) {
      Path folder = temp.resolve("new-" + life);
      DyingDisk disk = new DyingDisk(life);
      disk.arm();
      try (SongFolder made = SongFolder.create(folder, song, disk)) {
        finished = made.song().equals(song);
      } catch (DyingDisk.Killed e) {
        assertThat(e).isNotNull();
      }
      if (Files.exists(folder.resolve("song.json"))) {
        assertThat(SongFolder.read(folder)).isEqualTo(song);
      } else {
        SongFolder.create(folder, song).close();
        assertThat(SongFolder.read(folder)).isEqualTo(song);
      }
    }
  }

  @Test
  void afterAFailedStepTheNextOneIsKept() throws IOException {
    Song start = new RandomSongs(6).song(5);
    for (long life = 0; life < 2_000; life += life < 300 ? 13 : 101) {
      Path folder = temp.resolve("failing-" + life);
      SongFolder.create(folder, start).close();
      DyingDisk disk = new DyingDisk(life).failing();
      Song expected;
      try (SongFolder open = SongFolder.open(folder, disk.immortal())) {
        disk.arm();
        try {
          open.perform(title(open.song(), "lost or kept"));
          open.save();
        } catch (SongProblem e) {
          assertThat(e.getMessage()).contains("the disk is full");
        }
        disk.immortal();
        open.perform(title(open.song(), "kept"));
        expected = open.song();
      }
      try (SongFolder open = SongFolder.open(folder)) {
        assertThat(open.song()).as("failed after %d", life).isEqualTo(expected);
        assertThat(open.notices()).isEmpty();
      }
    }
  }

  @Test
  void aSongChangedByAnotherProgramKeepsTheEditsThatWaited() throws IOException {
    Path folder = temp.resolve("song");
    try (SongFolder open = SongFolder.create(folder, Song.empty("a", 48_000))) {
      open.perform(title(open.song(), "b"));
    }
    Files.writeString(folder.resolve("song.json"), SongText.write(Song.empty("z", 44_100)));
    try (SongFolder open = SongFolder.open(folder)) {
      assertThat(open.song().title()).isEqualTo("z");
      assertThat(open.notices()).singleElement().asString().contains("aside-");
    }
    try (var files = Files.list(folder.resolve("journal"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(n -> n.startsWith("aside-"));
    }
  }

  @Test
  void twoCannotOpenASongForChangeButAnyoneCanReadIt() {
    Path folder = temp.resolve("song");
    try (SongFolder open = SongFolder.create(folder, Song.empty("a", 48_000))) {
      assertThatThrownBy(() -> SongFolder.open(folder))
          .isInstanceOf(SongProblem.class)
          .hasMessageContaining("another program has the song open; close it there first");
      assertThat(SongFolder.read(folder)).isEqualTo(open.song());
    }
    SongFolder.open(folder).close();
  }

  @Test
  void whatIsNoSongIsToldInOneLine() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Path odd = Files.createDirectory(temp.resolve("odd"));
    Files.createDirectory(odd.resolve("song.json"));
    Path broken = Files.createDirectory(temp.resolve("broken"));
    Files.writeString(broken.resolve("song.json"), "{\n  \"format\": 1,\n  \"titel\": \"x\"\n}\n");
    Path binary = Files.createDirectory(temp.resolve("binary"));
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    Files.write(binary.resolve("song.json"), noise);
    assertProblem(temp.resolve("missing"), "there is no such folder");
    assertProblem(file, "it is a file");
    assertProblem(empty, "there is no song.json in it");
    assertProblem(odd, "there is no song.json in it");
    assertProblem(broken, "song.json:3: there is no key \"titel\" here");
    assertProblem(binary, "song.json");
    assertThatThrownBy(() -> SongFolder.create(file, Song.empty("a", 48_000)))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining("; ");
  }

  @Test
  void aStoredFileKeepsTheNameOfItsContentForEver() throws IOException {
    Path folder = temp.resolve("song");
    try (SongFolder open = SongFolder.create(folder, Song.empty("a", 48_000))) {
      MediaPool pool = open.media();
      Path wave = Files.writeString(temp.resolve("Take.WAV"), "content");
      String name = pool.put(wave);
      assertThat(name).matches("[0-9a-f]{64}\\.wav");
      assertThat(
              pool.put(new ByteArrayInputStream("content".getBytes(StandardCharsets.UTF_8)), "wav"))
          .isEqualTo(name);
      assertThat(pool.verify(name)).isTrue();
      assertThat(pool.unused(open.song())).containsExactly(name);
      Files.writeString(pool.resolve(name), "damaged");
      assertThat(pool.verify(name)).isFalse();
      assertThatThrownBy(() -> pool.resolve("../song.json")).isInstanceOf(SongProblem.class);
      assertThatThrownBy(() -> pool.put(temp.resolve("none.wav"))).isInstanceOf(SongProblem.class);
      try (var files = Files.list(folder.resolve("media"))) {
        assertThat(files).hasSize(1);
      }
    }
  }

  @Test
  void samplesThatAStoredInstrumentNamesAreUsed() throws IOException {
    try (SongFolder open = SongFolder.create(temp.resolve("song"), Song.empty("a", 48_000))) {
      MediaPool pool = open.media();
      String sample = pool.put(Files.writeString(temp.resolve("a.wav"), "a"));
      String deep = pool.put(Files.writeString(temp.resolve("b.wav"), "b"));
      String other = pool.put(Files.writeString(temp.resolve("c.wav"), "c"));
      String part = pool.put(Files.writeString(temp.resolve("part.sfz"), "<region>sample=" + deep));
      String sfz = "<region> sample=" + sample + " key=60\n#include \"" + part + "\"\n";
      String instrument = pool.put(Files.writeString(temp.resolve("i.sfz"), sfz));
      SortedMap<String, String> assets = new TreeMap<>(Map.of("sounds", "media/" + instrument));
      Device sampler = Device.of(new DeviceId("d"), "sampler").withAssets(assets);
      Track track =
          Track.of(new TrackId("t"), Track.Kind.INSTRUMENT, "T").withDevices(List.of(sampler));
      Song song = open.song().withTracks(List.of(track));
      assertThat(pool.used(song)).containsExactlyInAnyOrder(instrument, part, sample, deep);
      assertThat(pool.unused(song)).containsExactly(other);
    }
  }

  private static void assertProblem(Path folder, String what) {
    for (Runnable opening :
        List.<Runnable>of(() -> SongFolder.open(folder).close(), () -> SongFolder.read(folder))) {
      assertThatThrownBy(opening::run)
          .isInstanceOf(SongProblem.class)
          .hasMessageContaining(what)
          .hasMessageContaining("; ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void theDocumentShowsARealLineOfTheJournal() throws IOException {
    Step step =
        new Step(Kind.DO, Transaction.of("Fader", new SetFader(new TrackId("bass"), -3.5, -4)));
    assertThat(Files.readString(Path.of("..", "docs", "song-format.md")))
        .contains(new String(Journal.line(step), StandardCharsets.UTF_8));
  }

  static Transaction title(Song song, String title) {
    return Transaction.of("Title", new SetTitle(song.title(), title));
  }

  private static String text(Path folder) {
    try {
      return Files.readString(folder.resolve("song.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
