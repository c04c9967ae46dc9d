package org.songline.media.midi;

import org.songline.media.MediaProblem;

/** Bounds the memory that the events of one file may take. */
final class EventBudget {
  static final int MOST = 3_000_000;

  private final String name;
  private int used;

  EventBudget(String name) {
    this.name = name;
  }

  void spend(int at) throws MediaProblem {
    if (++used > MOST) {
      throw new MediaProblem(
          name, "byte " + at, "more than " + MOST + " events", "split the file into shorter ones");
    }
  }
}
