package org.songline.dsp.resample;

/**
 * The coefficients of one step of rate conversion whose phases repeat, laid out for {@link
 * PhaseLanes}: a period of outputs, in groups of sixteen, each with the inputs its outputs reach.
 */
final class PhaseBank {
  /** Outputs of a period; a multiple of the phases. */
  final int outputs;

  /** Inputs of a period. */
  final int inputs;

  final int groups;

  /** Inputs that a group reaches. */
  final int window;

  /** Groups after each other, in each its inputs, for each input its sixteen outputs. */
  final double[] table;

  private final long up;
  private final long down;

  /**
   * @param rows coefficients of each phase, {@code taps} each, phases after each other
   */
  PhaseBank(long up, long down, int taps, double[] rows) {
    this.up = up;
    this.down = down;
    int repeats = repeats(up);
    outputs = Math.toIntExact(repeats * up);
    inputs = Math.toIntExact(repeats * down);
    groups = (outputs + PhaseLanes.LANES - 1) / PhaseLanes.LANES;
    window = window(up, down, taps);
    table = new double[groups * window * PhaseLanes.LANES];
    for (int m = 0; m < outputs; m++) {
      int group = m / PhaseLanes.LANES;
      int shift = frame(m) - start(group);
      int row = (int) (m * down % up) * taps;
      for (int k = 0; k < taps; k++) {
        int at = (group * window + shift + k) * PhaseLanes.LANES + m % PhaseLanes.LANES;
        table[at] = rows[row + k];
      }
    }
  }

  /** Numbers in the table of such a bank. */
  static long size(long up, long down, int taps) {
    long groups = (up * repeats(up) + PhaseLanes.LANES - 1) / PhaseLanes.LANES;
    return groups * window(up, down, taps) * PhaseLanes.LANES;
  }

  /** So many turns through the phases that few lanes of the last group stay empty. */
  private static int repeats(long up) {
    int best = 1;
    double waste = Double.POSITIVE_INFINITY;
    for (int turns = 1; turns <= PhaseLanes.LANES && turns * up <= 256; turns++) {
      long lanes = (turns * up + PhaseLanes.LANES - 1) / PhaseLanes.LANES * PhaseLanes.LANES;
      double empty = (double) lanes / (turns * up);
      if (empty < waste) {
        waste = empty;
        best = turns;
      }
    }
    return best;
  }

  private static int window(long up, long down, int taps) {
    return taps + Math.toIntExact(((PhaseLanes.LANES - 1) * down + up - 1) / up);
  }

  /** The first input that an output of the period needs. */
  int frame(int output) {
    return (int) (output * down / up);
  }

  /** The first input that a group of the period needs. */
  int start(int group) {
    return frame(group * PhaseLanes.LANES);
  }

  /** Outputs from the start of a period whose first input is at most {@code last}. */
  int upTo(long last) {
    return last < 0 ? 0 : Math.toIntExact(((last + 1) * up + down - 1) / down);
  }
}
