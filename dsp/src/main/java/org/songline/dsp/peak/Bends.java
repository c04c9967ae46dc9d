package org.songline.dsp.peak;

/**
 * What a row of weights can make of a signal at most. The row is a straight line through the two
 * samples in its middle, plus a rest that has neither a mean nor a slope and so can be written on
 * the signal's second differences. Music has small ones, so the bound is close. Immutable.
 *
 * @param line gain on the larger of the two samples
 * @param near gain on the largest of the eight second differences in the middle
 * @param far gain on the largest of all others that the row reaches
 */
record Bends(float line, float near, float far) {
  /** How many samples before the first of the two the near second differences begin. */
  static final int BEFORE = 3;

  /** How many samples after it they end. */
  static final int AFTER = 4;

  static final Bends NONE = new Bends(0, 0, 0);

  /** For rounding of the gains. */
  private static final double ROOM = 1.00001;

  /** Of the weights of samples, the first of the middle two being number {@code centre}. */
  static Bends of(double[] row, int centre) {
    double[] rest = row.clone();
    double mean = 0;
    double slope = 0;
    for (int k = 0; k < row.length; k++) {
      mean += row[k];
      slope += row[k] * (k - centre);
    }
    rest[centre] -= mean - slope;
    rest[centre + 1] -= slope;
    double once = 0;
    double twice = 0;
    double near = 0;
    double far = 0;
    for (int k = 0; k < rest.length; k++) {
      once += rest[k];
      twice += once;
      // It stands on the second difference of the sample after.
      int from = k + 1 - centre;
      if (from >= -BEFORE && from <= AFTER) {
        near += Math.abs(twice);
      } else {
        far += Math.abs(twice);
      }
    }
    return new Bends(
        (float) (ROOM * (Math.abs(mean - slope) + Math.abs(slope))),
        (float) (ROOM * near),
        (float) (ROOM * far));
  }

  /** What both rows stay below. */
  Bends or(Bends other) {
    return new Bends(
        Math.max(line, other.line), Math.max(near, other.near), Math.max(far, other.far));
  }

  /**
   * The bound.
   *
   * @param peak the larger of the two samples, absolute
   * @param nearest the largest second difference nearby
   * @param bend the largest one of all that are reached
   */
  float bound(float peak, float nearest, float bend) {
    return line * peak + near * nearest + far * bend;
  }
}
