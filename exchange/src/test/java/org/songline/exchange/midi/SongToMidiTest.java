package org.songline.exchange.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.media.MediaProblem;
import org.songline.media.midi.MidiReader;
import org.songline.media.midi.MidiWriter;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Row;
import org.songline.model.song.RowStep;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class SongToMidiTest {
  private static final PatternId PATTERN = new PatternId("riff");
  private static final long SIXTY_FOURTH = Ticks.PER_QUARTER / 16;
  private static final long SEPTUPLET = Ticks.PER_QUARTER / 7;

  private static Song song(Pattern pattern, Clip... clips) {
    Song empty = Song.empty("Test", 48_000);
    var patterns = new TreeMap<PatternId, Pattern>();
    patterns.put(PATTERN, pattern);
    Track track =
        Track.of(new TrackId("lead"), Track.Kind.INSTRUMENT, "Lead").withClips(List.of(clips));
    return empty.withPatterns(patterns).withTracks(List.of(track, empty.master()));
  }

  private static Clip.NoteClip clip(
      String id, long start, long length, Optional<Clip.NoteLoop> loop) {
    return new Clip.NoteClip(
        new ClipId(id),
        "",
        TickPosition.quarters(start),
        Ticks.quarters(length),
        false,
        PATTERN,
        Ticks.ZERO,
        loop,
        0);
  }

  private static MidiParts readBack(Song song) throws MediaProblem {
    byte[] bytes = MidiWriter.bytes(SongToMidi.file(song).file());
    return MidiImport.parts(MidiReader.read("test.mid", bytes));
  }

  @Test
  void notesOnSixtyFourthsTripletsAndSeptupletsComeBackExactly() throws MediaProblem {
    var random = new Random(11);
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long grid = i % 2 == 0 ? SIXTY_FOURTH : SEPTUPLET;
      notes.add(
          new Note(
              new TickPosition(i * Ticks.PER_QUARTER + random.nextInt(7) * grid),
              new Ticks((1 + random.nextInt(6)) * grid),
              30 + random.nextInt(60),
              1 + random.nextInt(127),
              random.nextInt(128),
              List.of()));
    }
    List<Control> controls =
        List.of(
            new Control(TickPosition.quarters(1), Control.Kind.CONTROLLER, 11, 90),
            new Control(TickPosition.quarters(2), Control.Kind.BEND, 0, -1),
            new Control(TickPosition.quarters(3), Control.Kind.PRESSURE, 0, 50));
    var pattern = new Pattern(PATTERN, "Riff", notes, controls);
    MidiParts back = readBack(song(pattern, clip("a", 0, 210, Optional.empty())));
    MidiParts.Part part = back.parts().getFirst();
    assertThat(part.name()).isEqualTo("Lead");
    assertThat(part.notes()).containsExactlyInAnyOrderElementsOf(pattern.notes());
    assertThat(part.controls()).isEqualTo(controls);
    assertThat(back.notes()).isEmpty();
  }

  @Test
  void loopsAreUnrolledAndCoveredNotesLeftOut() throws MediaProblem {
    var pattern =
        new Pattern(
            PATTERN,
            "Riff",
            List.of(new Note(TickPosition.START, Ticks.QUARTER, 60, 100)),
            List.of());
    var loop = Optional.of(new Clip.NoteLoop(Ticks.ZERO, Ticks.quarters(1)));
    MidiParts back =
        readBack(song(pattern, clip("a", 0, 4, loop), clip("b", 2, 2, Optional.empty())));
    assertThat(back.parts().getFirst().notes())
        .extracting(note -> note.at().tick() / Ticks.PER_QUARTER)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void temposMetersAndMarkersComeBack() throws MediaProblem {
    var pattern =
        new Pattern(
            PATTERN,
            "Riff",
            List.of(new Note(TickPosition.START, Ticks.QUARTER, 60, 100)),
            List.of());
    Song song =
        song(pattern, clip("a", 0, 8, Optional.empty()))
            .withTempos(
                List.of(
                    new Tempo(TickPosition.START, 100, Tempo.Shape.STEP),
                    new Tempo(TickPosition.quarters(3), 150, Tempo.Shape.STEP)))
            .withMeters(
                List.of(
                    new Meter(TickPosition.START, 3, 4),
                    new Meter(TickPosition.quarters(3), 6, 8)));
    MidiParts back = readBack(song);
    assertThat(back.tempos()).isEqualTo(song.tempos());
    assertThat(back.meters()).isEqualTo(song.meters());
  }

  @Test
  void whatAMidiFileCannotHoldIsTold() {
    Song empty = Song.empty("Test", 48_000);
    Song ramp =
        empty.withTempos(
            List.of(
                new Tempo(TickPosition.START, 100, Tempo.Shape.RAMP),
                new Tempo(TickPosition.quarters(4), 150, Tempo.Shape.STEP)));
    assertThat(SongToMidi.file(ramp).notes())
        .containsExactly("tempo ramps became steps of a sixteenth note");
  }

  @Test
  void aStepGridIsWrittenAsTheNotesThatItPlays() throws MediaProblem {
    Row row =
        Row.of(38, "Snare")
            .withLength(3)
            .withSteps(List.of(new RowStep(1, 90), new RowStep(2, 50, 1, 1, 2, 0)));
    Pattern pattern = new Pattern(PATTERN, "", List.of(), List.of(), List.of(row));
    long step = Ticks.PER_QUARTER / 4;
    assertThat(readBack(song(pattern, clip("a", 4, 1, Optional.empty()))).parts())
        .singleElement()
        .satisfies(
            part ->
                assertThat(part.notes())
                    .extracting(note -> note.at().tick(), Note::key, Note::velocity)
                    .containsExactly(
                        tuple(16 * step + step, 38, 90.0),
                        tuple(16 * step + 2 * step, 38, 50.0),
                        tuple(16 * step + 2 * step + step / 2, 38, 50.0)));
  }
}
