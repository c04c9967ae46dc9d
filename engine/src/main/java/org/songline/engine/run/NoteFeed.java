package org.songline.engine.run;

import org.songline.devices.Events;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.NoteEvents;
import org.songline.engine.values.Motion;

/**
 * Hands the events of a track to its instrument, quantum by quantum: those of the song, and those
 * that somebody plays. Where the song stops or jumps, the notes of the song that sound are
 * released, and where it enters, controllers are caught up and notes that sound there are struck.
 */
final class NoteFeed {
  private final Held held = new Held();
  private final LiveNotes live = new LiveNotes();
  private NoteEvents events = NoteEvents.NONE;
  private int cursor;
  private long expected;
  private boolean changed;
  private boolean rolling;

  /** Follows other events; what sounds is released, unless nothing changed. */
  void follow(NoteEvents other) {
    if (!other.equals(events)) {
      changed = true;
      events = other;
    }
  }

  /** Where those who play put their notes. */
  LiveNotes live() {
    return live;
  }

  /** Puts the events of the quantum that begins at a frame into {@code out}. */
  void fill(long frame, Motion motion, Events out) {
    out.clear();
    boolean rolls = motion != Motion.STANDS;
    boolean follows = rolls && rolling && frame == expected;
    boolean goesOn = follows && !changed;
    if (rolling && !goesOn) {
      held.release(out);
    }
    if (rolls && !goesOn) {
      cursor = events.firstAt(frame);
      if (!follows) {
        held.enter(events, cursor, out);
      }
    }
    changed = false;
    rolling = rolls;
    live.drain(out);
    if (rolls) {
      play(frame, out);
    }
  }

  private void play(long frame, Events out) {
    long stop = frame + Quantum.FRAMES;
    while (cursor < events.size() && events.frame(cursor) < stop) {
      held.hear(events.kind(cursor), events.note(cursor), events.key(cursor));
      out.add(
          events.kind(cursor),
          (int) (events.frame(cursor) - frame),
          events.note(cursor),
          events.key(cursor),
          events.value(cursor));
      cursor++;
    }
    expected = stop;
  }
}
