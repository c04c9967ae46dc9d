package org.songline.devices.notes;

import org.songline.devices.Io;

/**
 * What becomes of the notes of one note device. Frames are frames of the song; a slot is the place
 * of a held note in the {@link NoteFlow}.
 */
interface NoteRule {
  /** A note begins: plays what it becomes. */
  void on(NoteFlow flow, Io io, long frame, int slot);

  /** The key of a note goes up; what came of it ends, unless the rule says otherwise. */
  default void off(NoteFlow flow, Io io, long frame, int slot, float release) {
    flow.stopChildren(slot, frame, release);
  }

  /** Plays what is due from one frame of the quantum up to another, for rules that keep time. */
  default void advance(NoteFlow flow, Io io, int from, int to) {}

  /** Whether the rule would go on without any key held. */
  default boolean busy() {
    return false;
  }

  void reset();
}
