package org.songline.studio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.model.operation.AutomationOperation.DrawLine;
import org.songline.model.operation.ClipOperation.SplitClips;
import org.songline.model.operation.ClipOperation.TrimClips;
import org.songline.model.operation.ClipSettingOperation.SetFades;
import org.songline.model.operation.NoteOperation.QuantiseNotes;
import org.songline.model.operation.NoteValueOperation.FitToScale;
import org.songline.model.operation.Operation;
import org.songline.model.operation.Overlap;
import org.songline.model.operation.RoutingOperation.ReplaceDevice;
import org.songline.model.operation.SongOperation.TapTempo;
import org.songline.model.operation.TimeOperation.PasteTime;
import org.songline.model.operation.TrackOperation.AddTrack;
import org.songline.model.preset.Preset;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class OperationWireTest {
  static List<Operation> operations() {
    TickPosition at = TickPosition.quarters(3);
    PatternId pattern = new PatternId("riff");
    List<Note> notes = List.of(new Note(at, Ticks.QUARTER, 60, 90.5));
    List<ClipId> clips = List.of(new ClipId("a"), new ClipId("b-2"));
    Target target = new Target.Parameter(new DeviceId("synth"), "cutoff");
    Device device = Device.of(new DeviceId("synth"), "synth");
    return List.of(
        new SplitClips(clips, List.of(at)),
        new TrimClips(clips, TrimClips.End.START, -7, Overlap.PUSH),
        new SetFades(
            clips, Optional.of(new Fade(Ticks.QUARTER, FadeShape.S_CURVE)), Optional.empty()),
        new QuantiseNotes(pattern, notes, Ticks.QUARTER, at, 0.5, 0.25, true, false),
        new FitToScale(pattern, notes, 2, List.of(0, 2, 4)),
        new DrawLine(
            new TrackId("bass"),
            target,
            new Point(at, 1, Point.Shape.LINEAR, 0),
            new Point(TickPosition.quarters(4), 2, Point.Shape.CURVED, 0.5)),
        new PasteTime(
            Song.empty("piece", 48_000), Ticks.QUARTER, at, Optional.empty(), Overlap.TRIM, true),
        new AddTrack(Track.Kind.AUDIO, "Voice", Optional.of(new TrackId("bass")), List.of("eq")),
        new ReplaceDevice(
            new DeviceId("eq"), new Preset("Warm", "", new TreeMap<>(), List.of(device))),
        new TapTempo(at, List.of(0.0, 0.5, 1.0, 1.5)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationReadsBackFromWhatThePageSays(Operation operation) {
    assertThat(WireJson.read(WireJson.text(operation), Operation.class)).isEqualTo(operation);
  }
}
