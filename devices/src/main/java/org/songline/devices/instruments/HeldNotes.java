package org.songline.devices.instruments;

/** The keys that are down, newest last, for instruments that play one note at a time. */
final class HeldNotes {
  private static final int MOST = 128;

  private final int[] notes = new int[MOST];
  private final float[] keys = new float[MOST];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds the newest; beyond 128 the oldest is forgotten. */
  void push(int note, float key) {
    if (size == MOST) {
      drop(0);
    }
    notes[size] = note;
    keys[size] = key;
    size++;
  }

  void remove(int note) {
    for (int i = size - 1; i >= 0; i--) {
      if (notes[i] == note) {
        drop(i);
      }
    }
  }

  private void drop(int i) {
    System.arraycopy(notes, i + 1, notes, i, size - i - 1);
    System.arraycopy(keys, i + 1, keys, i, size - i - 1);
    size--;
  }

  /** The newest note. */
  int note() {
    return notes[size - 1];
  }

  /** The pitch of the newest note. */
  float key() {
    return keys[size - 1];
  }
}
