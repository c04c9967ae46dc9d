package org.songline.devices.grain;

import org.songline.devices.notes.Scale;

/** The intervals that random pitches of grains fall on. */
final class PitchSet {
  /** Steps of an octave, by choice; none for pitches that are free. */
  private static final int[][] STEPS = {
    {},
    Scale.CHROMATIC.steps(),
    {0},
    {0, 7},
    Scale.MAJOR.steps(),
    Scale.MINOR.steps(),
    Scale.MAJOR_PENTATONIC.steps()
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
