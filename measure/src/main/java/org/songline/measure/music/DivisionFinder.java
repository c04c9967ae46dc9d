package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells into how many parts beats divide: two or three. */
final class DivisionFinder {
  private static final double WIDTH = 0.045;
  private static final double BOTH = 0.4;
  private static final double CLEARLY = 2;
  private static final double LEAST_BEATS_SHARE = 0.15;

  private DivisionFinder() {}

  /**
   * Three when something begins at both thirds, as in 6/8; two when it begins at halves and
   * quarters, or at one place late in the beat, as with swing; null when it cannot be told.
   */
  static @Nullable Integer find(double[] beats, List<Onset> onsets) {
    double[] places = {1 / 3.0, 2 / 3.0, 0.5, 0.25, 0.75};
    double[] sums = new double[places.length];
    for (BeatPlace place : BeatPlace.of(beats, onsets)) {
      for (int i = 0; i < places.length; i++) {
        sums[i] += Math.abs(place.phase() - places[i]) < WIDTH ? 1 : 0;
      }
    }
    double thirds = sums[0] + sums[1];
    double halves = sums[2] + sums[3] + sums[4];
    if (thirds + halves < LEAST_BEATS_SHARE * beats.length) {
      return null;
    }
    if (thirds > CLEARLY * halves) {
      return sums[0] > BOTH * sums[1] && sums[1] > BOTH * sums[0] ? 3 : 2;
    }
    return halves > CLEARLY * thirds ? (Integer) 2 : null;
  }
}
