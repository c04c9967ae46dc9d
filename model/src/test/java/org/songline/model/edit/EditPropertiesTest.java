package org.songline.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.text.EditText;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.text.SongText;

class EditPropertiesTest {
  private static final int SEQUENCES = 10_000;

  @Test
  void undoingAllOfAnySequenceOfEditsGivesTheSameTextAndRedoingAllToo() {
    Song start = new RandomSongs(1).song(150);
    String startText = SongText.write(start);
    for (int seed = 0; seed < SEQUENCES; seed++) {
      RandomSongs random = new RandomSongs(seed);
      History history = History.of(start);
      for (int i = 0; i < 12; i++) {
        history = history.perform(random.change(history.song()));
      }
      Song end = history.song();
      while (history.undoable().isPresent()) {
        history = history.undo();
      }
      assertThat(history.song()).as("undo, seed %d", seed).isEqualTo(start);
      while (history.redoable().isPresent()) {
        history = history.redo();
      }
      assertThat(history.song()).as("redo, seed %d", seed).isEqualTo(end);
      if (seed % 10 == 0) {
        assertThat(SongText.write(history.song())).isEqualTo(SongText.write(end));
        while (history.undoable().isPresent()) {
          history = history.undo();
        }
        assertThat(SongText.write(history.song())).isEqualTo(startText);
      }
    }
  }

  @Test
  void aSongAfterAnyEditsIsWholeAndItsTextReadsBackToItAndToItsBytes() {
    for (int seed = 0; seed < 300; seed++) {
      Song song = new RandomSongs(seed).song(10 + seed);
      SongCheck.check(song);
      String text = SongText.write(song);
      Song read = SongText.read("song.json", text);
      assertThat(read).as("seed %d", seed).isEqualTo(song);
      assertThat(SongText.write(read)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void anEditThatDoesNotFitIsRefusedInOneLineAndLeavesNothingWrong() {
    int refused = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomSongs random = new RandomSongs(seed);
      Song song = random.song(60);
      Song other = random.song(60);
      for (int i = 0; i < 50; i++) {
        // An edit meant for one song meets another one.
        Transaction edit = random.attempt(new Random(i).nextBoolean() ? song : other);
        try {
          SongCheck.check(edit.apply(song));
        } catch (SongProblem e) {
          refused++;
          assertThat(e.getMessage()).doesNotContain("\n").contains("; ");
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void everyEditReadsBackFromItsLine() {
    RandomSongs random = new RandomSongs(7);
    Song song = random.song(50);
    for (int i = 0; i < 5_000; i++) {
      Transaction change = random.attempt(song);
      for (Transaction one : new Transaction[] {change, change.inverse()}) {
        Step step = new Step(i % 2 == 0 ? Kind.DO : Kind.UNDO, one);
        String line = EditText.write(step);
        assertThat(line).doesNotContain("\n");
        assertThat(EditText.read("journal", line)).isEqualTo(step);
      }
      song = random.change(song).apply(song);
    }
  }
}
