package org.songline.coach.listening;

import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;

/**
 * A sound that a mix is made of.
 *
 * @param heard as loud as it is where the master begins
 */
public record Voice(HeardTrack track, Cochleagram heard) {
  public TrackId id() {
    return track.track().id();
  }

  public String name() {
    return track.track().name();
  }

  /** Its mean power over the song. */
  public double power() {
    return power(0, heard.frames(), 0, ErbBands.COUNT);
  }

  /** Its mean power in a stretch of tenths and bands; the ends are left out. */
  public double power(int from, int to, int fromBand, int toBand) {
    double sum = 0;
    int last = Math.min(to, heard.frames());
    for (int frame = from; frame < last; frame++) {
      for (int band = fromBand; band < toBand; band++) {
        sum += heard.power(frame, band);
      }
    }
    return last <= from ? 0 : sum / (last - from);
  }
}
