package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What people do to the curves that move things over the song. */
public sealed interface AutomationOperation extends Operation {

  /** What happens behind a recorded pass. */
  enum PassMode {
    /** The pass replaces what was there while it ran. */
    WRITE,
    /** The same, for a control that was let go: what was there before goes on. */
    TOUCH,
    /** The last value stays to the end of the song. */
    LATCH
  }

  /**
   * Writes what a control did, with as few points as keep it.
   *
   * @param pass where it was over time, at least one point
   * @param tolerance how far a value may lie off, in the unit of the target
   */
  record WritePass(TrackId track, Target target, List<Point> pass, PassMode mode, double tolerance)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Words.needs(!pass.isEmpty(), place(track), "nothing was recorded", "move the control");
      Words.within(place(track), "the tolerance", tolerance, 0, Double.MAX_VALUE);
      List<Point> thin = Curves.thinned(Points.spread(pass), tolerance, isSwitch(target));
      long from = thin.getFirst().at().tick();
      long last = thin.getLast().at().tick();
      List<Point> old = points(draft, track, target);
      List<Point> now = new ArrayList<>();
      if (from > 0 && !old.isEmpty()) {
        Points.splice(now, old, new Piece(0, from, 0));
      }
      now.addAll(thin);
      if (mode != PassMode.LATCH && !old.isEmpty()) {
        Points.splice(now, old, new Piece(last + 1, Piece.END, last + 1));
      }
      Lists.points(draft, track, target, now);
      return draft.done("Write automation");
    }
  }

  /** Draws a line from one point to another; what lay between goes. */
  record DrawLine(TrackId track, Target target, Point from, Point to)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(
          from.at().isBefore(to.at()), place(track), "the line has no length", "make it longer");
      Draft draft = new Draft(song);
      draw(draft, track, target, List.of(from, to));
      return draft.done("Draw automation");
    }
  }

  /** Forms that repeat. */
  enum WaveForm {
    SINE,
    TRIANGLE,
    SAW_UP,
    SAW_DOWN,
    SQUARE,
    RANDOM
  }

  /**
   * Draws a form that repeats; what lay between goes.
   *
   * @param period of the form; steps of chance are as long
   * @param low the least value
   * @param high the greatest value
   * @param seed of chance
   */
  record DrawForm(
      TrackId track,
      Target target,
      WaveForm form,
      TickPosition from,
      TickPosition to,
      Ticks period,
      double low,
      double high,
      int seed)
      implements AutomationOperation {
    private static final long MOST = 20_000;

    @Override
    public Transaction on(Song song) {
      String place = place(track);
      Words.needs(from.isBefore(to), place, "the range has no length", "make it longer");
      Words.needs(period.count() > 15, place, "the period has no length", "choose a note value");
      Words.needs(
          to.since(from).count() / period.count() <= MOST,
          place,
          "there are too many periods",
          "choose a longer period");
      Draft draft = new Draft(song);
      List<Point> points =
          Curves.form(form, from.tick(), to.tick(), period.count(), low, high, seed);
      draw(draft, track, target, isSwitch(target) ? Curves.switched(points) : points);
      return draft.done("Draw automation");
    }
  }

  /**
   * Moves the points of a range in time and value; points that they meet go.
   *
   * @param by ticks, later above zero, earlier below
   * @param value added to their values, kept within the bounds
   */
  record MovePoints(
      TrackId track,
      Target target,
      TickPosition from,
      TickPosition to,
      long by,
      double value,
      double least,
      double most)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      return ranged(song, track, target, from, to, by, v -> within(v + value, least, most));
    }
  }

  /**
   * Scales the values of the points of a range about one value.
   *
   * @param middle the value that stays
   */
  record ScalePoints(
      TrackId track,
      Target target,
      TickPosition from,
      TickPosition to,
      double middle,
      double factor,
      double least,
      double most)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      return ranged(
          song,
          track,
          target,
          from,
          to,
          0,
          value -> within(middle + (value - middle) * factor, least, most));
    }
  }

  /** Removes the points of a range; the lane goes with its last one. */
  record DeletePoints(TrackId track, Target target, TickPosition from, TickPosition to)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Point> now =
          points(draft, track, target).stream().filter(p -> !inside(p, from, to)).toList();
      Lists.points(draft, track, target, now);
      return draft.done("Delete automation");
    }
  }

  /** Copies what a lane does in a range to another place, maybe of another lane. */
  record CopyLaneRange(
      TrackId track,
      Target target,
      TickPosition from,
      TickPosition to,
      TrackId toTrack,
      Target toTarget,
      TickPosition at)
      implements AutomationOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(from.isBefore(to), place(track), "the range has no length", "make it longer");
      Draft draft = new Draft(song);
      List<Point> source = points(draft, track, target);
      Words.needs(!source.isEmpty(), place(track), "there is no such lane", "choose another");
      long length = to.since(from).count();
      List<Point> piece = new ArrayList<>();
      Points.splice(piece, source, new Piece(from.tick(), to.tick(), 0));
      List<Point> now =
          Points.pasted(points(draft, toTrack, toTarget), piece, at.tick(), at.tick() + length);
      Lists.points(draft, toTrack, toTarget, now);
      return draft.done("Copy automation");
    }
  }

  private static Transaction ranged(
      Song song,
      TrackId track,
      Target target,
      TickPosition from,
      TickPosition to,
      long by,
      DoubleUnaryOperator change) {
    Draft draft = new Draft(song);
    List<Point> stay = new ArrayList<>();
    List<Point> moved = new ArrayList<>();
    for (Point point : points(draft, track, target)) {
      if (inside(point, from, to)) {
        Words.needs(
            point.at().tick() + by >= 0,
            place(track),
            "a point would lie before the song",
            "move it less far");
        moved.add(
            new Point(
                new TickPosition(point.at().tick() + by),
                change.applyAsDouble(point.value()),
                point.shape(),
                point.bend()));
      } else {
        stay.add(point);
      }
    }
    // Those that move come last, so that they stay where both meet.
    stay.addAll(moved);
    Lists.points(draft, track, target, Points.spread(stay));
    return draft.done("Change automation");
  }

  private static void draw(Draft draft, TrackId track, Target target, List<Point> line) {
    List<Point> now = new ArrayList<>();
    for (Point point : points(draft, track, target)) {
      if (!inside(point, line.getFirst().at(), line.getLast().at())) {
        now.add(point);
      }
    }
    now.addAll(line);
    Lists.points(draft, track, target, Points.spread(now));
  }

  private static boolean inside(Point point, TickPosition from, TickPosition to) {
    return !point.at().isBefore(from) && !to.isBefore(point.at());
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** The points of a lane; none when there is no lane. */
  private static List<Point> points(Draft draft, TrackId track, Target target) {
    Optional<Automation> lane = draft.track(track).lane(target);
    return lane.map(Automation::points).orElse(List.of());
  }

  private static boolean isSwitch(Target target) {
    return target instanceof Target.Mute || target instanceof Target.Enabled;
  }

  private static String place(TrackId track) {
    return "track " + track.text();
  }
}
