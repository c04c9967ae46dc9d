package org.songline.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;

class WayTest {
  @Test
  void anySongBecomesAnyOtherInOneStepThatCanBeTakenBack() {
    for (int seed = 0; seed < 300; seed++) {
      Song from = new RandomSongs(seed).song(40 + seed % 60);
      Song to = new RandomSongs(10_000 + seed).song(40 + seed % 60);
      becomes(from, to, seed);
    }
  }

  @Test
  void aSongBecomesWhatItWasBeforeItsLastEdits() {
    for (int seed = 0; seed < 300; seed++) {
      RandomSongs random = new RandomSongs(seed);
      Song to = random.song(80);
      Song from = to;
      for (int i = 0; i < 1 + seed % 15; i++) {
        from = random.change(from).apply(from);
      }
      becomes(from, to, seed);
    }
  }

  private static void becomes(Song from, Song to, int seed) {
    Transaction way = Way.between("Return", from, to);
    Song arrived = way.apply(from);
    assertThat(arrived).as("seed %d", seed).isEqualTo(to);
    SongCheck.check(arrived);
    assertThat(way.inverse().apply(arrived)).as("back, seed %d", seed).isEqualTo(from);
  }

  @Test
  void betweenEqualSongsThereIsNothingToDo() {
    Song song = new RandomSongs(3).song(100);
    assertThat(Way.between("Return", song, song).edits()).isEmpty();
  }

  @Test
  void whatBothHaveAlikeIsNotTouched() {
    Song song = new RandomSongs(3).song(100);
    Song louder = song.with(song.master().withStrip(song.master().strip().withFader(-7.5)));
    assertThat(Way.between("Return", louder, song).edits())
        .containsExactly(
            new TrackEdit.SetFader(song.master().id(), -7.5, song.master().strip().fader()));
  }
}
