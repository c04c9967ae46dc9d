package org.songline.exchange.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songline.exchange.Imported;
import org.songline.media.midi.Division;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiFile;
import org.songline.media.midi.MidiReading;
import org.songline.media.midi.MidiTrack;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.text.SongText;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class MidiToSongTest {
  private static final MidiReading FILE =
      new MidiReading(
          new MidiFile(
              1,
              new Division.Ppq(480),
              List.of(
                  new MidiTrack(
                      List.of(
                          new MidiEvent.Tempo(0, 600_000),
                          new MidiEvent.Text(960, MidiEvent.Text.Kind.MARKER, "Verse")),
                      960),
                  new MidiTrack(
                      List.of(
                          new MidiEvent.Text(0, MidiEvent.Text.Kind.TRACK_NAME, "Bass"),
                          new MidiEvent.ProgramChange(0, 1, 33),
                          new MidiEvent.ControlChange(0, 1, 91, 0),
                          new MidiEvent.NoteOn(0, 1, 40, 100),
                          new MidiEvent.NoteOff(480, 1, 40, 64)),
                      960),
                  new MidiTrack(
                      List.of(
                          new MidiEvent.Text(0, MidiEvent.Text.Kind.TRACK_NAME, "Bass"),
                          new MidiEvent.NoteOn(0, 9, 36, 100),
                          new MidiEvent.NoteOff(480, 9, 36, 64)),
                      960))),
          List.of());

  private final Song before = Song.empty("Test", 48_000);
  private final Imported imported = MidiToSong.edits(before, FILE, "library:bank.sf3", "tune.mid");
  private final Song after = imported.edits().apply(before);

  @Test
  void everyPartIsATrackWithASampler() {
    SongCheck.check(after);
    assertThat(after.tracks())
        .extracting(Track::name)
        .containsExactly("Bass", "Bass", "Reverb", "Master");
    assertThat(after.tracks().get(0).devices().getFirst().parameters())
        .containsEntry("program", 33.0)
        .containsEntry("bank", 0.0);
    assertThat(after.tracks().get(1).devices().getFirst().parameters())
        .containsEntry("bank", 128.0);
  }

  @Test
  void sendsFollowTheFileAndOnlyWhereItWantsThem() {
    assertThat(after.tracks().get(0).sends()).isEmpty();
    assertThat(after.tracks().get(1).sends()).hasSize(1);
    assertThat(after.tracks().get(1).sends().getFirst().level())
        .as("40 of 127 parts of a fifth, as SoundFonts have it")
        .isCloseTo(20 * Math.log10(0.2 * 40 / 127), within(1e-9));
  }

  @Test
  void anEmptySongTakesOverTheTempoAndOneWithClipsKeepsItsOwn() {
    assertThat(after.tempos().getFirst().bpm()).isEqualTo(100);
    Imported again = MidiToSong.edits(after, FILE, "library:bank.sf3", "tune.mid");
    Song twice = again.edits().apply(after);
    SongCheck.check(twice);
    assertThat(twice.tempos()).isEqualTo(after.tempos());
    assertThat(again.notes()).contains("the song keeps its own tempos and meters");
  }

  @Test
  void aSongWithClipsGetsTheFileWhereItIsPutAndAnEmptyOneFromItsStart() {
    var at = new TickPosition(4 * Ticks.PER_QUARTER);
    Song twice =
        MidiToSong.edits(after, FILE, "library:bank.sf3", "tune.mid", at, Optional.empty())
            .edits()
            .apply(after);
    SongCheck.check(twice);
    assertThat(twice.tracks().subList(3, 5))
        .flatExtracting(Track::clips)
        .isNotEmpty()
        .allSatisfy(clip -> assertThat(clip.start()).isEqualTo(at));
    Song first =
        MidiToSong.edits(before, FILE, "library:bank.sf3", "tune.mid", at, Optional.empty())
            .edits()
            .apply(before);
    assertThat(first).isEqualTo(after);
  }

  @Test
  void aFileOfOnePartIsPlayedByTheInstrumentThatItIsPutOn() {
    MidiReading one =
        new MidiReading(
            new MidiFile(1, new Division.Ppq(480), FILE.file().tracks().subList(2, 3)), List.of());
    Track bass = after.tracks().getFirst();
    Song onto =
        MidiToSong.edits(
                after,
                one,
                "library:bank.sf3",
                "beat.mid",
                TickPosition.START,
                Optional.of(bass.id()))
            .edits()
            .apply(after);
    SongCheck.check(onto);
    assertThat(onto.tracks()).hasSameSizeAs(after.tracks());
    assertThat(onto.tracks().getFirst().clips()).hasSize(2);
    assertThat(onto.tracks().getFirst().devices()).isEqualTo(bass.devices());
    Song many =
        MidiToSong.edits(
                after,
                FILE,
                "library:bank.sf3",
                "tune.mid",
                TickPosition.START,
                Optional.of(bass.id()))
            .edits()
            .apply(after);
    assertThat(many.tracks()).as("several parts need tracks of their own").hasSize(6);
  }

  @Test
  void takingTheImportBackLeavesTheSongAsItWas() {
    assertThat(SongText.write(imported.edits().inverse().apply(after)))
        .isEqualTo(SongText.write(before));
  }
}
