package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.operation.AutomationOperation.CopyLaneRange;
import org.songline.model.operation.AutomationOperation.DeletePoints;
import org.songline.model.operation.AutomationOperation.DrawForm;
import org.songline.model.operation.AutomationOperation.DrawLine;
import org.songline.model.operation.AutomationOperation.MovePoints;
import org.songline.model.operation.AutomationOperation.PassMode;
import org.songline.model.operation.AutomationOperation.WaveForm;
import org.songline.model.operation.AutomationOperation.WritePass;
import org.songline.model.operation.TimeOperation.DeleteTime;
import org.songline.model.operation.TimeOperation.MoveTime;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class AutomationOperationTest {
  private static final TrackId MASTER = TrackId.MASTER;
  private static final Target FADER = new Target.Fader();

  @Test
  void aPassIsKeptWithinItsToleranceByFewPoints() {
    List<Point> pass = new ArrayList<>();
    for (int i = 0; i <= 1_000; i++) {
      pass.add(point(i * 1_000L, -20 + 15 * Math.sin(i / 120.0)));
    }
    Song song = done(Song.empty("x", 48_000), write(pass, PassMode.WRITE, 0.1));
    List<Point> kept = points(song);
    assertThat(kept.size()).isBetween(10, 60);
    for (Point point : pass) {
      assertThat(Points.at(kept, point.at().tick()).value())
          .isCloseTo(point.value(), within(0.1 + 1e-9));
    }
  }

  @Test
  void aPassReplacesWhatWasThereWhileItRanAndLatchesToTheEnd() {
    Song song =
        done(
            Song.empty("x", 48_000),
            new DrawLine(MASTER, FADER, point(0, -12), point(1_000_000, -2)));
    List<Point> pass = List.of(point(200_000, 0), point(300_000, 0));
    List<Point> touched = points(done(song, write(pass, PassMode.TOUCH, 0.1)));
    assertThat(Points.at(touched, 199_999).value()).isCloseTo(-10, within(1e-3));
    assertThat(Points.at(touched, 250_000).value()).isZero();
    assertThat(Points.at(touched, 500_000).value()).isCloseTo(-7, within(1e-3));
    List<Point> latched = points(done(song, write(pass, PassMode.LATCH, 0.1)));
    assertThat(Points.at(latched, 900_000).value()).isZero();
  }

  @Test
  void aSwitchHoldsOnlyItsChanges() {
    Target mute = new Target.Mute();
    List<Point> pass = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pass.add(point(i * 1_000L, i < 10 ? 0 : 1));
    }
    Song song =
        done(Song.empty("x", 48_000), new WritePass(MASTER, mute, pass, PassMode.WRITE, 0.1));
    assertThat(song.master().lane(mute).orElseThrow().points())
        .containsExactly(
            new Point(TickPosition.START, 0, Shape.HOLD, 0),
            new Point(new TickPosition(10_000), 1, Shape.HOLD, 0));
  }

  @Test
  void formsRepeatBetweenTheirBounds() {
    for (WaveForm form : WaveForm.values()) {
      Song song =
          done(
              Song.empty("x", 48_000),
              new DrawForm(
                  MASTER,
                  FADER,
                  form,
                  TickPosition.START,
                  TickPosition.quarters(8),
                  Ticks.QUARTER,
                  -20,
                  -4,
                  1));
      List<Point> points = points(song);
      assertThat(points.stream().mapToDouble(Point::value).min().orElseThrow())
          .as("%s", form)
          .isBetween(-20.0, form == WaveForm.RANDOM ? -10.0 : -15.0);
      assertThat(points.stream().mapToDouble(Point::value).max().orElseThrow())
          .as("%s", form)
          .isBetween(-9.0, -4.0);
      if (form != WaveForm.RANDOM) {
        long step = Ticks.PER_QUARTER;
        for (long tick = 0; tick < 6 * step; tick += 13_337) {
          assertThat(Points.at(points, tick).value())
              .as("%s at %d", form, tick)
              .isCloseTo(Points.at(points, tick + step).value(), within(1e-6));
        }
      }
    }
  }

  @Test
  void timeTakenOutOfACurveLeavesTheRestAsItWas() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Song song = curve(random);
      List<Point> old = points(song);
      long from = 1_000L + random.nextInt(400_000);
      long length = 1_000L + random.nextInt(400_000);
      boolean inside =
          old.stream().anyMatch(p -> p.at().tick() >= from && p.at().tick() < from + length);
      if (!inside) {
        continue;
      }
      Song now = done(song, new DeleteTime(new TickPosition(from), new Ticks(length), List.of()));
      for (int i = 0; i < 40; i++) {
        long tick = random.nextInt(1_000_000);
        if (tick < from - 1) {
          assertThat(Points.at(points(now), tick).value())
              .as("seed %d", seed)
              .isCloseTo(Points.at(old, tick).value(), within(1e-6));
        } else if (tick >= from) {
          assertThat(Points.at(points(now), tick).value())
              .as("seed %d", seed)
              .isCloseTo(Points.at(old, tick + length).value(), within(1e-6));
        }
      }
    }
  }

  @Test
  void aCurveMovesWithItsTime() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Song song = curve(random);
      List<Point> old = points(song);
      Song now =
          done(
              song,
              new MoveTime(
                  new TickPosition(200_000),
                  new Ticks(300_000),
                  new TickPosition(900_000),
                  List.of(MASTER)));
      for (int i = 0; i < 40; i++) {
        long tick = random.nextInt(299_998);
        assertThat(Points.at(points(now), 600_000 + tick).value())
            .as("seed %d", seed)
            .isCloseTo(Points.at(old, 200_000 + tick).value(), within(1e-6));
      }
    }
  }

  @Test
  void pointsMoveDeleteAndCopyWithinARange() {
    Song song =
        done(
            Song.empty("x", 48_000),
            new DrawLine(MASTER, FADER, point(0, -12), point(100_000, -2)));
    Song moved =
        done(
            song,
            new MovePoints(
                MASTER, FADER, TickPosition.START, new TickPosition(9), 50_000, 20, -60, 6));
    assertThat(points(moved)).containsExactly(point(50_000, 6), point(100_000, -2));
    Song copied =
        done(
            song,
            new CopyLaneRange(
                MASTER,
                FADER,
                TickPosition.START,
                new TickPosition(50_000),
                MASTER,
                FADER,
                new TickPosition(200_000)));
    assertThat(Points.at(points(copied), 225_000).value()).isCloseTo(-9.5, within(1e-9));
    assertThat(Points.at(points(copied), 400_000).value()).isEqualTo(-2);
    Song gone =
        done(song, new DeletePoints(MASTER, FADER, TickPosition.START, new TickPosition(200_000)));
    assertThat(gone.master().automation()).isEmpty();
  }

  private static Song curve(Random random) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Shape shape = List.of(Shape.values()).get(random.nextInt(3));
      points.add(
          new Point(
              new TickPosition(random.nextInt(1_000_000)),
              -random.nextInt(40),
              shape,
              shape == Shape.CURVED ? random.nextInt(19) / 10.0 - 0.9 : 0));
    }
    Draft draft = new Draft(Song.empty("x", 48_000));
    Lists.points(draft, MASTER, FADER, points);
    return draft.song();
  }

  private static WritePass write(List<Point> pass, PassMode mode, double tolerance) {
    return new WritePass(MASTER, FADER, pass, mode, tolerance);
  }

  private static List<Point> points(Song song) {
    return song.master().lane(FADER).orElseThrow().points();
  }

  private static Point point(long at, double value) {
    return new Point(new TickPosition(at), value, Shape.LINEAR, 0);
  }

  private static Song done(Song song, Operation operation) {
    return operation.on(song).apply(song);
  }
}
