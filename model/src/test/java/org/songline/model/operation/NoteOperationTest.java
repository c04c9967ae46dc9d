package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.NoteOperation.DuplicateNotes;
import org.songline.model.operation.NoteOperation.HumaniseNotes;
import org.songline.model.operation.NoteOperation.JoinNotes;
import org.songline.model.operation.NoteOperation.LegatoNotes;
import org.songline.model.operation.NoteOperation.MoveNotes;
import org.songline.model.operation.NoteOperation.QuantiseNotes;
import org.songline.model.operation.NoteOperation.ReverseNotes;
import org.songline.model.operation.NoteOperation.SplitNotes;
import org.songline.model.operation.NoteOperation.StrumNotes;
import org.songline.model.operation.NoteValueOperation.FitToScale;
import org.songline.model.operation.NoteValueOperation.MirrorNotes;
import org.songline.model.operation.NoteValueOperation.RampVelocity;
import org.songline.model.operation.NoteValueOperation.ScaleVelocity;
import org.songline.model.operation.NoteValueOperation.StampChord;
import org.songline.model.operation.NoteValueOperation.TransposeInScale;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Places and lengths in 16ths of 80,640 ticks. */
class NoteOperationTest {
  private static final PatternId P = new PatternId("p");
  private static final long SIXTEENTH = Ticks.PER_QUARTER / 4;
  private static final Ticks GRID = new Ticks(SIXTEENTH);

  @Test
  void quantisedNotesStandOnTheGridAndTheLabelSaysWhich() {
    Song song = song(raw(SIXTEENTH - 9, 100, 60), raw(2 * SIXTEENTH + 20_000, 100, 62));
    Transaction done = quantise(song, 1, 0, true, false).on(song);
    assertThat(done.label()).isEqualTo("Quantise 2 notes to 1/16");
    assertThat(notes(done.apply(song)))
        .containsExactly(raw(SIXTEENTH, 100, 60), raw(2 * SIXTEENTH, 100, 62));
    assertThat(notes(quantise(song, 0.5, 0, true, false).on(song).apply(song)).getLast())
        .isEqualTo(raw(2 * SIXTEENTH + 10_000, 100, 62));
  }

  @Test
  void swingMovesEachSecondLine() {
    Song song = song(note(0, 1, 60), note(1, 1, 61), note(2, 1, 62), note(3, 1, 63));
    List<Note> now = notes(quantise(song, 1, 1 / 3.0, true, false).on(song).apply(song));
    assertThat(now.stream().map(n -> n.at().tick()))
        .containsExactly(0L, SIXTEENTH * 4 / 3, 2 * SIXTEENTH, 2 * SIXTEENTH + SIXTEENTH * 4 / 3);
  }

  @Test
  void quantisedEndsNeverMeetTheirStarts() {
    Song song = song(raw(0, 7, 60), raw(SIXTEENTH + 5, 2 * SIXTEENTH + 9, 61));
    assertThat(notes(quantise(song, 1, 0, true, true).on(song).apply(song)))
        .containsExactly(note(0, 1, 60), note(1, 2, 61));
  }

