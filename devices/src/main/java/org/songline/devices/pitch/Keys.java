package org.songline.devices.pitch;

import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.notes.Scale;

/** Roots and scales for devices that bring pitches into a key; notes are MIDI keys. */
final class Keys {
  /** C to B. */
  static final List<String> ROOTS = Scale.ROOTS;

  private Keys() {}

  static Parameter root() {
    return Parameter.choice(
        "key", "Key", "The root of the scale that notes are taken from.", ROOTS);
  }

  static Parameter scale(int initial) {
    return Parameter.choice("scale", "Scale", "Which notes above the root are sung.", Scale.NAMES)
        .startingAt(initial);
  }

  /** Bit i is set when the note i (0 for C) belongs to the scale. */
  static int notes(int root, int scale) {
    Scale members = Scale.ALL.get(scale);
    int notes = 0;
    for (int note = 0; note < 12; note++) {
      notes |= members.holds(note, root) ? 1 << note : 0;
    }
    return notes;
  }

  static boolean holds(int notes, int key) {
    return (notes >> Math.floorMod(key, 12) & 1) != 0;
  }

  /** The key of {@code notes} nearest to a pitch; {@code Integer.MIN_VALUE} where there is none. */
  static int nearest(int notes, double pitch) {
    int middle = (int) Math.rint(pitch);
    int best = Integer.MIN_VALUE;
    for (int key = middle - 12; key <= middle + 12; key++) {
      boolean nearer = best == Integer.MIN_VALUE || Math.abs(key - pitch) < Math.abs(best - pitch);
      if (holds(notes, key) && nearer) {
        best = key;
      }
    }
    return best;
  }

  /** The key some steps of the scale above (or below) one that belongs to it. */
  static int above(int notes, int key, int steps) {
    int at = key;
    int way = steps < 0 ? -1 : 1;
    for (int left = Math.abs(steps); left > 0; left--) {
      at += way;
      for (int i = 0; i < 12 && !holds(notes, at); i++) {
        at += way;
      }
    }
    return at;
  }
}
