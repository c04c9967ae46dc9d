package org.songline.engine.run;

import java.util.concurrent.atomic.AtomicInteger;
import org.songline.devices.Events;

/**
 * Notes and controllers that somebody plays, on their way to the audio path. Threads that put them
 * in take turns; the audio path takes them out at its next quantum and waits for nobody. What comes
 * when it is full is lost.
 */
public final class LiveNotes {
  private static final int SIZE = 1024;

  /** Added to keys, to tell these notes from those of the song. */
  private static final int OWN = 1 << 30;

  private final int[] kind = new int[SIZE];
  private final int[] note = new int[SIZE];
  private final float[] key = new float[SIZE];
  private final float[] value = new float[SIZE];
  private final AtomicInteger head = new AtomicInteger();
  private final AtomicInteger tail = new AtomicInteger();

  /**
   * Strikes a key.
   *
   * @param pitch in semitones, 60 is middle C
   * @param velocity above 0 to 1
   */
  public void strike(int pitch, float velocity) {
    put(Events.NOTE_ON, OWN + pitch, pitch, velocity);
  }

  /** Releases a key. */
  public void release(int pitch) {
    put(Events.NOTE_OFF, OWN + pitch, pitch, 0.5f);
  }

  /** Releases all that sounds, also what the song plays. */
  public void releaseAll() {
    put(Events.ALL_OFF, 0, 0, 0);
  }

  /** A MIDI controller, both 0 to 127. */
  public void control(int number, float to) {
    put(Events.CONTROL, 0, number, to);
  }

  /** Pitch bend, -1 to 1. */
  public void bend(float to) {
    put(Events.BEND, 0, 0, to);
  }

  /** Pressure on all keys, 0 to 1. */
  public void press(float to) {
    put(Events.PRESSURE, 0, 0, to);
  }

  private synchronized void put(int newKind, int newNote, float newKey, float newValue) {
    int at = head.get();
    if (at - tail.get() >= SIZE) {
      return;
    }
    int i = at & (SIZE - 1);
    kind[i] = newKind;
    note[i] = newNote;
    key[i] = newKey;
    value[i] = newValue;
    head.set(at + 1);
  }

  /** Takes out all that is there. On the audio path. */
  void drain(Events out) {
    int from = tail.get();
    int to = head.get();
    for (int at = from; at != to; at++) {
      int i = at & (SIZE - 1);
      out.add(kind[i], 0, note[i], key[i], value[i]);
    }
    tail.set(to);
  }
}
