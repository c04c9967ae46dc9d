package org.songline.engine.plan;

import org.songline.model.song.Song;
import org.songline.model.time.TempoMap;

/**
 * Where musical time lies on frames.
 *
 * @param rate frames a second
 */
public record Transport(TempoMap tempo, int rate) {
  /** The transport of a song at a rate of the caller's choice. */
  public static Transport of(Song song, int rate) {
    return new Transport(new TempoMap(song.tempos()), rate);
  }
}
