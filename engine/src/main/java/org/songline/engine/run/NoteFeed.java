package org.songline.engine.run;

import org.songline.devices.Events;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.NoteEvents;

/** Hands the events of a track to its instrument, quantum by quantum. */
final class NoteFeed {
  private NoteEvents events = NoteEvents.NONE;
  private int cursor;
  private long expected;
  private boolean changed;
  private boolean started;

  /** Follows other events; what sounds is released, unless nothing changed. */
  void follow(NoteEvents other) {
    if (!other.equals(events)) {
      changed = started && events.size() > 0;
      events = other;
      expected = -1;
    }
  }

  /** Puts the events of the quantum that begins at a frame into {@code out}. */
  void fill(long frame, Events out) {
    out.clear();
    if (changed) {
      out.add(Events.ALL_OFF, 0, 0, 0, 0);
      changed = false;
    }
    started = true;
    if (frame != expected) {
      cursor = events.firstAt(frame);
    }
    long stop = frame + Quantum.FRAMES;
    while (cursor < events.size() && events.frame(cursor) < stop) {
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
