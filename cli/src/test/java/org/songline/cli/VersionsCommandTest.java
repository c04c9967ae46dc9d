package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;

class VersionsCommandTest {
  @TempDir private Path home;

  private Called versions(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "versions";
    all[1] = home.resolve("song").toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return Called.songline((Object[]) all);
  }

  @Test
  void aVersionIsSavedListedComparedAndReturnedTo() {
    SongFolder.create(home.resolve("song"), Song.empty("One", 48_000)).close();
    assertThat(versions("--save", "First", "--note", "It works").code()).isZero();
    try (SongFolder open = SongFolder.open(home.resolve("song"))) {
      open.perform(Transaction.of("Rename", new SetTitle("One", "Two")));
    }
    assertThat(versions().out()).contains("   1  ").contains("First").contains("It works");
    assertThat(versions("--changes", "1").out()).contains("Song: title One → Two");
    assertThat(versions("--return", "1").code()).isZero();
    assertThat(SongFolder.read(home.resolve("song")).title()).isEqualTo("One");
    assertThat(versions("--changes", "1").out()).isEmpty();
    assertThat(versions("--return", "7").err()).contains("no such version");
    assertThat(versions("--save", " ").code()).isNotZero();
  }
}