  @Test
  void humanisingIsTheSameForTheSameSeedAndStaysWithinItsLimits() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      notes.add(note(4 + i, 1, 60));
    }
    Song song = song(notes.toArray(Note[]::new));
    HumaniseNotes some = new HumaniseNotes(P, notes, new Ticks(900), 8, 5);
    List<Note> now = notes(some.on(song).apply(song));
    assertThat(some.on(song)).isEqualTo(some.on(song));
    assertThat(new HumaniseNotes(P, notes, new Ticks(900), 8, 6).on(song))
        .isNotEqualTo(some.on(song));
    for (int i = 0; i < 200; i++) {
      assertThat(Math.abs(now.get(i).at().tick() - notes.get(i).at().tick())).isLessThan(901);
      assertThat(Math.abs(now.get(i).velocity() - 100)).isLessThanOrEqualTo(8);
    }
    assertThat(now.stream().mapToDouble(n -> n.at().tick()).sum())
        .isCloseTo(
            notes.stream().mapToDouble(n -> n.at().tick()).sum(),
            org.assertj.core.data.Offset.offset(200 * 120.0));
  }

  @Test
  void legatoNotesReachTheNextChord() {
    Song song = song(note(0, 1, 60), note(0, 2, 64), note(4, 1, 62), note(8, 1, 60));
    assertThat(notes(new LegatoNotes(P, notes(song), 0).on(song).apply(song)))
        .containsExactly(note(0, 4, 60), note(0, 4, 64), note(4, 4, 62), note(8, 1, 60));
  }

  @Test
  void notesMoveWithinAScaleByDegrees() {
    // C major: C D E F G A B; C# keeps its distance to the C below.
    Song song = song(note(0, 1, 60), note(1, 1, 64), note(2, 1, 71), note(3, 1, 61));
    TransposeInScale third = new TransposeInScale(P, notes(song), 0, RandomOperations.MAJOR, 2);
    assertThat(notes(third.on(song).apply(song)).stream().map(Note::key))
        .containsExactly(64, 67, 74, 65);
    TransposeInScale down = new TransposeInScale(P, notes(song), 0, RandomOperations.MAJOR, -1);
    assertThat(notes(down.on(song).apply(song)).stream().map(Note::key))
        .containsExactly(59, 62, 69, 60);
  }

  @Test
  void notesBesideAScaleGoToItsNearestKey() {
    Song song = song(note(0, 1, 61), note(1, 1, 66), note(2, 1, 60));
    FitToScale fit = new FitToScale(P, notes(song), 0, List.of(0, 7));
    assertThat(notes(fit.on(song).apply(song)).stream().map(Note::key)).containsExactly(60, 67, 60);
  }

  @Test
  void aStrumBeginsWithTheLowestAndKeepsTheEnds() {
    Song song = song(note(0, 4, 60), note(0, 4, 64), note(0, 4, 67));
    assertThat(notes(new StrumNotes(P, notes(song), new Ticks(10), false).on(song).apply(song)))
        .containsExactly(
            raw(0, 4 * SIXTEENTH, 60),
            raw(10, 4 * SIXTEENTH - 10, 64),
            raw(20, 4 * SIXTEENTH - 20, 67));
    List<Note> down =
        notes(new StrumNotes(P, notes(song), new Ticks(10), true).on(song).apply(song));
    assertThat(down.getFirst().key()).isEqualTo(67);
  }

  @Test
  void aStampedChordStandsInItsInversion() {
    Song song = song(note(0, 1, 20));
    StampChord chord = new StampChord(P, TickPosition.START, GRID, 60, List.of(0, 4, 7), 1, 100);
    assertThat(notes(chord.on(song).apply(song)).stream().map(Note::key))
        .containsExactly(20, 64, 67, 72);
  }

  @Test
  void velocitiesGoInALineOrAwayFromTheirMiddle() {
    Song song = song(note(0, 1, 60), note(1, 1, 60), note(2, 1, 60));
    Song ramp = new RampVelocity(P, notes(song), 20, 100).on(song).apply(song);
    assertThat(notes(ramp).stream().map(Note::velocity)).containsExactly(20.0, 60.0, 100.0);
    Song even = new ScaleVelocity(P, notes(ramp), 0).on(ramp).apply(ramp);
    assertThat(notes(even).stream().map(Note::velocity)).containsExactly(60.0, 60.0, 60.0);
  }

  @Test
  void aSplitNoteCarriesItsCurveOnAndJoinsAgain() {
    Expression slide =
        new Expression(
            Expression.Kind.PITCH,
            List.of(
                new Point(TickPosition.START, 0, Point.Shape.LINEAR, 0),
                new Point(new TickPosition(4 * SIXTEENTH), 8, Point.Shape.LINEAR, 0)));
    Note long4 =
        new Note(TickPosition.START, new Ticks(4 * SIXTEENTH), 60, 100, 64, List.of(slide));
    Song song = song(long4);
    Song split =
        new SplitNotes(P, notes(song), List.of(new TickPosition(SIXTEENTH))).on(song).apply(song);
    assertThat(notes(split)).hasSize(2);
    assertThat(notes(split).getLast().expressions().getFirst().points().getFirst().value())
        .isEqualTo(2);
    assertThat(new JoinNotes(P, notes(split)).on(split).apply(split)).isEqualTo(song);
  }

  @Test
  void turningTwiceIsNoTurn() {
    Song song = song(note(0, 1, 60), note(1, 2, 64), note(5, 1, 71));
    Song back = new ReverseNotes(P, notes(song)).on(song).apply(song);
    assertThat(notes(back)).containsExactly(note(0, 1, 71), note(3, 2, 64), note(5, 1, 60));
    assertThat(new ReverseNotes(P, notes(back)).on(back).apply(back)).isEqualTo(song);
    Song mirror = new MirrorNotes(P, notes(song)).on(song).apply(song);
    assertThat(notes(mirror).stream().map(Note::key)).containsExactly(71, 67, 60);
  }

  @Test
  void duplicatesFollowRightAfter() {
    Song song = song(note(0, 1, 60), note(2, 2, 62));
    assertThat(notes(new DuplicateNotes(P, notes(song), Optional.empty()).on(song).apply(song)))
        .containsExactly(note(0, 1, 60), note(2, 2, 62), note(4, 1, 60), note(6, 2, 62));
  }

  @Test
  void aChangeOfMostNotesOfALargePatternIsOneEdit() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      notes.add(raw(i * 1000L + 7, 100, i % 128));
    }
    Song song = song(notes.toArray(Note[]::new));
    Transaction moved = new MoveNotes(P, notes, 5, 0).on(song);
    assertThat(moved.edits()).hasSize(1).first().isInstanceOf(PutPattern.class);
    assertThat(notes(moved.apply(song)).getFirst().at().tick()).isEqualTo(12);
    assertThat(moved.inverse().apply(moved.apply(song))).isEqualTo(song);
  }

  @Test
  void whatCannotBeIsRefusedWithWords() {
    Song song = song(note(0, 1, 60));
    refused(song, new MoveNotes(P, notes(song), -1, 0), "before the pattern");
    refused(song, new MoveNotes(P, notes(song), 0, 90), "a key is 150");
    refused(song, new MoveNotes(P, List.of(), 0, 1), "no note is chosen");
    refused(song, new MoveNotes(P, List.of(note(9, 9, 9)), 0, 1), "not in it");
    refused(song, new MoveNotes(new PatternId("q"), notes(song), 0, 1), "no such pattern");
  }

  private static void refused(Song song, Operation operation, String words) {
    assertThatThrownBy(() -> operation.on(song))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining(words);
  }

  private static QuantiseNotes quantise(
      Song song, double strength, double swing, boolean starts, boolean ends) {
    return new QuantiseNotes(
        P, notes(song), GRID, TickPosition.START, strength, swing, starts, ends);
  }

  private static List<Note> notes(Song song) {
    return song.pattern(P).orElseThrow().notes();
  }

  private static Song song(Note... notes) {
    var patterns = new TreeMap<PatternId, Pattern>();
    patterns.put(P, new Pattern(P, "", List.of(notes), List.of()));
    return Song.empty("x", 48_000).withPatterns(patterns);
  }

  private static Note note(long at, long length, int key) {
    return raw(at * SIXTEENTH, length * SIXTEENTH, key);
  }

  private static Note raw(long at, long length, int key) {
    return new Note(new TickPosition(at), new Ticks(length), key, 100);
  }
}
