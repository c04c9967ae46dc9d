package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.LaneEdit.PutPoint;
import org.songline.model.edit.SongEdit.PutChord;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.PutMeter;
import org.songline.model.edit.SongEdit.PutSection;
import org.songline.model.edit.SongEdit.PutTempo;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.ChordMark;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Marker;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Sorted;
import org.songline.model.song.Track;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;

/** Edits that bring lists of a song to new contents, whole at every step. */
final class Lists {
  /** From here on a lane is written as a whole. */
  private static final int MANY = 100;

  private Lists() {}

  static void sections(Draft draft, List<Section> now) {
    swap(draft, draft.song().sections(), now, PutSection::new);
  }

  static void markers(Draft draft, List<Marker> now) {
    swap(draft, draft.song().markers(), now, PutMarker::new);
  }

  static void chords(Draft draft, List<ChordMark> now) {
    swap(draft, draft.song().chords(), now, PutChord::new);
  }

  private static <T> void swap(
      Draft draft, List<T> old, List<T> now, BiFunction<Optional<T>, Optional<T>, Edit> edit) {
    Set<T> stays = new HashSet<>(now);
    Set<T> there = new HashSet<>(old);
    for (T each : old) {
      if (!stays.contains(each)) {
        draft.edit(edit.apply(Optional.of(each), Optional.empty()));
      }
    }
    for (T each : now) {
      if (!there.contains(each)) {
        draft.edit(edit.apply(Optional.empty(), Optional.of(each)));
      }
    }
  }

  static void tempos(Draft draft, List<Tempo> now) {
    List<Tempo> old = draft.song().tempos();
    // The first one is replaced, so that there always is one at the start.
    List<Tempo> later = new ArrayList<>(now);
    later.set(0, old.getFirst());
    swap(draft, old, later, PutTempo::new);
    if (!old.getFirst().equals(now.getFirst())) {
      draft.edit(new PutTempo(Optional.of(old.getFirst()), Optional.of(now.getFirst())));
    }
  }

  /**
   * @throws SongProblem when a meter is not on a bar line
   */
  static void meters(Draft draft, List<Meter> now) {
    try {
      var _ = new MeterMap(now);
    } catch (IllegalArgumentException e) {
      throw new SongProblem(
          "meters",
          e.getMessage() == null ? "they do not fit together" : e.getMessage() + " any more",
          "choose whole bars");
    }
    List<Meter> old = draft.song().meters();
    int same = 0;
    while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
      same++;
    }
    // Every step leaves the beginning of the old list or of the new one, so every step is whole.
    for (int i = old.size() - 1; i >= Math.max(1, same); i--) {
      draft.edit(new PutMeter(Optional.of(old.get(i)), Optional.empty()));
    }
    if (same == 0) {
      draft.edit(new PutMeter(Optional.of(old.getFirst()), Optional.of(now.getFirst())));
    }
    for (Meter meter : now.subList(Math.max(1, same), now.size())) {
      draft.edit(new PutMeter(Optional.empty(), Optional.of(meter)));
    }
  }

  /** The points of a lane; a lane is made for them when there is none, and goes without any. */
  static void points(Draft draft, TrackId id, Target target, List<Point> now) {
    Track track = draft.track(id);
    Optional<Automation> lane = track.lane(target);
    List<Point> wanted = Points.spread(now);
    if (lane.isEmpty() && wanted.isEmpty()) {
      return;
    }
    if (lane.isEmpty()) {
      int last = track.automation().size();
      draft.edit(
          new PutLane(
              id, last, Optional.empty(), Optional.of(new Automation(target, true, wanted))));
      return;
    }
    List<Point> old = lane.get().points();
    List<Edit> edits = changes(id, target, old, wanted);
    if (wanted.isEmpty() || edits.size() > MANY) {
      int index = track.automation().indexOf(lane.get());
      draft.edit(new PutLane(id, index, lane, Optional.empty()));
      if (!wanted.isEmpty()) {
        draft.edit(
            new PutLane(id, index, Optional.empty(), Optional.of(lane.get().withPoints(wanted))));
      }
      return;
    }
    edits.forEach(draft::edit);
  }

  private static List<Edit> changes(
      TrackId id, Target target, List<Point> old, List<Point> wanted) {
    Map<TickPosition, Point> before = new HashMap<>();
    old.forEach(point -> before.put(point.at(), point));
    List<Edit> edits = new ArrayList<>();
    for (Point point : Sorted.of(Point.ORDER, wanted)) {
      Optional<Point> there = Optional.ofNullable(before.remove(point.at()));
      if (!there.equals(Optional.of(point))) {
        edits.add(new PutPoint(id, target, there, Optional.of(point)));
      }
    }
    for (Point point : old) {
      if (before.containsKey(point.at())) {
        edits.add(new PutPoint(id, target, Optional.of(point), Optional.empty()));
      }
    }
    return edits;
  }
}
