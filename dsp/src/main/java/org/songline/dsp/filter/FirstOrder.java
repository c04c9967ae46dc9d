package org.songline.dsp.filter;

import org.songline.dsp.Exact;

/**
 * Cuts of 6 dB an octave that follow the analogue curve to the top of the hearing range: the
 * squared magnitude of a first-order filter is a ratio of two straight lines in the square of the
 * sine of half the angular frequency, and these go through the analogue curve at two frequencies.
 */
final class FirstOrder {
  private FirstOrder() {}

  /**
   * @param cycles corner in cycles a sample
   * @param top highest frequency that matters, in cycles a sample
   */
  static void highCut(double cycles, double top, boolean matched, Response result) {
    if (!matched) {
      write(Exact.warp(cycles), 0, true, result);
      return;
    }
    double far = far(cycles, top);
    double near = 0.5;
    double other = 1 / (1 + far * far / (cycles * cycles));
    double q1 = odds(cycles);
    double q2 = odds(far);
    double d = ((other - 1) * q2 - (near - 1) * q1) / (near - other);
    double n = (near - 1) * q1 + near * d;
    write(d > 0 ? 1 / Math.sqrt(d) : Exact.warp(cycles), Math.sqrt(Math.max(0, n)), true, result);
  }

  /** As {@link #highCut}. */
  static void lowCut(double cycles, double top, boolean matched, Response result) {
    if (!matched) {
      double g = Exact.warp(cycles);
      write(g, 1 / g, false, result);
      return;
    }
    double far = far(cycles, top);
    double near = 0.5;
    double other = 1 / (1 + cycles * cycles / (far * far));
    double q1 = odds(cycles);
    double q2 = odds(far);
    double d = (other * q2 - near * q1) / (near - other);
    double n = near * (q1 + d);
    double g = d > 0 ? 1 / Math.sqrt(d) : Exact.warp(cycles);
    write(g, n > 0 ? Math.sqrt(n) : 1 / g, false, result);
  }

  /** The other frequency of the fit, well apart from the corner. */
  private static double far(double cycles, double top) {
    return cycles < 0.6 * top ? 0.85 * top : 0.4 * cycles;
  }

  /** Squared cosine over squared sine of half the angular frequency. */
  private static double odds(double cycles) {
    double s = Exact.sinPi(cycles);
    return (1 - s * s) / (s * s);
  }

  /**
   * A pole at {@code g} and a zero term {@code z s}, as a second-order curve of which half cancels.
   */
  private static void write(double g, double z, boolean low, Response result) {
    double c = z * g;
    double rest = low ? 1 - c : -c;
    result.set(g, 2, c, rest, rest);
  }
}
