package org.songline.model.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.Send;

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
