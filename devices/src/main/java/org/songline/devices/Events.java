package org.songline.devices;

import java.util.Arrays;

/**
 * The notes and controllers of one quantum, in order of time. A growable structure of arrays: it
 * allocates only when a quantum holds more events than any before.
 */
public final class Events {
  /** {@code key}: pitch in semitones (60 is middle C); {@code value}: velocity above 0 to 1. */
  public static final int NOTE_ON = 0;

  /** {@code value}: release velocity, 0 to 1. */
  public static final int NOTE_OFF = 1;

  /** Per-note pitch offset; {@code value} in semitones. */
  public static final int NOTE_PITCH = 2;

  /** Per-note pressure; {@code value} 0 to 1. */
  public static final int NOTE_PRESSURE = 3;

  /** Per-note timbre; {@code value} 0 to 1. */
  public static final int NOTE_TIMBRE = 4;

  /** Per-note gain; {@code value} in decibels. */
  public static final int NOTE_GAIN = 5;

  /** Per-note pan; {@code value} -1 to 1. */
  public static final int NOTE_PAN = 6;

  /** MIDI controller {@code key}, 0 to 127; {@code value} 0 to 127. */
  public static final int CONTROL = 7;

  /** Pitch bend of the whole device; {@code value} -1 to 1. */
  public static final int BEND = 8;

  /** Channel pressure; {@code value} 0 to 1. */
  public static final int PRESSURE = 9;

  /** Program change; {@code key} is the program, {@code value} the bank (MSB * 128 + LSB). */
  public static final int PROGRAM = 10;

  /** Every sounding note is released. */
  public static final int ALL_OFF = 11;

  private int size;
  private int[] kind = new int[64];
  private int[] frame = new int[64];
  private int[] note = new int[64];
  private float[] key = new float[64];
  private float[] value = new float[64];

  public int size() {
    return size;
  }

  public int kind(int i) {
    return kind[i];
  }

  /** Frame within the quantum, 0 to 63. */
  public int frame(int i) {
    return frame[i];
  }

  /** Which sounding note is meant: the same number from its on to its off; 0 for device events. */
  public int note(int i) {
    return note[i];
  }

  public float key(int i) {
    return key[i];
  }

  public float value(int i) {
    return value[i];
  }

  public void clear() {
    size = 0;
  }

  /** Host: holds what another one holds. */
  public void copy(Events other) {
    clear();
    for (int i = 0; i < other.size; i++) {
      add(other.kind[i], other.frame[i], other.note[i], other.key[i], other.value[i]);
    }
  }

  /** Appends an event; frames must not go back. */
  public void add(int newKind, int newFrame, int newNote, float newKey, float newValue) {
    if (size == kind.length) {
      kind = Arrays.copyOf(kind, size * 2);
      frame = Arrays.copyOf(frame, size * 2);
      note = Arrays.copyOf(note, size * 2);
      key = Arrays.copyOf(key, size * 2);
      value = Arrays.copyOf(value, size * 2);
    }
    kind[size] = newKind;
    frame[size] = newFrame;
    note[size] = newNote;
    key[size] = newKey;
    value[size] = newValue;
    size++;
  }
}
