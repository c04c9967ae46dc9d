package org.songline.media.soundfont;

import org.songline.media.MediaProblem;

/**
 * Bounds the time and memory that the zones of one font may take. Each table may be as long as it
 * likes; but many zones that all point at the same long run multiply.
 */
final class WorkBudget {
  /** In generators and modulators read; the largest fonts in use need about a million. */
  static final int MOST = 8_000_000;

  private final String name;
  private int used;

  WorkBudget(String name) {
    this.name = name;
  }

  void spend(int steps) throws MediaProblem {
    used += steps;
    if (used > MOST) {
      throw new MediaProblem(
          name,
          "chunk pdta",
          "its zones overlap beyond " + MOST + " steps",
          "get the SoundFont file again");
    }
  }
}
