package org.songline.engine.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.frame;
import static org.songline.engine.TestSong.frames;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.devices.Events;
import org.songline.engine.TestSong;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Row;
import org.songline.model.song.RowStep;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

class NoteLaneTest {
  private static List<String> events(Song song) {
    ClipView view = ClipView.of(song, new TempoMap(song.tempos()), TestSong.RATE);
    NoteEvents events = view.notes().getOrDefault(TestSong.id("t"), NoteEvents.NONE);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      String kind = events.kind(i) == Events.NOTE_ON ? "on" : "off";
      lines.add(events.frame(i) + " " + kind + " " + (int) events.key(i));
    }
    return lines;
  }

  private static Song song(NoteClip... clips) {
    return new TestSong()
        .pattern("p", note(0, 100, 60), note(200, 500, 64))
        .track("t", Kind.INSTRUMENT)
        .clips(clips)
        .master()
        .build();
  }

  private static NoteClip looped(NoteClip clip, long offset, long start, long length) {
    return new NoteClip(
        clip.id(),
        clip.name(),
        clip.start(),
        clip.length(),
        false,
        clip.pattern(),
        frames(offset),
        Optional.of(new NoteLoop(frames(start), frames(length))),
        12);
  }

  @Test
  void linkedClipsPlayTheSameNotesAtTheirOwnPlaces() {
    assertThat(events(song(notes("a", "p", 1000, 800), notes("b", "p", 5000, 800))))
        .containsExactly(
            "1000 on 60",
            "1100 off 60",
            "1200 on 64",
            "1700 off 64",
            "5000 on 60",
            "5100 off 60",
            "5200 on 64",
            "5700 off 64");
  }

  @Test
  void aClipEndsItsNotesAndALaterClipCutsThoseItCovers() {
    assertThat(events(song(notes("a", "p", 1000, 400), notes("b", "p", 1300, 150))))
        .containsExactly(
            "1000 on 60", "1100 off 60", "1200 on 64", "1300 off 64", "1300 on 60", "1400 off 60");
  }

  @Test
  void aLoopRepeatsItsPartAndCutsNotesAtItsTurn() {
    assertThat(events(song(looped(notes("a", "p", 1000, 700), 0, 0, 300))))
        .containsExactly(
            "1000 on 72",
            "1100 off 72",
            "1200 on 76",
            "1300 off 76",
            "1300 on 72",
            "1400 off 72",
            "1500 on 76",
            "1600 off 76",
            "1600 on 72",
            "1700 off 72");
  }

  @Test
  void notesStandOnTheFramesOfTheTempoMapThroughRamps() {
    List<Tempo> tempos =
        List.of(
            new Tempo(TickPosition.START, 60, Tempo.Shape.RAMP),
            new Tempo(TickPosition.quarters(8), 180, Tempo.Shape.STEP));
    Song song =
        new TestSong()
            .tempos(tempos)
            .pattern("p", note(50_000, 1000, 60), note(90_000, 1000, 62))
            .track("t", Kind.INSTRUMENT)
            .clips(notes("a", "p", 0, 200_000))
            .master()
            .build();
    List<String> found = events(song);
    // T(q) = 60 + 15 q, so q quarters take 4 ln(1 + q / 4) seconds.
    List<String> expected = new ArrayList<>();
    for (int[] note : new int[][] {{50_000, 60}, {90_000, 62}}) {
      double q = frame(note[0]).tick() / 322_560.0;
      double end = frame(note[0] + 1000).tick() / 322_560.0;
      expected.add(Math.round(48_000 * 4 * Math.log1p(q / 4)) + " on " + note[1]);
      expected.add(Math.round(48_000 * 4 * Math.log1p(end / 4)) + " off " + note[1]);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Song grid(Row row, NoteClip... clips) {
    Song song =
        new TestSong()
            .pattern("p", note(100, 50, 60))
            .track("t", Kind.INSTRUMENT)
            .clips(clips)
            .master()
            .build();
    var patterns = new TreeMap<>(song.patterns());
    patterns.replaceAll((id, pattern) -> pattern.withRows(List.of(row)));
    return song.withPatterns(patterns);
  }

  /** Steps of 600 frames. */
  private static Row row(int length, RowStep... steps) {
    return Row.of(36, "").withLength(length).withRate(frames(600)).withSteps(List.of(steps));
  }

  @Test
  void aStepGridPlaysBesideNotesForAsLongAsItsClip() {
    Row row = row(2, new RowStep(1, 100));
    assertThat(events(grid(row, notes("a", "p", 1000, 2500))))
        .containsExactly(
            "1100 on 60", "1150 off 60", "1600 on 36", "2200 off 36", "2800 on 36", "3400 off 36");
  }

  @Test
  void aLoopBeginsItsRowsAnewAndTransposesThem() {
    Row row = row(2, new RowStep(1, 100));
    NoteClip clip = looped(notes("a", "p", 0, 3900), 300, 300, 1300);
    assertThat(events(grid(row, clip)))
        .containsExactly(
            "300 on 48", "900 off 48", "1600 on 48", "2200 off 48", "2900 on 48", "3500 off 48");
  }

  @Test
  void anEarlyStepPlaysBeforeItsTurnOfTheLoopButNotBeforeItsClip() {
    Row row = row(4, new RowStep(0, 100, 1, 1, 1, -0.25));
    NoteClip clip = looped(notes("a", "p", 1000, 2000), 0, 0, 1000);
    assertThat(events(grid(row, clip)))
        .containsExactly(
            "1000 on 48",
            "1100 on 72",
            "1150 off 72",
            "1450 off 48",
            "1850 on 48",
            "2100 on 72",
            "2150 off 72",
            "2450 off 48");
  }

  @Test
  void aLaterClipCoversTheStepsOfAnEarlierOne() {
    Row row = row(1, new RowStep(0, 100));
    assertThat(events(grid(row, notes("a", "p", 0, 1800), notes("b", "p", 900, 400))))
        .filteredOn(line -> line.endsWith("36"))
        .containsExactly(
            "0 on 36", "600 off 36", "600 on 36", "900 off 36", "900 on 36", "1300 off 36");
  }
}
