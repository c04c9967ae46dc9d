package org.songline.release.fingerprint;

/**
 * Notes smoothed over five frames and brought to the length 1; what is quieter than {@link #LEAST}
 * counts as silence.
 */
final class ChromaSmoother {
  static final double[] WEIGHTS = {0.25, 0.75, 1, 0.75, 0.25};
  static final double LEAST = 0.01;

  private final double[] weights;
  private final double[][] frames;
  private final double[] out;
  private long taken;

  ChromaSmoother(double[] weights, int notes) {
    this.weights = weights.clone();
    frames = new double[weights.length][notes];
    out = new double[notes];
  }

  /** Takes a frame; whether {@link #smoothed} has a new one. */
  boolean take(double[] notes) {
    int rows = frames.length;
    System.arraycopy(notes, 0, frames[(int) (taken % rows)], 0, out.length);
    taken++;
    if (taken < rows) {
      return false;
    }
    for (int note = 0; note < out.length; note++) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += weights[row] * frames[(int) ((taken + row) % rows)][note];
      }
      out[note] = sum;
    }
    return true;
  }

  /** The smoothed frame, used again by the next. */
  double[] smoothed() {
    return out;
  }

  /** Brings notes to the length 1; to nothing when they are shorter than {@link #LEAST}. */
  static void normalise(double[] notes) {
    double squares = 0;
    for (double note : notes) {
      squares += note * note;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < notes.length; i++) {
      notes[i] = length < LEAST ? 0 : notes[i] / length;
    }
  }
}
