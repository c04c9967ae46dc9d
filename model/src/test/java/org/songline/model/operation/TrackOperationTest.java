package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.operation.AutomationOperation.DrawLine;
import org.songline.model.operation.RoutingOperation.AddReturn;
import org.songline.model.operation.RoutingOperation.AddSideChain;
import org.songline.model.operation.RoutingOperation.ReplaceDevice;
import org.songline.model.operation.RoutingOperation.TakeDevice;
import org.songline.model.operation.SongOperation.AddSection;
import org.songline.model.operation.SongOperation.RampTempo;
import org.songline.model.operation.SongOperation.SetMeter;
import org.songline.model.operation.SongOperation.TapTempo;
import org.songline.model.operation.TrackOperation.AddTrack;
import org.songline.model.operation.TrackOperation.DeleteTracks;
import org.songline.model.operation.TrackOperation.DuplicateTrack;
import org.songline.model.operation.TrackOperation.GroupTracks;
import org.songline.model.operation.TrackOperation.MoveTracks;
import org.songline.model.preset.Preset;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class TrackOperationTest {
  @Test
  void newTracksComeAboveTheReturnsInColorsOfTheirOwn() {
    Song song = band();
    assertThat(ids(song)).containsExactly("bass", "voice", "room", "master");
    assertThat(song.tracks().stream().map(Track::color).distinct()).hasSize(4);
    Song more = done(song, new AddTrack(Kind.AUDIO, "", Optional.of(id("bass")), List.of()));
    assertThat(ids(more)).containsExactly("bass", "audio-2", "voice", "room", "master");
    assertThat(more.track(id("audio-2")).orElseThrow().name()).isEqualTo("Audio 2");
  }

  @Test
  void aGroupTakesTheOutputsOfItsTracksAndLeavesThemWhenItGoes() {
    Song song = done(band(), new GroupTracks(List.of(id("bass"), id("voice")), "All", true));
    assertThat(ids(song)).containsExactly("all-2", "all", "bass", "voice", "room", "master");
    assertThat(song.track(id("bass")).orElseThrow().output()).isEqualTo(new Output.To(id("all")));
    assertThat(song.track(id("voice")).orElseThrow().folder()).contains(id("all-2"));
    Song without = done(song, new DeleteTracks(List.of(id("all"), id("all-2"))));
    assertThat(without).isEqualTo(band());
  }

  @Test
  void aCopiedTrackHasItsOwnDevicesAndAutomation() {
    Target cutoff = new Target.Parameter(new DeviceId("synth"), "cutoff");
    Song song = done(band(), new DrawLine(id("bass"), cutoff, point(0, 100), point(9_000, 900)));
    Song twice = done(song, new DuplicateTrack(id("bass"), false));
    Track copy = twice.track(id("bass-2")).orElseThrow();
    assertThat(copy.devices().getFirst().id().text()).isEqualTo("synth-2");
    assertThat(copy.automation().getFirst().target())
        .isEqualTo(new Target.Parameter(new DeviceId("synth-2"), "cutoff"));
  }

  @Test
  void aDeviceTakesItsAutomationToAnotherTrack() {
    Target cutoff = new Target.Parameter(new DeviceId("synth"), "cutoff");
    Song song = done(band(), new DrawLine(id("bass"), cutoff, point(0, 100), point(9_000, 900)));
    Song moved = done(song, new TakeDevice(new DeviceId("synth"), id("voice"), 0));
    assertThat(moved.track(id("bass")).orElseThrow().automation()).isEmpty();
    assertThat(moved.track(id("voice")).orElseThrow().lane(cutoff)).isPresent();
  }

  @Test
  void oneTrackDucksAnother() {
    Song song = done(band(), new AddSideChain(id("bass"), id("voice"), "compressor", true));
    Device made = song.track(id("bass")).orElseThrow().devices().getLast();
    assertThat(made.sideChain()).contains(new SideChain(id("voice"), true));
    assertThatThrownBy(
            () -> new AddSideChain(id("master"), id("gone"), "compressor", true).on(song))
        .isInstanceOf(SongProblem.class);
  }

  @Test
  void aPresetOfTheSameTypeKeepsTheDeviceAndAChainReplacesIt() {
    Device bright =
        Device.of(new DeviceId("a"), "synth")
            .withParameters(new TreeMap<>(java.util.Map.of("cutoff", 9_000.0)));
    Song one =
        done(
            band(),
            new ReplaceDevice(
                new DeviceId("synth"), new Preset("Bright", "", new TreeMap<>(), List.of(bright))));
    assertThat(one.device(new DeviceId("synth")).orElseThrow().parameters())
        .containsEntry("cutoff", 9_000.0);
    Song chain =
        done(
            band(),
            new ReplaceDevice(
                new DeviceId("synth"),
                new Preset(
                    "Deep",
                    "",
                    new TreeMap<>(),
                    List.of(bright, Device.of(new DeviceId("b"), "eq")))));
    assertThat(chain.track(id("bass")).orElseThrow().devices().stream().map(Device::type))
        .containsExactly("synth", "eq");
  }

  @Test
  void tracksMoveTogether() {
    Song song =
        done(
            band(),
            new MoveTracks(
                List.of(id("bass"), id("voice")), Optional.of(id("room")), Optional.empty()));
    assertThat(ids(song)).containsExactly("room", "bass", "voice", "master");
    Song top = done(song, new MoveTracks(List.of(id("voice")), Optional.empty(), Optional.empty()));
    assertThat(ids(top)).containsExactly("voice", "room", "bass", "master");
  }

  @Test
  void aTappedTempoForgivesOneLateTap() {
    TapTempo tap =
        new TapTempo(TickPosition.START, List.of(0.0, 0.5, 1.0, 1.5, 2.0, 3.5, 4.0, 4.5));
    assertThat(done(band(), tap).tempos().getFirst().bpm()).isEqualTo(120);
  }

  @Test
  void aRampReachesItsTempo() {
    Song song =
        done(band(), new RampTempo(TickPosition.quarters(4), 100, TickPosition.quarters(8), 140));
    assertThat(song.tempoMap().bpmAt(TickPosition.quarters(6))).isEqualTo(120);
    assertThat(song.tempoMap().bpmAt(TickPosition.quarters(9))).isEqualTo(140);
  }

  @Test
  void laterMetersMoveToBarLinesOfANewOne() {
    Song song = done(done(band(), new SetMeter(5, 3, 4)), new SetMeter(3, 7, 8));
    assertThat(
            song.meters().stream()
                .map(m -> m.beats() + "/" + m.unit() + " " + m.at().tick() / Ticks.PER_QUARTER))
        .containsExactly("4/4 0", "7/8 8", "3/4 18");
  }

  @Test
  void aMeterThatAnotherOvertakesGivesWay() {
    Song song = done(done(band(), new SetMeter(2, 1, 4)), new SetMeter(3, 2, 4));
    Song now = done(song, new SetMeter(1, 8, 1));
    assertThat(now.meters().stream().map(m -> m.beats() + " " + m.at().tick() / Ticks.PER_QUARTER))
        .containsExactly("8 0", "2 32");
  }

  @Test
  void aNewSectionTakesItsTimeFromOthers() {
    Song song =
        done(
            band(), new AddSection(TickPosition.START, Ticks.quarters(32), Section.Kind.VERSE, ""));
    Song now =
        done(
            song,
            new AddSection(
                TickPosition.quarters(8), Ticks.quarters(8), Section.Kind.DROP, "Big drop"));
    assertThat(
            now.sections().stream()
                .map(s -> s.id().text() + " " + s.length().count() / Ticks.PER_QUARTER))
        .containsExactly("verse 8", "big-drop 8", "verse-2 16");
  }

  private static Song band() {
    Song song = Song.empty("x", 48_000);
    song = done(song, new AddReturn("Room", List.of("reverb"), List.of(), -12, false));
    song = done(song, new AddTrack(Kind.INSTRUMENT, "Bass", Optional.empty(), List.of("synth")));
    return done(song, new AddTrack(Kind.AUDIO, "Voice", Optional.empty(), List.of()));
  }

  private static Song done(Song song, Operation operation) {
    Song now = operation.on(song).apply(song);
    SongCheck.check(now);
    return now;
  }

  private static List<String> ids(Song song) {
    return song.tracks().stream().map(track -> track.id().text()).toList();
  }

  private static TrackId id(String text) {
    return new TrackId(text);
  }

  private static Point point(long at, double value) {
    return new Point(new TickPosition(at), value, Point.Shape.LINEAR, 0);
  }
}
