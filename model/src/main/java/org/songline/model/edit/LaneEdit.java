package org.songline.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Sorted;
import org.songline.model.song.Track;
import org.songline.model.song.TrackCheck;

/** Changes to automation. */
public sealed interface LaneEdit extends Edit {

  /**
   * Adds or removes a lane with its points.
   *
   * @param index the place among the lanes of the track
   */
  record PutLane(TrackId track, int index, Optional<Automation> old, Optional<Automation> now)
      implements LaneEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      String place = TrackCheck.place(found);
      Change.oneSide(place, old, now);
      now.ifPresent(
          lane -> {
            Change.needs(
                found.lane(lane.target()).isEmpty(),
                place,
                "a lane already moves that target",
                "change its points");
            TrackCheck.lane(found, lane);
          });
      return song.with(
          found.withAutomation(Change.put(place, found.automation(), index, old, now)));
    }

    @Override
    public PutLane inverse() {
      return new PutLane(track, index, now, old);
    }
  }

  record SetLaneEnabled(TrackId track, Target target, boolean old, boolean now)
      implements LaneEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      Automation lane = lane(found, target);
      Change.expect(TrackCheck.place(found), lane.enabled(), old);
      return song.with(with(found, lane.withEnabled(now)));
    }

    @Override
    public SetLaneEnabled inverse() {
      return new SetLaneEnabled(track, target, now, old);
    }
  }

  /** A point of a lane; the last one goes with its lane. */
  record PutPoint(TrackId track, Target target, Optional<Point> old, Optional<Point> now)
      implements LaneEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      Automation lane = lane(found, target);
      String place = TrackCheck.place(found);
      Sorted<Point> points = Change.put(place, Point.ORDER, lane.points(), old, now);
      Change.needs(!points.isEmpty(), place, "a lane needs a point", "remove the lane");
      if (now.isPresent()) {
        TrackCheck.point(found, target, now.get());
        int index = points.find(now.get());
        Change.needs(
            (index == 0 || points.get(index - 1).at().isBefore(now.get().at()))
                && (index + 1 == points.size()
                    || now.get().at().isBefore(points.get(index + 1).at())),
            place,
            "the lane has a point there",
            "replace that point");
      }
      return song.with(with(found, lane.withPoints(points)));
    }

    @Override
    public PutPoint inverse() {
      return new PutPoint(track, target, now, old);
    }
  }

  private static Automation lane(Track track, Target target) {
    return track
        .lane(target)
        .orElseThrow(() -> Change.unfit(TrackCheck.place(track), "there is no such lane"));
  }

  private static Track with(Track track, Automation lane) {
    List<Automation> lanes = new ArrayList<>(track.automation());
    lanes.replaceAll(other -> other.target().equals(lane.target()) ? lane : other);
    return track.withAutomation(lanes);
  }
}
