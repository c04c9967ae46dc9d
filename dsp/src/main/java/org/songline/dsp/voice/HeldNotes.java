package org.songline.dsp.voice;

/** The keys that are down, newest last, for instruments that play one note at a time. */
public final class HeldNotes {
  private static final int MOST = 128;

  private final int[] notes = new int[MOST];
  private final float[] keys = new float[MOST];
  private int size;

  public void clear() {
    size = 0;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds the newest; beyond 128 the oldest is forgotten. */
  public void push(int note, float key) {
    if (size == MOST) {
      drop(0);
    }
    notes[size] = note;
    keys[size] = key;
    size++;
  }

  public void remove(int note) {
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
  public int note() {
    return notes[size - 1];
  }

  /** The pitch of the newest note. */
  public float key() {
    return keys[size - 1];
  }
}
