package org.songline.model.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Snapshot.SendMix;
import org.songline.model.song.Snapshot.TrackMix;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.Send;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class SongCheckTest {
  @Test
  void anEmptySongIsWhole() {
    assertThatCode(() -> SongCheck.check(Song.empty("", 44_100))).doesNotThrowAnyException();
  }

  @Test
  void soundThatComesBackToItselfIsToldWithItsWay() {
    Song song =
        song(
            track("a", Kind.GROUP).withOutput(to("b")),
            track("b", Kind.GROUP).withSends(List.of(send("c"))),
            track("c", Kind.RETURN).withOutput(to("a")));
    assertProblem(song, "its sound comes back to itself by", "a > b > c > a");
  }

  @Test
  void aSideChainFromALaterTrackIsACycleToo() {
    Device ducked =
        Device.of(new DeviceId("comp"), "compressor")
            .withSideChain(Optional.of(new SideChain(id("bus"), true)));
    Song song =
        song(
            track("bus", Kind.GROUP),
            track("bass", Kind.INSTRUMENT).withOutput(to("bus")).withDevices(List.of(ducked)));
    assertProblem(song, "its sound comes back to itself by");
  }

  @Test
  void routesLeadWhereSoundIsTaken() {
    assertProblem(
        song(track("a", Kind.AUDIO), track("b", Kind.AUDIO).withOutput(to("a"))),
        "track b: its output goes to a, which takes no sound; send it to a group");
    assertProblem(
        song(track("a", Kind.AUDIO).withOutput(to("gone"))),
        "track a: the output gone is no track of the song");
    assertProblem(
        song(track("g", Kind.GROUP), track("a", Kind.AUDIO).withSends(List.of(send("g")))),
        "track a: it sends to g, which is no return");
    assertProblem(
        song(track("f", Kind.FOLDER).withFolder(Optional.of(id("f")))), "the folder holds itself");
  }

  @Test
  void tracksFollowVcasAndNoVcaFollowsItself() {
    Track vca = track("all", Kind.VCA);
    Track drum = track("drum", Kind.INSTRUMENT).withVca(Optional.of(id("all")));
    assertThatCode(() -> SongCheck.check(song(vca, drum))).doesNotThrowAnyException();
    assertThatCode(
            () ->
                SongCheck.check(
                    song(
                        vca.withStrip(Track.Strip.DEFAULT.withFader(-6).withSoloed(true)),
                        track("some", Kind.VCA).withVca(Optional.of(id("all"))),
                        drum.withVca(Optional.of(id("some"))))))
        .doesNotThrowAnyException();
    assertProblem(
        song(
            vca.withVca(Optional.of(id("some"))),
            track("some", Kind.VCA).withVca(Optional.of(id("all")))),
        "track all: the VCA follows itself by all > some > all");
    assertProblem(song(drum), "track drum: the VCA all is no track of the song");
    assertProblem(
        song(track("all", Kind.GROUP), drum), "track drum: it follows all, which is no VCA");
    assertProblem(
        song(vca, track("f", Kind.FOLDER).withVca(Optional.of(id("all")))), "cannot follow a VCA");
    assertProblem(
        song(vca.withStrip(Track.Strip.DEFAULT.withPan(0.5))), "a VCA has no sound to pan");
    assertProblem(song(vca.withOutput(Output.MASTER)), "track all: it cannot have an output");
    assertProblem(
        song(vca, track("a", Kind.AUDIO).withOutput(to("all"))), "all, which takes no sound");
    assertProblem(
        song(vca.withDevices(List.of(Device.of(new DeviceId("eq"), "eq")))),
        "device eq: a VCA has no devices");
    Automation pan =
        new Automation(
            new Automation.Target.Pan(),
            true,
            List.of(new Point(TickPosition.START, 0, Point.Shape.HOLD, 0)));
    assertProblem(song(vca.withAutomation(List.of(pan))), "a VCA has no sound to pan");
  }

  @Test
  void idsAreUnique() {
    assertProblem(song(track("a", Kind.AUDIO), track("a", Kind.AUDIO)), "track a: the id is taken");
    Device device = Device.of(new DeviceId("eq"), "eq");
    assertProblem(
        song(
            track("a", Kind.AUDIO).withDevices(List.of(device)),
            track("b", Kind.AUDIO).withDevices(List.of(device))),
        "device eq: the id is taken");
  }

  @Test
  void thereIsExactlyOneMaster() {
    Song empty = Song.empty("x", 48_000);
    assertProblem(empty.withTracks(List.of()), "there is no master");
    assertProblem(song(track("second", Kind.MASTER)), "the master, and no other track");
  }

  @Test
  void anyForwardRoutingIsWholeAndAnyOneStepBackIsACycle() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Track> tracks = new ArrayList<>();
      int count = 3 + random.nextInt(10);
      for (int i = 0; i < count; i++) {
        Track track = track("r-" + i, Kind.RETURN);
        List<Send> sends = new ArrayList<>();
        for (int j = i + 1; j < count; j++) {
          if (j == i + 1 || random.nextInt(3) == 0) {
            sends.add(send("r-" + j));
          }
        }
        tracks.add(track.withSends(sends));
      }
      Song song = song(tracks.toArray(Track[]::new));
      SongCheck.check(song);
      Track last = song.track(id("r-" + (count - 1))).orElseThrow();
      int back = random.nextInt(count);
      assertProblem(song.with(last.withOutput(to("r-" + back))), "its sound comes back");
    }
  }

  @Test
  void aSortedListSortsKeepsEqualsAndSharesItself() {
    Random random = new Random(5);
    List<Integer> plain = new ArrayList<>();
    Sorted<Integer> sorted = Sorted.of(Integer::compare, List.<Integer>of());
    for (int i = 0; i < 5_000; i++) {
      Integer value = random.nextInt(200);
      if (random.nextInt(3) > 0) {
        sorted = sorted.plus(value);
        plain.add(value);
      } else {
        int index = sorted.find(value);
        assertThat(index >= 0).isEqualTo(plain.remove((Object) value));
        sorted = index < 0 ? sorted : sorted.without(index);
      }
    }
    assertThat(sorted).isEqualTo(plain.stream().sorted().toList());
  }

  @Test
  void oneChordStandsAtAPlace() {
    ChordMark one = new ChordMark(TickPosition.quarters(4), Optional.of(Chord.parse("Dm7/A")));
    ChordMark other = new ChordMark(TickPosition.quarters(4), Optional.empty());
    assertProblem(
        Song.empty("x", 48_000).withChords(List.of(one, other)),
        "chords: the chord N.C. stands where another one stands");
  }

  @Test
  void anEnvelopeStaysWithinItsRecordingAndItsRange() {
    assertProblem(enveloped(gain(1001, 0)), "clip take: a point of its envelope lies behind");
    assertProblem(enveloped(gain(10, 49)), "a point of its envelope is 49; use -144 to 48");
    assertProblem(enveloped(gain(10, 0), gain(10, 1)), "its envelope has two points at one place");
    assertProblem(
        enveloped(new GainPoint(new Frames(1), 0, Point.Shape.HOLD, 0.5)), "not curved has a bend");
    assertThatCode(() -> SongCheck.check(enveloped(gain(0, -144), gain(1000, 48))))
        .doesNotThrowAnyException();
  }

  @Test
  void aStepGridIsOfRowsAndStepsThatCanBePlayed() {
    Row row = Row.of(36, "Kick").withSteps(List.of(new RowStep(0, 100), new RowStep(20, 100)));
    assertThatCode(() -> SongCheck.check(gridded(row, Row.of(37, "")))).doesNotThrowAnyException();
    assertProblem(gridded(row, Row.of(36, "")), "pattern beat: two rows have one key");
    assertProblem(gridded(row.withLength(0)), "the number of steps of a row is 0; use 1 to 128");
    assertProblem(gridded(row.withRate(new Ticks(10_079))), "a row has steps shorter than 1/32");
    assertProblem(gridded(row.withSwing(76)), "the swing of a row is 76; use 50 to 75");
    assertProblem(gridded(row.withChoke(17)), "the choke group of a row is 17; use 0 to 16");
    assertProblem(gridded(row.withSeed(-1)), "the seed of a row is -1");
    assertProblem(
        gridded(row.withSteps(List.of(new RowStep(3, 1), new RowStep(3, 2)))),
        "a row has two steps at one place");
  }

  private static Song gridded(Row... rows) {
    PatternId id = new PatternId("beat");
    Pattern pattern = new Pattern(id, "", List.of(), List.of(), List.of(rows));
    return song().withPatterns(new TreeMap<>(Map.of(id, pattern)));
  }

  @Test
  void aSnapshotMixesATrackAndASendOnceWithinTheirRanges() {
    TrackMix mix = new TrackMix(id("a"), 0, 0, false, List.of(new SendMix(id("r"), 0, 0, true)));
    assertThatCode(() -> SongCheck.check(kept(mix))).doesNotThrowAnyException();
    assertProblem(kept(mix, mix), "snapshot mix: it mixes a twice");
    assertProblem(kept(new TrackMix(id("a"), 13, 0, false, List.of())), "the fader is 13");
    assertProblem(
        kept(new TrackMix(id("a"), 0, 0, false, List.of(mix.sends().get(0), mix.sends().get(0)))),
        "it mixes a send to r twice");
    Snapshot one = new Snapshot(new SnapshotId("mix"), "", List.of());
    assertProblem(song().withSnapshots(List.of(one, one)), "snapshot mix: the id is taken");
  }

  private static Song kept(TrackMix... mixes) {
    return song()
        .withSnapshots(List.of(new Snapshot(new SnapshotId("mix"), "Mix", List.of(mixes))));
  }

  private static GainPoint gain(long at, double gain) {
    return new GainPoint(new Frames(at), gain, Point.Shape.LINEAR, 0);
  }

  private static Song enveloped(GainPoint... points) {
    SourceId id = new SourceId("a");
    AudioSource source = new AudioSource(id, "A", "%064x.wav".formatted(7), 48_000, 1, 1000);
    Clip clip =
        new AudioClip(
                new ClipId("take"),
                "",
                TickPosition.START,
                Ticks.QUARTER,
                false,
                id,
                Frames.ZERO,
                Optional.empty(),
                0,
                Fade.NONE,
                Fade.NONE,
                false)
            .withEnvelope(List.of(points));
    return song(track("t", Kind.AUDIO).withClips(List.of(clip)))
        .withSources(new TreeMap<>(Map.of(id, source)));
  }

  private static void assertProblem(Song song, String... parts) {
    assertThatThrownBy(() -> SongCheck.check(song))
        .isInstanceOf(SongProblem.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("; ");
  }

  private static Song song(Track... tracks) {
    Song empty = Song.empty("x", 48_000);
    List<Track> all = new ArrayList<>(List.of(tracks));
    all.addAll(empty.tracks());
    return empty.withTracks(all);
  }

  private static Track track(String name, Kind kind) {
    return Track.of(id(name), kind, name);
  }

  private static Output to(String name) {
    return new Output.To(id(name));
  }

  private static Send send(String name) {
    return new Send(id(name), false, -6, 0, true);
  }

  private static TrackId id(String text) {
    return new TrackId(text);
  }
}
