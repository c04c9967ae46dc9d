package org.songline.coach.listening;

import java.util.ArrayList;
import java.util.List;

/**
 * Half a second of a sound now and then, both sides added, at the same times for every sound: every
 * second at first, then less often, so that it takes the same room however long the sound is.
 */
final class Pieces {
  private static final int MOST = 24;

  private final int length;
  private final List<float[]> pieces = new ArrayList<>();
  private long apart;
  private long frame;
  private float[] gathering;

  Pieces(int rate) {
    length = rate / 2;
    apart = rate;
    gathering = new float[length];
  }

  void write(float[] stereo, int offset, int count) {
    for (int i = 0; i < count; i++) {
      int into = (int) Math.min(length, frame % apart);
      if (into < length) {
        gathering[into] = stereo[offset + 2 * i] + stereo[offset + 2 * i + 1];
        if (into == length - 1) {
          keep();
        }
      }
      frame++;
    }
  }

  private void keep() {
    pieces.add(gathering);
    gathering = new float[length];
    if (pieces.size() == MOST) {
      for (int i = MOST - 1; i > 0; i -= 2) {
        pieces.remove(i);
      }
      apart *= 2;
    }
  }

  List<float[]> kept() {
    return List.copyOf(pieces);
  }
}
