package org.songline.devices.drums;

import org.songline.dsp.voice.HeldNotes;

/** The keys that play one pad as a bass, one note at a time, the newest first. */
final class BassKeys {
  /** The first key that plays the bass when only the upper ones do. */
  static final int UPPER = 60;

  private static final int ALL_MODE = 2;

  /** Keys of the pad's own pitch when the upper keys play it, and when all do. */
  private static final int OWN_UPPER = 72;

  private static final int OWN = 36;

  private final HeldNotes held = new HeldNotes();
  private int bent;
  private float noteBend;
  private float bend;

  /** Whether a key plays the bass in a mode: 0 none do, 1 the upper ones, 2 all. */
  static boolean plays(int mode, int key) {
    return mode == ALL_MODE || (mode == 1 && key >= UPPER);
  }

  /** How far above the pad's own pitch a key is. */
  static float semitones(int mode, int key) {
    return key - (mode == ALL_MODE ? OWN : OWN_UPPER);
  }

  boolean held() {
    return !held.isEmpty();
  }

  void on(int note, float semitones) {
    held.push(note, semitones);
    bent = note;
    noteBend = 0;
  }

  /** Whether this is the note that sounds. */
  boolean sounds(int note) {
    return held() && held.note() == note;
  }

  /** Lets a note go; false when no key plays the bass. */
  boolean off(int note) {
    if (held.isEmpty()) {
      return false;
    }
    held.remove(note);
    return true;
  }

  /** Bends the note that sounds; what is said of others is none of the bass's. */
  void pitch(int note, float semitones) {
    if (sounds(note)) {
      bent = note;
      noteBend = semitones;
    }
  }

  void bend(float value) {
    bend = value;
  }

  /** What sounds now, above the pad's own pitch. */
  float semitones(float range) {
    float own = held.note() == bent ? noteBend : 0;
    return held.key() + own + bend * range;
  }

  void clear() {
    held.clear();
  }

  void reset() {
    held.clear();
    bent = 0;
    noteBend = 0;
    bend = 0;
  }
}
