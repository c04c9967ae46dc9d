package org.songline.dsp.reverb;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** The angles by which pairs of a {@link Network}'s lines turn into each other, for one quantum. */
final class Turns {
  /** Numbers in what {@link #of} gives. */
  static final int SIZE = 16;

  private static final int PAIRS = Network.LINES;

  /** Cycles of the pairs' turning in one of the room's. */
  private static final float[] SPEEDS = {2, 6, 4, 10, 8, 14, 6, 12, 8, 2, 10, 4, 12, 6, 14, 4};

  private final float[] cosine = new float[PAIRS];
  private final float[] cosineStep = new float[PAIRS];
  private final float[] sine = new float[PAIRS];
  private final float[] sineStep = new float[PAIRS];
  private final float[] nextCosine = new float[PAIRS];
  private final float[] nextSine = new float[PAIRS];
  private boolean fresh = true;

  /** Goes on by a quantum; see {@link Network#turn}. */
  void next(float phase, float next, float depth, float nextDepth) {
    if (fresh) {
      aim(phase, depth);
      fresh = false;
    }
    System.arraycopy(nextCosine, 0, cosine, 0, PAIRS);
    System.arraycopy(nextSine, 0, sine, 0, PAIRS);
    aim(next, nextDepth);
    for (int i = 0; i < PAIRS; i++) {
      cosineStep[i] = (nextCosine[i] - cosine[i]) / Quantum.FRAMES;
      sineStep[i] = (nextSine[i] - sine[i]) / Quantum.FRAMES;
    }
  }

  private void aim(float phase, float depth) {
    for (int i = 0; i < PAIRS; i++) {
      float angle = depth * Exact.fastSin(Math.fma(SPEEDS[i], phase, i / (float) PAIRS));
      nextCosine[i] = Exact.fastCos(angle);
      nextSine[i] = Exact.fastSin(angle);
    }
  }

  /** The next quantum begins where it is told to, not where the last one ended. */
  void snap() {
    fresh = true;
  }

  /**
   * What turns the four lines {@code group}, {@code group + 4}, {@code group + 8}, {@code group +
   * 12}: for the pairs first and third, second and fourth, first and second, third and fourth of
   * them the cosine at the first frame and what is added to it from frame to frame, then the sine.
   */
  void of(int group, float[] angles) {
    for (int k = 0; k < 4; k++) {
      int pair = 4 * k + group;
      angles[4 * k] = cosine[pair];
      angles[4 * k + 1] = cosineStep[pair];
      angles[4 * k + 2] = sine[pair];
      angles[4 * k + 3] = sineStep[pair];
    }
  }
}
