package org.songline.devices.motion;

/** How the copies of a chorus are laid out: which there are, and how they move. */
final class ChorusMode {
  /** Most copies of a side. */
  static final int TAPS = 4;

  /** How much faster the second movement of an ensemble is, as in the string machines. */
  static final double FAST = 9.3;

  static final int CHORUS = 0;
  static final int ENSEMBLE = 1;
  static final int DIMENSION = 2;

  private static final float ENSEMBLE_SLOW = 0.6f;

  private ChorusMode() {}

  /** Copies of a side. */
  static int taps(int mode, int voices) {
    return mode == CHORUS ? voices : mode == ENSEMBLE ? 3 : 1;
  }

  /** How far ahead a copy's slow movement is, in turns. */
  static double ahead(int mode, int taps, int side, int tap) {
    double between = mode == DIMENSION ? 0.5 : 0.5 / taps;
    return (double) tap / taps + side * between;
  }

  /** Share of the depth that moves slowly. */
  static float slow(int mode) {
    return mode == ENSEMBLE ? ENSEMBLE_SLOW : 1f;
  }

  /** Share of the depth that moves fast, so that both together detune no more than one alone. */
  static float fast(int mode) {
    return mode == ENSEMBLE ? (float) ((1 - ENSEMBLE_SLOW) / FAST) : 0f;
  }

  /** How much of the other side's copy is taken away. */
  static float cross(int mode) {
    return mode == DIMENSION ? 0.5f : 0f;
  }
}
