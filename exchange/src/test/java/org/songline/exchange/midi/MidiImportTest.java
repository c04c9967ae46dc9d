package org.songline.exchange.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.media.midi.Division;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiFile;
import org.songline.media.midi.MidiReading;
import org.songline.media.midi.MidiTrack;
import org.songline.model.song.Control;
import org.songline.model.song.Note;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class MidiImportTest {
  private static MidiParts parts(int type, Division division, MidiTrack... tracks) {
    return MidiImport.parts(
        new MidiReading(new MidiFile(type, division, List.of(tracks)), List.of()));
  }

  private static MidiParts parts(MidiEvent... events) {
    return parts(1, new Division.Ppq(480), new MidiTrack(List.of(events), 4800));
  }

  private static TickPosition quarters(long numerator, long denominator) {
    return new TickPosition(Ticks.PER_QUARTER * numerator / denominator);
  }

  @Test
  void tripletsOfTheFileAreTripletsOfTheSong() {
    MidiParts read =
        parts(new MidiEvent.NoteOn(160, 0, 60, 100), new MidiEvent.NoteOff(320, 0, 60, 64));
    assertThat(read.parts().getFirst().notes())
        .containsExactly(new Note(quarters(1, 3), new Ticks(Ticks.PER_QUARTER / 3), 60, 100));
  }

  @Test
  void overlappingNotesOfOneKeyEndInTheirOrder() {
    MidiParts read =
        parts(
            new MidiEvent.NoteOn(0, 0, 60, 100),
            new MidiEvent.NoteOn(240, 0, 60, 90),
            new MidiEvent.NoteOff(480, 0, 60, 64),
            new MidiEvent.NoteOff(960, 0, 60, 64));
    assertThat(read.parts().getFirst().notes())
        .containsExactly(
            new Note(quarters(0, 1), Ticks.QUARTER, 60, 100),
            new Note(quarters(1, 2), new Ticks(Ticks.PER_QUARTER * 3 / 2), 60, 90));
  }

  @Test
  void aNoteWithoutAnEndLastsToTheEndOfItsTrackAndIsReported() {
    MidiParts read = parts(new MidiEvent.NoteOn(480, 3, 60, 100));
    assertThat(read.parts().getFirst().notes().getFirst().end()).isEqualTo(quarters(10, 1));
    assertThat(read.notes()).containsExactly("notes without an end last to the end of their track");
  }

  @Test
  void eachChannelOfATrackIsAPartWithItsProgramAndBank() {
    MidiParts read =
        parts(
            new MidiEvent.ControlChange(0, 2, 0, 1),
            new MidiEvent.ProgramChange(0, 2, 33),
            new MidiEvent.NoteOn(0, 2, 40, 100),
            new MidiEvent.NoteOn(0, 9, 36, 100),
            new MidiEvent.NoteOff(480, 2, 40, 64),
            new MidiEvent.NoteOff(480, 9, 36, 64));
    assertThat(read.parts()).extracting(MidiParts.Part::channel).containsExactly(2, 9);
    assertThat(read.parts()).extracting(MidiParts.Part::bank).containsExactly(128, 128);
    assertThat(read.parts()).extracting(MidiParts.Part::program).containsExactly(33, 0);
    assertThat(read.parts().getFirst().controls()).isEmpty();
  }

  @Test
  void laterProgramsStayInThePartAndSendsLeaveIt() {
    MidiParts read =
        parts(
            new MidiEvent.ControlChange(0, 0, 91, 64),
            new MidiEvent.ControlChange(0, 0, 7, 90),
            new MidiEvent.NoteOn(0, 0, 60, 100),
            new MidiEvent.NoteOff(480, 0, 60, 64),
            new MidiEvent.ProgramChange(480, 0, 5),
            new MidiEvent.ProgramChange(960, 0, 6));
    MidiParts.Part part = read.parts().getFirst();
    assertThat(part.reverb()).isEqualTo(64);
    assertThat(part.program()).isEqualTo(5);
    assertThat(part.controls())
        .containsExactly(
            new Control(TickPosition.START, Control.Kind.CONTROLLER, 7, 90),
            new Control(quarters(2, 1), Control.Kind.PROGRAM, 0, 6));
  }

  @Test
  void messagesOfOneMomentKeepTheOrderOfTheFile() {
    MidiParts read =
        parts(
            new MidiEvent.ControlChange(0, 0, 121, 0),
            new MidiEvent.ControlChange(0, 0, 11, 90),
            new MidiEvent.ControlChange(0, 0, 101, 0),
            new MidiEvent.ControlChange(0, 0, 100, 0),
            new MidiEvent.ControlChange(0, 0, 6, 12),
            new MidiEvent.ControlChange(0, 0, 7, 100),
            new MidiEvent.ControlChange(0, 0, 7, 80),
            new MidiEvent.NoteOn(0, 0, 60, 100),
            new MidiEvent.NoteOff(480, 0, 60, 64));
    List<Control> sorted =
        read.parts().getFirst().controls().stream().sorted(Control.ORDER).toList();
    assertThat(sorted).extracting(Control::number).containsExactly(121, 11, 101, 100, 6, 7, 7);
    assertThat(sorted.getLast().value()).isEqualTo(80);
    assertThat(sorted.getLast().at().tick()).as("still the same moment").isLessThan(10);
  }

  @Test
  void tracksOfOneChannelShareItsInstrumentUnlessTheySelectTheirOwn() {
    var right =
        new MidiTrack(
            List.of(
                new MidiEvent.ProgramChange(0, 0, 19),
                new MidiEvent.ControlChange(0, 0, 7, 90),
                new MidiEvent.NoteOn(0, 0, 72, 100),
                new MidiEvent.NoteOff(480, 0, 72, 64)),
            960);
    var left =
        new MidiTrack(
            List.of(new MidiEvent.NoteOn(0, 0, 48, 100), new MidiEvent.NoteOff(480, 0, 48, 64)),
            960);
    var other =
        new MidiTrack(
            List.of(
                new MidiEvent.ProgramChange(0, 0, 33),
                new MidiEvent.NoteOn(0, 0, 36, 100),
                new MidiEvent.NoteOff(480, 0, 36, 64)),
            960);
    MidiParts read = parts(1, new Division.Ppq(480), right, left);
    assertThat(read.parts()).extracting(MidiParts.Part::program).containsExactly(19, 19);
    assertThat(read.parts().get(1).controls())
        .containsExactly(new Control(TickPosition.START, Control.Kind.CONTROLLER, 7, 90));
    assertThat(read.parts().get(1).notes()).extracting(Note::key).containsExactly(48);
    MidiParts own = parts(1, new Division.Ppq(480), right, other);
    assertThat(own.parts()).extracting(MidiParts.Part::program).containsExactly(19, 33);
    assertThat(own.parts().get(1).controls()).isEmpty();
  }

  @Test
  void tracksThatShareAChannelDoNotMultiplyWhatIsSaidToIt() {
    var said = new ArrayList<MidiEvent>();
    for (int i = 0; i < 2_000; i++) {
      said.add(new MidiEvent.ControlChange(i, 0, 7, i % 128));
    }
    var tracks = new ArrayList<MidiTrack>();
    tracks.add(new MidiTrack(said, 4800));
    for (int i = 0; i < 1_000; i++) {
      tracks.add(
          new MidiTrack(
              List.of(
                  new MidiEvent.ControlChange(0, 0, 10, 20), new MidiEvent.NoteOn(0, 0, 60, 100)),
              4800));
    }
    MidiParts read = parts(1, new Division.Ppq(480), tracks.toArray(MidiTrack[]::new));
    long controls = read.parts().stream().mapToLong(part -> part.controls().size()).sum();
    assertThat(controls).isPositive().isLessThanOrEqualTo(SharedControls.MOST);
    assertThat(read.parts().getLast().controls()).as("its own").hasSize(1);
    assertThat(read.notes()).anyMatch(note -> note.contains("too many tracks share a channel"));
  }

  @Test
  void temposAndMetersBecomeTheMapsOfTheSong() {
    MidiParts read =
        parts(
            new MidiEvent.Tempo(0, 600_000),
            new MidiEvent.TimeSignature(0, 3, 2, 24, 8),
            new MidiEvent.Tempo(960, 400_000),
            new MidiEvent.TimeSignature(1440, 6, 3, 24, 8),
            new MidiEvent.Text(1440, MidiEvent.Text.Kind.MARKER, "B"));
    assertThat(read.tempos())
        .containsExactly(
            new Tempo(TickPosition.START, 100, Tempo.Shape.STEP),
            new Tempo(quarters(2, 1), 150, Tempo.Shape.STEP));
    assertThat(read.meters())
        .containsExactly(new Meter(TickPosition.START, 3, 4), new Meter(quarters(3, 1), 6, 8));
    assertThat(read.markers()).containsExactly(new MidiParts.Mark(quarters(3, 1), "B"));
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void aMeterInsideABarMovesToABarLineAndIsReported() {
    MidiParts read = parts(new MidiEvent.TimeSignature(2000, 3, 2, 24, 8));
    assertThat(read.meters())
        .containsExactly(new Meter(TickPosition.START, 4, 4), new Meter(quarters(4, 1), 3, 4));
    assertThat(read.notes()).hasSize(1);
  }

  @Test
  void clockTimeIsLaidOnTwoQuartersASecond() {
    MidiParts read =
        parts(
            1,
            new Division.Smpte(25, 40),
            new MidiTrack(
                List.of(
                    new MidiEvent.NoteOn(1000, 0, 60, 100), new MidiEvent.NoteOff(1500, 0, 60, 64)),
                2000));
    assertThat(read.parts().getFirst().notes())
        .containsExactly(new Note(quarters(2, 1), Ticks.QUARTER, 60, 100));
  }

  @Test
  void separatePatternsFollowOneAnother() {
    var track =
        new MidiTrack(
            List.of(new MidiEvent.NoteOn(0, 0, 60, 100), new MidiEvent.NoteOff(480, 0, 60, 64)),
            1920);
    MidiParts read = parts(2, new Division.Ppq(480), track, track);
    assertThat(read.parts())
        .extracting(MidiParts.Part::start)
        .containsExactly(TickPosition.START, quarters(4, 1));
  }
}
