package org.songline.engine.run;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.engine.clips.NoteEvents;

/**
 * The notes of the song that sound on one instrument. Beyond the most it lets go of all at once.
 */
final class Held {
  private static final int MOST = 512;
  private static final int CONTROLLERS = 128;

  /** Kinds of events of a note whose last one counts. */
  private static final int FIRST_KIND = Events.NOTE_PITCH;

  private static final int KINDS = Events.NOTE_PAN - FIRST_KIND + 1;

  private final int[] note = new int[MOST];
  private final float[] key = new float[MOST];

  /** For each note the index of its last event of each kind, or -1. */
  private final int[] last = new int[MOST * KINDS];

  private final int[] struck = new int[MOST];
  private final int[] controllers = new int[CONTROLLERS];
  private int count;
  private boolean many;

  /** Takes notice of an event that is played. */
  void hear(int kind, int number, float pitch) {
    if (kind == Events.NOTE_ON) {
      strike(number, pitch, -1);
    } else if (kind == Events.NOTE_OFF) {
      remove(number);
    } else if (kind == Events.ALL_OFF) {
      clear();
    }
  }

  /** Releases all. */
  void release(Events out) {
    if (many) {
      out.add(Events.ALL_OFF, 0, 0, 0, 0);
    }
    for (int i = 0; i < count; i++) {
      out.add(Events.NOTE_OFF, 0, note[i], key[i], 0.5f);
    }
    clear();
  }

  /**
   * Brings an instrument to where it would be had it heard all events before one: the last of each
   * controller, then the notes that would sound.
   */
  void enter(NoteEvents events, int end, Events out) {
    clear();
    Arrays.fill(controllers, -1);
    int program = -1;
    int bend = -1;
    int pressure = -1;
    for (int i = 0; i < end; i++) {
      switch (events.kind(i)) {
        case Events.NOTE_ON -> strike(events.note(i), events.key(i), i);
        case Events.NOTE_OFF -> remove(events.note(i));
        case Events.CONTROL -> controllers[(int) events.key(i) & (CONTROLLERS - 1)] = i;
        case Events.PROGRAM -> program = i;
        case Events.BEND -> bend = i;
        case Events.PRESSURE -> pressure = i;
        default -> express(events.kind(i), events.note(i), i);
      }
    }
    again(events, program, out);
    for (int i = 0; i < CONTROLLERS; i++) {
      again(events, controllers[i], out);
    }
    again(events, bend, out);
    again(events, pressure, out);
    for (int i = 0; i < count; i++) {
      again(events, struck[i], out);
      for (int kind = 0; kind < KINDS; kind++) {
        again(events, last[i * KINDS + kind], out);
      }
    }
  }

  private static void again(NoteEvents events, int i, Events out) {
    if (i >= 0) {
      out.add(events.kind(i), 0, events.note(i), events.key(i), events.value(i));
    }
  }

  private void strike(int number, float pitch, int index) {
    if (count == MOST) {
      many = true;
      return;
    }
    note[count] = number;
    key[count] = pitch;
    struck[count] = index;
    Arrays.fill(last, count * KINDS, (count + 1) * KINDS, -1);
    count++;
  }

  private void express(int kind, int number, int index) {
    int i = find(number);
    if (i >= 0 && kind >= FIRST_KIND && kind < FIRST_KIND + KINDS) {
      last[i * KINDS + kind - FIRST_KIND] = index;
    }
  }

  private void remove(int number) {
    int i = find(number);
    if (i < 0) {
      return;
    }
    int end = --count;
    note[i] = note[end];
    key[i] = key[end];
    struck[i] = struck[end];
    System.arraycopy(last, end * KINDS, last, i * KINDS, KINDS);
  }

  private int find(int number) {
    for (int i = 0; i < count; i++) {
      if (note[i] == number) {
        return i;
      }
    }
    return -1;
  }

  private void clear() {
    count = 0;
    many = false;
  }
}
