package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.TrackId;
import org.songline.model.time.TickPosition;

/** Cuts clips. */
final class Splitting {
  private final Draft draft;
  private final Parts parts;

  Splitting(Draft draft) {
    this.draft = draft;
    this.parts = new Parts(draft.song());
  }

  /** Cuts a clip at positions where it is heard; the number of its parts. */
  int split(TrackId track, Clip clip, List<TickPosition> at) {
    TreeSet<TickPosition> cuts = new TreeSet<>();
    for (TickPosition wanted : at) {
      if (!covered(track, clip, wanted)) {
        parts.cut(clip, wanted).ifPresent(cuts::add);
      }
    }
    List<TickPosition> ends = new ArrayList<>(cuts);
    ends.add(clip.end());
    TickPosition from = clip.start();
    for (TickPosition to : ends) {
      Clip part = parts.part(clip, from, to);
      if (from.equals(clip.start())) {
        draft.replace(track, clip, part);
      } else {
        draft.add(track, part.withId(draft.clipId(clip.id())));
      }
      from = to;
    }
    return ends.size();
  }

  private boolean covered(TrackId track, Clip clip, TickPosition at) {
    return draft.track(track).clips().stream()
        .anyMatch(
            over ->
                Clip.ORDER.compare(over, clip) > 0
                    && !at.isBefore(over.start())
                    && at.isBefore(over.end()));
  }
}
