package org.songline.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.Edit;
import org.songline.model.edit.History;
import org.songline.model.edit.LaneEdit.PutPoint;
import org.songline.model.edit.PatternEdit.PutControl;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.edit.Transaction;
import org.songline.model.json.JsonReader;
import org.songline.model.json.Values;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Control;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Send;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** A sign of zero would not survive the text, and what was written would not fit the song. */
class ZeroTest {
  private static final TickPosition LATER = TickPosition.quarters(1);
  private static final PatternId RIFF = new PatternId("riff");
  private static final DeviceId SYNTH = new DeviceId("synth");

  @Test
  void editsToMinusZeroAreWrittenFitAndCanBeTakenBack() {
    Song song = song();
    for (Edit edit :
        List.<Edit>of(
            new SetFader(TrackId.MASTER, 0, 5),
            new SetFader(TrackId.MASTER, 5, -0.0),
            new SetPan(TrackId.MASTER, -0.0, 1),
            new SetPan(TrackId.MASTER, 1, -0.0),
            new SetParameter(SYNTH, "tune", Optional.empty(), Optional.of(-0.0)),
            new PutPoint(
                TrackId.MASTER,
                new Target.Pan(),
                Optional.empty(),
                Optional.of(new Point(LATER, -0.0, Point.Shape.CURVED, -0.0))),
            new PutControl(
                RIFF,
                Optional.empty(),
                Optional.of(new Control(LATER, Control.Kind.BEND, 0, -0.0))),
            new PutNote(
                RIFF,
                Optional.empty(),
                Optional.of(new Note(LATER, Ticks.QUARTER, 60, 1, -0.0, List.of()))))) {
      Transaction change = Transaction.of("", edit);
      String line = EditText.write(new Step(Kind.DO, change));
      assertThat(line).doesNotContain("-0");
      assertThat(EditText.read("", line).transaction()).isEqualTo(change);
      History after = History.of(song).perform(change);
      assertThat(after.undo().song()).isEqualTo(song);
      song = after.song();
    }
    assertThat(SongText.read("", SongText.write(song))).isEqualTo(song);
  }

  @Test
  void minusZeroInATextIsZero() {
    assertThat(Double.compare(Values.NUMBER.read(JsonReader.read("-0")), 0.0)).isZero();
  }

  @Test
  void otherValuesHaveOneZeroToo() {
    assertThat(new Send(TrackId.MASTER, false, -0.0, -0.0, true))
        .isEqualTo(new Send(TrackId.MASTER, false, 0, 0, true));
    assertThat(new Modulation(SYNTH, "tune", -0.0)).isEqualTo(new Modulation(SYNTH, "tune", 0));
    assertThat(new GainPoint(Frames.ZERO, -0.0, Point.Shape.HOLD, -0.0))
        .isEqualTo(new GainPoint(Frames.ZERO, 0, Point.Shape.HOLD, 0));
  }

  private static Song song() {
    Song empty = Song.empty("Zero", 48_000);
    TreeMap<PatternId, Pattern> patterns = new TreeMap<>();
    patterns.put(RIFF, new Pattern(RIFF, "", List.of(), List.of()));
    Point first = new Point(TickPosition.START, 0.5, Point.Shape.HOLD, 0);
    return empty
        .withPatterns(patterns)
        .with(
            empty
                .master()
                .withDevices(List.of(Device.of(SYNTH, "synth")))
                .withAutomation(List.of(new Automation(new Target.Pan(), true, List.of(first)))));
  }
}
