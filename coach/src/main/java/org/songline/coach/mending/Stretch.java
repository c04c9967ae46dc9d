package org.songline.coach.mending;

import org.songline.coach.listening.Passage;
import org.songline.model.song.Song;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/**
 * A stretch of a song.
 *
 * @param to where it is over; behind {@code from}
 */
public record Stretch(TickPosition from, TickPosition to) {
  public Stretch {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("an empty stretch");
    }
  }

  /** The stretch of a passage: that of its section where it is one. */
  public static Stretch of(Song song, Passage passage) {
    TempoMap tempo = song.tempoMap();
    for (var section : song.sections()) {
      double start = tempo.secondsAt(section.start());
      if (Math.abs(start - passage.fromSeconds()) < 0.1 + 1e-6 && start <= passage.fromSeconds()) {
        return new Stretch(section.start(), section.end());
      }
    }
    long end = Math.max(1, song.end().tick());
    return new Stretch(TickPosition.START, new TickPosition(end));
  }
}
