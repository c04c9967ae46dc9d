package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;

/**
 * An onset between two beats.
 *
 * @param phase how far into the beat, 0 to 1
 * @param strength that of the onset
 */
record BeatPlace(double phase, double strength) {
  /** The onsets from the first beat to the last, in order of time. */
  static List<BeatPlace> of(double[] beats, List<Onset> onsets) {
    List<BeatPlace> places = new ArrayList<>();
    int beat = 0;
    for (Onset onset : onsets) {
      while (beat + 2 < beats.length && beats[beat + 1] <= onset.seconds()) {
        beat++;
      }
      double phase = (onset.seconds() - beats[beat]) / (beats[beat + 1] - beats[beat]);
      if (phase >= 0 && phase < 1) {
        places.add(new BeatPlace(phase, onset.strength()));
      }
    }
    return places;
  }
}
