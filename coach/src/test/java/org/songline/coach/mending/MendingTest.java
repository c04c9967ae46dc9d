package org.songline.coach.mending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.coach.Songs.device;
import static org.songline.coach.Songs.id;
import static org.songline.coach.Songs.note;
import static org.songline.coach.Songs.ticks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.coach.Songs;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

class MendingTest {
  private static final Stretch SECOND_BAR = new Stretch(at(4), at(8));

  private static TickPosition at(double quarter) {
    return new TickPosition(ticks(quarter).count());
  }

  private static Song song(Device... devices) {
    return new Songs().plays("Keys", List.of(note(0, 16, 60)), devices).song();
  }

  private static Track keys(Song song) {
    return song.track(id("Keys")).orElseThrow();
  }

  private static Song with(Song song, Point... points) {
    return song.with(
        keys(song)
            .withAutomation(List.of(new Automation(new Target.Fader(), true, List.of(points)))));
  }

  private static List<Point> fader(Song song) {
    return keys(song).lane(new Target.Fader()).orElseThrow().points();
  }

  private static Point point(double quarter, double value, Shape shape) {
    return new Point(at(quarter), value, shape, 0);
  }

  private static Song done(Song song, List<Edit> edits) {
    return new Transaction("", edits).apply(song);
  }

  @Test
  void aFaderMovesInOneStretchAndStaysBeforeAndAfter() {
    Song song = song();
    Song moved = done(song, Strips.fader(song, id("Keys"), SECOND_BAR, -3));
    assertThat(fader(moved))
        .containsExactly(
            point(0, 0, Shape.HOLD), point(4, -3, Shape.HOLD), point(8, 0, Shape.HOLD));
  }

  @Test
  void aSlidingFaderKeepsItsSlope() {
    Song song = with(song(), point(0, -8, Shape.LINEAR), point(8, 0, Shape.HOLD));
    List<Point> points = fader(done(song, Strips.fader(song, id("Keys"), SECOND_BAR, -3)));
    assertThat(points).contains(point(4, -7, Shape.LINEAR), point(8, 0, Shape.HOLD));
    assertThat(points.getFirst()).isEqualTo(point(0, -8, Shape.LINEAR));
    Point last = points.get(points.size() - 2);
    assertThat(last.at().tick()).isEqualTo(at(8).tick() - 1);
    assertThat(last.value()).isBetween(-3.01, -3.0);
  }

  @Test
  void aMuteInTheMiddleLeavesTheRestHeard() {
    Song song = song();
    Song muted = done(song, Strips.mute(song, id("Keys"), SECOND_BAR));
    assertThat(keys(muted).lane(new Target.Mute()).orElseThrow().points())
        .containsExactly(point(0, 0, Shape.HOLD), point(4, 1, Shape.HOLD), point(8, 0, Shape.HOLD));
  }

  @Test
  void aFaderTakesItsLaneAlong() {
    Song song = with(song(), point(0, -8, Shape.LINEAR), point(8, -144, Shape.HOLD));
    Song moved = done(song, Strips.fader(song, id("Keys"), 4));
    assertThat(keys(moved).strip().fader()).isEqualTo(4);
    assertThat(fader(moved).getFirst().value()).isEqualTo(-4);
  }

  @Test
  void aBellTakesAFreeBandOfTheEqualiserThatIsThere() {
    Song song = song(device("tone", "eq", Map.of("band-1-on", 1.0)));
    Song cut = done(song, Eq.bell(song, id("Keys"), 300, 1, -3));
    Device eq = keys(cut).devices().getFirst();
    assertThat(keys(cut).devices()).hasSize(1);
    assertThat(eq.parameters())
        .containsEntry("band-2-on", 1.0)
        .containsEntry("band-2-type", 0.0)
        .containsEntry("band-2-frequency", 300.0)
        .containsEntry("band-2-gain", -3.0);
  }

  @Test
  void aFullEqualiserGetsANeighbour() {
    Map<String, Double> all = new HashMap<>();
    for (int band = 1; band <= 8; band++) {
      all.put("band-" + band + "-on", 1.0);
    }
    Song song = song(device("tone", "eq", all));
    Song cut = done(song, Eq.bell(song, id("Keys"), 300, 1, -3));
    assertThat(keys(cut).devices()).extracting(Device::type).containsExactly("eq", "eq");
  }

  @Test
  void whatDoesNotFitIsNotOffered() {
    Song song = song();
    Remedies remedies =
        new Remedies(song)
            .offer("Duck under itself", Ducking.duck(song, id("Keys"), id("Keys"), -6, 6))
            .offer("Nothing", List.of())
            .offer("Turn down", Strips.fader(song, id("Keys"), -3));
    assertThat(remedies.list()).extracting(r -> r.text()).containsExactly("Turn down");
  }
}
