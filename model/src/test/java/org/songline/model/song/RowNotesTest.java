package org.songline.model.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.song.RowNotes.Hit;
import org.songline.model.time.Ticks;

class RowNotesTest {
  private static final long STEP = Ticks.PER_QUARTER / 4;
  private static final int MOST = 1_000_000;

  private static List<Hit> play(long steps, Row... rows) {
    return RowNotes.of(List.of(rows), 0, steps * STEP, 0, MOST);
  }

  /** Starts and lengths in hundredths of a step. */
  private static List<String> told(List<Hit> hits) {
    return hits.stream()
        .map(hit -> hit.key() + " " + 100 * hit.start() / STEP + "+" + 100 * hit.length() / STEP)
        .toList();
  }

  private static Row row(int key, int length, RowStep... steps) {
    return Row.of(key, "").withLength(length).withSteps(List.of(steps));
  }

  private static RowStep on(int index) {
    return new RowStep(index, 100);
  }

  @Test
  void aRowRepeatsByItselfAndRowsOfOtherLengthsRunAgainstIt() {
    assertThat(told(play(12, row(36, 4, on(0)), row(38, 3, on(1)))))
        .containsExactly(
            "36 0+100",
            "38 100+100",
            "36 400+100",
            "38 400+100",
            "38 700+100",
            "36 800+100",
            "38 1000+100");
  }

  @Test
  void theRateIsTheLengthOfAStep() {
    Row half = row(36, 2, on(1)).withRate(new Ticks(2 * STEP));
    assertThat(told(play(9, half))).containsExactly("36 200+200", "36 600+200");
  }

  @Test
  void whatIsBeyondTheLengthOrMutedIsNotHeard() {
    assertThat(told(play(8, row(36, 4, on(1), on(5))))).containsExactly("36 100+100", "36 500+100");
    assertThat(play(8, row(36, 4, on(1)).withMuted(true))).isEmpty();
  }

  @Test
  void swingDelaysEverySecondStepOfThePatternAlsoInRowsOfOddLength() {
    Row row = row(42, 3, on(0), on(1), on(2)).withSwing(60);
    assertThat(told(play(6, row)))
        .containsExactly(
            "42 0+100", "42 120+80", "42 200+100", "42 320+80", "42 400+100", "42 520+100");
  }

  @Test
  void aShiftMovesAStepAsFarAsTheNextOnesPlace() {
    assertThat(told(play(4, row(36, 4, new RowStep(2, 100, 1, 1, 1, -0.25)))))
        .containsExactly("36 175+100");
    Row late = row(36, 4, new RowStep(1, 100, 1, 1, 1, 0.5)).withSwing(75);
    assertThat(play(4, late).getFirst().start()).isEqualTo(2 * STEP - 1);
    Hit early = play(4, row(36, 4, new RowStep(0, 100, 1, 1, 1, -0.5))).getFirst();
    assertThat(early.start()).isEqualTo(-STEP / 2);
    assertThat(early.place()).isZero();
    assertThat(early.length()).isEqualTo(STEP);
  }

  @Test
  void aRatchetDividesTheTimeToTheNextStep() {
    assertThat(told(play(4, row(36, 4, new RowStep(2, 90, 1, 1, 4, 0)))))
        .containsExactly("36 200+25", "36 225+25", "36 250+25", "36 275+25");
    assertThat(told(play(4, row(36, 4, new RowStep(1, 90, 1, 1, 2, 0)).withSwing(60))))
        .containsExactly("36 120+40", "36 160+60");
  }

  @Test
  void aNoteEndsWhenItsRowOrOneOfItsChokeGroupPlaysAgain() {
    Row open = row(46, 16, new RowStep(2, 100, 8, 1, 1, 0)).withChoke(1);
    Row closed = row(42, 16, on(0), on(4)).withChoke(1);
    Row free = row(36, 16, on(3));
    assertThat(told(play(16, open, closed, free)))
        .containsExactly("42 0+100", "46 200+200", "36 300+100", "42 400+100");
    assertThat(told(play(16, open.withChoke(2), closed, free)))
        .containsExactly("42 0+100", "46 200+800", "36 300+100", "42 400+100");
    Row both = row(46, 16, new RowStep(4, 100, 8, 1, 1, 0)).withChoke(1);
    assertThat(told(play(16, both, closed)))
        .containsExactly("42 0+100", "42 400+100", "46 400+800");
  }

  @Test
  void chanceIsDrawnAnewInEveryRepeatAndTurnAndAlwaysTheSameWay() {
    Row row = row(42, 4, new RowStep(1, 100, 1, 0.3, 1, 0));
    List<Hit> played = play(40_000, row);
    assertThat(played.size()).isCloseTo(3_000, within(150));
    assertThat(play(40_000, row)).isEqualTo(played);
    assertThat(play(40_000, row.withSeed(1))).isNotEqualTo(played);
    assertThat(RowNotes.of(List.of(row), 0, 40_000 * STEP, 1, MOST)).isNotEqualTo(played);
    int alike = 0;
    for (int turn = 0; turn < 1000; turn++) {
      int now = RowNotes.of(List.of(row), 0, 4 * STEP, turn, MOST).size();
      int next = RowNotes.of(List.of(row), 0, 4 * STEP, turn + 1, MOST).size();
      alike += now == next ? 1 : 0;
    }
    // Alike by chance: 0.3 squared and 0.7 squared.
    assertThat(alike).isCloseTo(580, within(60));
  }

  @Test
  void aPassagePlaysWhatTheWholePlaysThere() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Row> rows = new ArrayList<>();
      for (int key = 0; key < 4; key++) {
        List<RowStep> steps = new ArrayList<>();
        int length = 1 + random.nextInt(20);
        for (int index = 0; index < length; index++) {
          if (random.nextBoolean()) {
            double chance = random.nextBoolean() ? 1 : 0.5;
            int ratchet = 1 + random.nextInt(3);
            steps.add(new RowStep(index, 100, 0.5, chance, ratchet, random.nextDouble() - 0.5));
          }
        }
        rows.add(
            row(key, length, steps.toArray(RowStep[]::new))
                .withRate(new Ticks(STEP / (1 + random.nextInt(4))))
                .withSwing(50 + random.nextInt(26))
                .withSeed(seed));
      }
      long from = random.nextLong(100 * STEP);
      long to = from + random.nextLong(100 * STEP);
      List<Long> whole =
          RowNotes.of(rows, 0, 200 * STEP, 0, MOST).stream()
              .filter(hit -> hit.place() >= from && hit.place() < to)
              .map(Hit::start)
              .toList();
      assertThat(RowNotes.of(rows, from, to, 0, MOST).stream().map(Hit::start).toList())
          .as("seed %d", seed)
          .isEqualTo(whole);
    }
  }

  @Test
  void noMoreStepsAreTriedThanAllowed() {
    Row dense = row(36, 1, on(0)).withRate(new Ticks(Ticks.PER_QUARTER / 32));
    assertThat(RowNotes.of(List.of(dense), 0, 1L << 53, 0, 1000)).hasSize(1000);
    Row never = row(36, 1, new RowStep(0, 1, 1, Double.MIN_VALUE, 1, 0));
    assertThat(RowNotes.of(List.of(never), 0, 1L << 53, 0, 1000)).isEmpty();
  }
}
