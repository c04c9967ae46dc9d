package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.time.TickPosition;

/** Makes room on a track for clips that arrive. */
final class Room {
  private final Draft draft;
  private final Parts parts;

  Room(Draft draft) {
    this.draft = draft;
    this.parts = new Parts(draft.song());
  }

  /**
   * Changes what lies on a track by a policy.
   *
   * @param arrivals where they will lie
   * @param leave clips that count as gone
   */
  void make(TrackId track, List<Clip> arrivals, Set<ClipId> leave, Overlap overlap) {
    List<Clip> there =
        draft.track(track).clips().stream().filter(clip -> !leave.contains(clip.id())).toList();
    switch (overlap) {
      case LAYER -> {}
      case TRIM, CROSSFADE -> {
        List<Clip> rest = new ArrayList<>();
        for (Clip clip : there) {
          trim(track, clip, overlap == Overlap.TRIM ? arrivals : covering(arrivals, clip), rest);
        }
        draft.addInOrder(track, rest, draft::clipId);
      }
      case PUSH -> push(track, there, arrivals);
    }
  }

  /** The arrivals that do not fade into a clip, or it into them. */
  private static List<Clip> covering(List<Clip> arrivals, Clip clip) {
    return arrivals.stream().filter(arrival -> !Crossfades.meet(arrival, clip)).toList();
  }

  private record Span(TickPosition from, TickPosition to) {}

  private void trim(TrackId track, Clip clip, List<Clip> arrivals, List<Clip> more) {
    List<Span> open = new ArrayList<>(List.of(new Span(clip.start(), clip.end())));
    for (Clip arrival : arrivals) {
      List<Span> rest = new ArrayList<>();
      for (Span span : open) {
        if (!overlaps(span, arrival)) {
          rest.add(span);
          continue;
        }
        if (span.from.isBefore(arrival.start())) {
          rest.add(new Span(span.from, arrival.start()));
        }
        if (arrival.end().isBefore(span.to)) {
          rest.add(new Span(arrival.end(), span.to));
        }
      }
      open = rest;
    }
    if (open.isEmpty()) {
      draft.remove(track, clip);
      return;
    }
    for (int i = 0; i < open.size(); i++) {
      Clip part = parts.part(clip, open.get(i).from, open.get(i).to);
      if (i == 0) {
        draft.replace(track, clip, part);
      } else {
        more.add(part);
      }
    }
  }

  private static boolean overlaps(Span span, Clip clip) {
    return span.from.isBefore(clip.end()) && clip.start().isBefore(span.to);
  }

  private void push(TrackId track, List<Clip> there, List<Clip> arrivals) {
    List<Clip> placed = new ArrayList<>(arrivals);
    for (Clip clip : there) {
      Clip now = clip;
      for (boolean free = false; !free; ) {
        free = true;
        for (Clip other : placed) {
          if (overlaps(new Span(now.start(), now.end()), other)) {
            now = parts.at(clip, other.end());
            free = false;
          }
        }
      }
      if (!now.equals(clip)) {
        placed.add(now);
        draft.replace(track, clip, now);
      }
    }
  }
}
