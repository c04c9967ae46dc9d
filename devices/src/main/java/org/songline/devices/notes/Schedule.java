package org.songline.devices.notes;

import org.songline.devices.Events;
import org.songline.dsp.Quantum;

/**
 * Events that are still to come, by frame of the song; at one frame releases come first and new
 * notes last. Holds 4096; when half of them are there, only releases are taken, so that no note
 * hangs.
 */
final class Schedule {
  private static final int MOST = 4096;

  /** The rank of what ends notes. */
  private static final int RELEASE = 0;

  private final long[] frame = new long[MOST];
  private final int[] rank = new int[MOST];
  private final int[] kind = new int[MOST];
  private final int[] note = new int[MOST];
  private final float[] key = new float[MOST];
  private final float[] value = new float[MOST];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** Whether anything but a release is taken. */
  boolean hasRoom() {
    return size < MOST / 2;
  }

  /** Adds an event behind those of the same frame and rank, where there is room for it. */
  void add(long at, int newKind, int newNote, float newKey, float newValue) {
    int newRank = rank(newKind);
    if (size == MOST || (newRank != RELEASE && !hasRoom())) {
      return;
    }
    int i = size++;
    for (; i > 0 && (frame[i - 1] > at || (frame[i - 1] == at && rank[i - 1] > newRank)); i--) {
      move(i - 1, i);
    }
    frame[i] = at;
    rank[i] = newRank;
    kind[i] = newKind;
    note[i] = newNote;
    key[i] = newKey;
    value[i] = newValue;
  }

  private void move(int from, int to) {
    frame[to] = frame[from];
    rank[to] = rank[from];
    kind[to] = kind[from];
    note[to] = note[from];
    key[to] = key[from];
    value[to] = value[from];
  }

  private static int rank(int kind) {
    return switch (kind) {
      case Events.NOTE_OFF, Events.ALL_OFF -> RELEASE;
      case Events.NOTE_ON -> 2;
      case Events.NOTE_PITCH,
          Events.NOTE_PRESSURE,
          Events.NOTE_TIMBRE,
          Events.NOTE_GAIN,
          Events.NOTE_PAN ->
          3;
      default -> 1;
    };
  }

  /** Takes out what a note still has to say, its release too. */
  void forget(int gone) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (note[i] != gone || gone == 0) {
        move(i, kept++);
      }
    }
    size = kept;
  }

  /** When a note begins that is still to come; -1 when there is none. */
  long begins(int wanted) {
    for (int i = 0; i < size; i++) {
      if (note[i] == wanted && kind[i] == Events.NOTE_ON) {
        return frame[i];
      }
    }
    return -1;
  }

  /** Moves the events of one quantum, and those that are overdue, into {@code out}. */
  void emit(long quantum, Events out) {
    int due = 0;
    while (due < size && frame[due] < quantum + Quantum.FRAMES) {
      int at = (int) Math.max(0, frame[due] - quantum);
      out.add(kind[due], at, note[due], key[due], value[due]);
      due++;
    }
    for (int i = due; due > 0 && i < size; i++) {
      move(i, i - due);
    }
    size -= due;
  }
}
