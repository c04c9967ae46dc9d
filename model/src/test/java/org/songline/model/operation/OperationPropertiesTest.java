package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.NoteOperation.QuantiseNotes;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.text.EditText;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;

class OperationPropertiesTest {
  private static final int SONGS = 150;
  private static final int OPERATIONS = 60;

  @Test
  void anyOperationGivesAWholeSongOrWordsAndItsInverseGivesTheSameSongBack() {
    Map<Class<?>, Integer> done = new HashMap<>();
    Map<Class<?>, Integer> tried = new HashMap<>();
    for (int seed = 0; seed < SONGS; seed++) {
      Song song = OperationSongs.of(seed);
      RandomOperations random = new RandomOperations(seed);
      for (int i = 0; i < OPERATIONS; i++) {
        Operation operation = random.any(song);
        tried.merge(operation.getClass(), 1, Integer::sum);
        Song now;
        Transaction transaction;
        try {
          transaction = operation.on(song);
          now = transaction.apply(song);
        } catch (SongProblem e) {
          assertThat(e.getMessage()).doesNotContain("\n").contains("; ");
          continue;
        } catch (RuntimeException e) {
          throw new AssertionError("seed " + seed + ": " + operation, e);
        }
        String as = "seed %d, %s".formatted(seed, operation);
        SongCheck.check(now);
        assertThat(transaction.label()).as(as).isNotBlank();
        assertThat(transaction.inverse().apply(now)).as(as).isEqualTo(song);
        assertThat(operation.on(song)).as(as).isEqualTo(transaction);
        Step step = new Step(Kind.DO, transaction);
        assertThat(EditText.read("journal", EditText.write(step))).as(as).isEqualTo(step);
        done.merge(operation.getClass(), 1, Integer::sum);
        song = now;
      }
    }
    tried.forEach(
        (operation, times) ->
            assertThat(done.getOrDefault(operation, 0))
                .as("%s of %d tries", operation.getSimpleName(), times)
                .isGreaterThan(7));
  }

  @Test
  void quantisingTwiceIsQuantisingOnce() {
    int changed = 0;
    for (int seed = 0; seed < 100; seed++) {
      RandomOperations random = new RandomOperations(seed);
      Song song = OperationSongs.of(seed);
      for (Pattern pattern : song.patterns().values()) {
        if (pattern.notes().isEmpty()) {
          continue;
        }
        List<Note> notes = random.notes(pattern);
        QuantiseNotes once = random.quantise(pattern, notes, 1);
        Song first = once.on(song).apply(song);
        Pattern after = first.pattern(pattern.id()).orElseThrow();
        List<Note> moved = new ArrayList<>(after.notes());
        pattern.notes().stream().filter(n -> !notes.contains(n)).forEach(moved::remove);
        changed += moved.equals(notes) ? 0 : 1;
        QuantiseNotes again =
            new QuantiseNotes(
                pattern.id(),
                moved,
                once.grid(),
                once.origin(),
                1,
                once.swing(),
                once.starts(),
                once.ends());
        assertThat(again.on(first).edits()).as("seed %d, %s", seed, once).isEmpty();
      }
    }
    assertThat(changed).isGreaterThan(100);
  }
}
