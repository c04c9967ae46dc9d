package org.songline.devices.notes;

import java.util.List;
import java.util.stream.IntStream;

/** The scales that devices know, as the semitones above the root that belong to them. */
public enum Scale {
  CHROMATIC("chromatic", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
  MAJOR("major", 0, 2, 4, 5, 7, 9, 11),
  MINOR("minor", 0, 2, 3, 5, 7, 8, 10),
  HARMONIC_MINOR("harmonic minor", 0, 2, 3, 5, 7, 8, 11),
  MELODIC_MINOR("melodic minor", 0, 2, 3, 5, 7, 9, 11),
  DORIAN("dorian", 0, 2, 3, 5, 7, 9, 10),
  PHRYGIAN("phrygian", 0, 1, 3, 5, 7, 8, 10),
  LYDIAN("lydian", 0, 2, 4, 6, 7, 9, 11),
  MIXOLYDIAN("mixolydian", 0, 2, 4, 5, 7, 9, 10),
  LOCRIAN("locrian", 0, 1, 3, 5, 6, 8, 10),
  MAJOR_PENTATONIC("major pentatonic", 0, 2, 4, 7, 9),
  MINOR_PENTATONIC("minor pentatonic", 0, 3, 5, 7, 10),
  BLUES("blues", 0, 3, 5, 6, 7, 10),
  WHOLE_TONE("whole tone", 0, 2, 4, 6, 8, 10),
  PHRYGIAN_DOMINANT("phrygian dominant", 0, 1, 4, 5, 7, 8, 10);

  public static final List<Scale> ALL = List.of(values());

  /** What people read, in order. */
  public static final List<String> NAMES = ALL.stream().map(scale -> scale.label).toList();

  /** What people read for the roots C to B. */
  public static final List<String> ROOTS =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  private final String label;

  /** Bit i is set when i semitones above the root belong to the scale. */
  private final int members;

  Scale(String label, int... steps) {
    this.label = label;
    int bits = 0;
    for (int step : steps) {
      bits |= 1 << step;
    }
    members = bits;
  }

  /** The semitones above the root that belong to the scale, upwards from 0. */
  public int[] steps() {
    return IntStream.range(0, 12).filter(step -> holds(step, 0)).toArray();
  }

  /** Whether a MIDI key belongs to the scale on a root, 0 for C. */
  public boolean holds(int key, int root) {
    return (members >> Math.floorMod(key - root, 12) & 1) != 0;
  }

  /** The key some degrees of the scale above one that belongs to it. */
  int above(int key, int root, int degrees) {
    int at = key;
    for (int left = degrees; left > 0; left--) {
      at++;
      while (!holds(at, root)) {
        at++;
      }
    }
    return at;
  }

  /** The nearest key of the scale; of two that are as near, the lower one. */
  int nearest(int key, int root) {
    for (int distance = 0; distance < 12; distance++) {
      if (holds(key - distance, root)) {
        return key - distance;
      }
      if (holds(key + distance, root)) {
        return key + distance;
      }
    }
    return key;
  }
}
