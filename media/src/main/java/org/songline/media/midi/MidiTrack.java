package org.songline.media.midi;

import java.util.List;

/**
 * One track.
 *
 * @param events in order of time
 * @param length tick of the end of the track, not before the last event
 */
public record MidiTrack(List<MidiEvent> events, long length) {
  /** The greatest distance in ticks between two events that a file can hold. */
  public static final long MAX_GAP = 0x0FFF_FFFF;

  public MidiTrack {
    events = List.copyOf(events);
    long before = 0;
    for (MidiEvent event : events) {
      gap(before, event.tick());
      before = event.tick();
    }
    gap(before, length);
  }

  private static void gap(long before, long tick) {
    if (tick < before || tick - before > MAX_GAP) {
      throw new IllegalArgumentException(
          "tick "
              + tick
              + " after tick "
              + before
              + ": ticks never go back, and at most "
              + MAX_GAP
              + " ticks lie between two events");
    }
  }
}
