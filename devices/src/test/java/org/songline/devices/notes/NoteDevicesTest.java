package org.songline.devices.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.devices.notes.NoteRun.SIXTEENTH;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.Common;
import org.songline.devices.DeviceRun;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.builtin.BuiltIn;

/** What becomes of notes, with exact answers. */
class NoteDevicesTest {
  @Test
  void transposeMovesEachNoteAndLeavesOutWhatLeavesTheKeyboard() {
    NoteRun run = new NoteRun("transpose").set("semitones", 3).set("octaves", 1);
    run.note(1, 10, 20, 60, 0.5f).note(2, 700, 900, 120, 0.5f).until(2000);
    assertThat(run.keys()).containsExactly(75);
    assertThat(run.frames()).containsExactly(10L);
    assertThat(run.end(run.ons().getFirst())).isEqualTo(20);
    assertThat(run.ons().getFirst().value()).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @CsvSource({
    "nearest, 60 61 63 66 68, 60 60 62 65 67",
    "up, 61 63 66 68 70, 62 64 67 69 71",
    "down, 61 63 66 68 70, 60 62 65 67 69",
    "silent, 60 61 62 63 64, 60 62 64",
  })
  void notesStayWithinTheScale(String outside, String played, String heard) {
    NoteRun run = new NoteRun("scale");
    run.set("outside", List.of("nearest", "up", "down", "silent").indexOf(outside));
    int number = 1;
    for (String key : played.split(" ", -1)) {
      run.note(number, number * 1000L, number * 1000L + 500, Integer.parseInt(key), 1);
      number++;
    }
    run.until(20_000);
    assertThat(run.keys()).containsExactly(keys(heard));
  }

  private static Integer[] keys(String text) {
    return java.util.Arrays.stream(text.split(" ", -1))
        .map(Integer::valueOf)
        .toArray(Integer[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "in key: triad, 62, 0, 62 65 69",
    "in key: seventh, 67, 0, 67 71 74 77",
    "minor, 60, 0, 60 63 67",
    "major, 60, 1, 72 64 67",
    "major, 60, -1, 60 64 55",
    "minor 9, 60, 0, 60 63 67 70 74",
    "own, 60, 0, 60 67 72",
  })
  void chordsHaveTheirNotes(String type, int key, int inversion, String heard) {
    NoteRun run = new NoteRun("chord");
    int choice = run.run.type.parameters().getFirst().choices().indexOf(type);
    run.set("type", choice).set("inversion", inversion).note(1, 0, 5000, key, 0.8f).until(9000);
    assertThat(run.keys()).containsExactlyInAnyOrder(keys(heard));
    run.ons().forEach(on -> assertThat(run.end(on)).isEqualTo(5000));
  }

  @Test
  void onlyTheAddedNotesOfAChordAreSofter() {
    for (int inversion : new int[] {0, 1}) {
      // A note that lies outside of C major goes to the one below it, and is still the one played.
      NoteRun run = new NoteRun("chord").set("type", 0).set("inversion", inversion);
      run.set("velocity", 50).note(1, 0, 5000, 61, 0.8f).until(9000);
      run.ons()
          .forEach(
              on -> {
                boolean played = on.key() == 60 + 12 * inversion;
                assertThat(on.value()).isCloseTo(played ? 0.8f : 0.4f, within(1e-6f));
              });
    }
  }

  @Test
  void noNoteHangsHoweverManyAreToCome() {
    var schedule = new Schedule();
    for (int note = 1; note <= 3000; note++) {
      schedule.add(1000, Events.NOTE_ON, note, 60, 1);
    }
    assertThat(schedule.hasRoom()).isFalse();
    for (int note = 1; note <= 3000; note++) {
      if (schedule.begins(note) >= 0) {
        schedule.add(2000, Events.NOTE_OFF, note, 60, 0);
      }
    }
    var out = new Events();
    schedule.emit(960, out);
    int begun = out.size();
    assertThat(begun).isEqualTo(2048);
    schedule.emit(1984, out);
    assertThat(out.size()).isEqualTo(2 * begun);
    assertThat(schedule.isEmpty()).isTrue();
  }

  @Test
  void aStrumGoesOverTheStringsInItsTime() {
    NoteRun run = new NoteRun("strum").set("time", 100).set("tilt", 0);
    run.note(1, 0, 90_000, 64, 0.8f).note(2, 0, 90_000, 60, 0.8f).note(3, 0, 90_000, 67, 0.8f);
    run.until(100_000);
    assertThat(run.keys()).containsExactly(60, 64, 67);
    assertThat(run.frames()).containsExactly(0L, 2400L, 4800L);
    NoteRun down = new NoteRun("strum").set("time", 100).set("direction", 1);
    down.note(1, 0, 90_000, 64, 0.8f).note(2, 0, 90_000, 60, 0.8f).until(100_000);
    assertThat(down.keys()).containsExactly(64, 60);
  }

  @Test
  void rollsAreInTimeAndTakeUpAnotherSpeedOnTheGrid() {
    NoteRun run = new NoteRun("note-repeat");
    run.note(1, 0, 20 * SIXTEENTH, 42, 0.8f).until(4 * SIXTEENTH);
    run.set("note", Common.noteNamed("1/32")).until(8 * SIXTEENTH - 64);
    run.set("note", Common.noteNamed("1/64 triplet")).until(9 * SIXTEENTH - 64);
    assertThat(run.frames()).startsWith(0L, 5760L, 11520L, 17280L, 23040L, 25920L, 28800L, 31680L);
    assertThat(run.frames().stream().filter(f -> f >= 8 * SIXTEENTH))
        .containsExactly(46080L, 47040L, 48000L, 48960L, 49920L, 50880L);
    assertThat(run.end(run.ons().getFirst())).isEqualTo(SIXTEENTH / 2);
  }

  @Test
  void aRollThatRampsGrowsAndClimbs() {
    NoteRun run = new NoteRun("note-repeat").set("ramp", 100).set("pitch", 12).set("length", 1);
    run.note(1, 0, 5 * SIXTEENTH, 60, 1).until(6 * SIXTEENTH);
    assertThat(run.keys()).containsExactly(60, 63, 66, 69, 72);
    assertThat(run.ons().getFirst().value()).isCloseTo(0.1f, within(1e-5f));
    assertThat(run.ons().getLast().value()).isCloseTo(1f, within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({
    "up, 1, 60 64 67 60 64 67",
    "down, 1, 67 64 60 67 64 60",
    "up and down, 1, 60 64 67 64 60 64",
    "down and up, 1, 67 64 60 64 67 64",
    "as played, 1, 64 60 67 64 60 67",
    "converge, 1, 60 67 64 60 67 64",
    "up, 2, 60 64 67 72 76 79",
  })
  void arpeggiosFollowTheirPattern(String pattern, int octaves, String heard) {
    NoteRun run = new NoteRun("arpeggiator");
    run.set("pattern", run.run.type.parameters().get(1).choices().indexOf(pattern));
    run.set("octaves", octaves);
    run.note(1, 0, 6 * SIXTEENTH - 100, 64, 0.8f)
        .note(2, 0, 6 * SIXTEENTH - 100, 60, 0.8f)
        .note(3, 0, 6 * SIXTEENTH - 100, 67, 0.8f)
        .until(8 * SIXTEENTH);
    assertThat(run.keys()).containsExactly(keys(heard));
    assertThat(run.frames()).containsExactly(0L, 5760L, 11520L, 17280L, 23040L, 28800L);
  }

  @Test
  void anArpeggioLiesOnTheGridOfTheSongAndSwings() {
    NoteRun run = new NoteRun("arpeggiator").set("swing", 50);
    run.note(1, 1000, 4 * SIXTEENTH + 50, 60, 0.8f).until(6 * SIXTEENTH);
    assertThat(run.frames()).containsExactly(8640L, 11520L, 20160L, 23040L);
  }

  @Test
  void heldArpeggiosGoOnUntilNewKeysOrUntilHoldIsOff() {
    NoteRun run = new NoteRun("arpeggiator").set("hold", 1);
    run.note(1, 0, 1000, 60, 0.8f).until(3 * SIXTEENTH - 64);
    assertThat(run.keys()).containsExactly(60, 60, 60);
    run.note(2, 3 * SIXTEENTH - 10, 3 * SIXTEENTH + 50, 72, 0.8f).until(5 * SIXTEENTH - 64);
    assertThat(run.keys()).containsExactly(60, 60, 60, 72, 72);
    run.set("hold", 0).until(9 * SIXTEENTH);
    assertThat(run.keys()).hasSize(5);
    assertThat(run.run.processor.idle()).isTrue();
  }

  @Test
  void velocityFollowsItsCurveAndRange() {
    NoteRun run = new NoteRun("velocity").set("low", 27).set("high", 127).set("curve", -50);
    run.note(1, 0, 100, 60, 1f).note(2, 1000, 1100, 60, 0.5f).until(3000);
    assertThat(run.ons().get(0).value()).isCloseTo(1f, within(1e-4f));
    assertThat(run.ons().get(1).value()).isCloseTo(27 / 127f + 100 / 127f * 0.25f, within(1e-4f));
  }

  @Test
  void humanisedNotesScatterAsAskedAndComeBackTheSame() {
    DeviceType type = BuiltIn.catalogue().find("humanise").orElseThrow();
    double[] values = DeviceRun.initial(type);
    values[type.parameter("timing")] = 10;
    values[type.parameter("velocity")] = 10;
    var random = new Random(5);
    NoteRun run = new NoteRun(type, values);
    int late = run.run.processor.latency();
    assertThat(late).isEqualTo(960);
    int count = 600;
    for (int i = 0; i < count; i++) {
      run.note(i + 1, i * 4800L, i * 4800L + 2000 + random.nextInt(2000), 40 + i % 40, 0.6f);
    }
    run.until((count + 2) * 4800L);
    assertThat(run.ons()).hasSize(count);
    double square = 0;
    double loud = 0;
    double mean = 0;
    for (int i = 0; i < count; i++) {
      double off = run.ons().get(i).frame() - late - i * 4800.0;
      mean += off / count;
      square += off * off / count;
      loud += Math.pow(127 * (run.ons().get(i).value() - 0.6), 2) / count;
    }
    assertThat(Math.sqrt(square)).isCloseTo(480, within(60.0));
    assertThat(mean).isCloseTo(0, within(60.0));
    assertThat(Math.sqrt(loud)).isCloseTo(10, within(1.2));
  }
}
