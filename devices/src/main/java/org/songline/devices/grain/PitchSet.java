package org.songline.devices.grain;

/** The intervals that random pitches of grains fall on. */
final class PitchSet {
  /** Steps of an octave, by choice; none for pitches that are free. */
  private static final int[][] STEPS = {
    {},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
    {0},
    {0, 7},
    {0, 2, 4, 5, 7, 9, 11},
    {0, 2, 3, 5, 7, 8, 10},
    {0, 2, 4, 7, 9}
  };

  private PitchSet() {}

  /** The interval of the set that is nearest to so many semitones; the lower of two. */
  static float nearest(int choice, float semitones) {
    int[] steps = STEPS[choice];
    if (steps.length == 0) {
      return semitones;
    }
    float octave = (float) Math.floor(semitones / 12) * 12;
    float within = semitones - octave;
    float best = octave;
    float distance = within;
    for (int i = 1; i <= steps.length; i++) {
      float step = i < steps.length ? steps[i] : 12;
      float away = Math.abs(within - step);
      if (away < distance) {
        distance = away;
        best = octave + step;
      }
    }
    return best;
  }
}
