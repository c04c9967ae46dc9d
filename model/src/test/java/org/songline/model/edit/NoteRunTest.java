package org.songline.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class NoteRunTest {
  @Test
  void manyNotesAtOnceAreAsOneAfterAnotherOrRefusedAlike() {
    int refused = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      PatternId id = new PatternId("p");
      List<Note> notes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        notes.add(note(random));
      }
      var patterns = new TreeMap<PatternId, Pattern>();
      patterns.put(id, new Pattern(id, "", notes, List.of()));
      Song song = Song.empty("x", 48_000).withPatterns(patterns);
      List<Edit> edits = new ArrayList<>();
      Song one = song;
      for (int i = 0; i < 30; i++) {
        List<Note> there = one.pattern(id).orElseThrow().notes();
        boolean wrong = random.nextInt(100) == 0;
        Optional<Note> old =
            there.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(wrong ? note(random) : there.get(random.nextInt(there.size())));
        Optional<Note> now =
            old.isPresent() && random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(note(random));
        edits.add(new PutNote(id, old, now));
        try {
          one = edits.getLast().apply(one);
        } catch (SongProblem e) {
          break;
        }
      }
      assertThat(told(song, edits, true)).as("seed %d", seed).isEqualTo(told(song, edits, false));
      refused += told(song, edits, true) instanceof String ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(50);
  }

  private static Object told(Song song, List<Edit> edits, boolean atOnce) {
    try {
      if (atOnce) {
        return NoteRun.apply(song, edits);
      }
      Song now = song;
      for (Edit edit : edits) {
        now = edit.apply(now);
      }
      return now;
    } catch (SongProblem e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Note note(Random random) {
    return new Note(new TickPosition(random.nextInt(4)), Ticks.QUARTER, 60 + random.nextInt(3), 9);
  }
}
