package org.songline.mastering.reference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measured;

/** How high peaks stand above the body of a piece, in its parts that are not soft. */
final class PeakRatio {
  private PeakRatio() {}

  /** The middle ratio of the peak of 3 s to their loudness, LU; NaN when there is none. */
  static double middle(Measured piece) {
    return middle(piece.curves().psr(), null);
  }

  /** The middle of the peaks of 3 s, dBFS; NaN when there is none. */
  static double peaks(Measured piece) {
    return middle(piece.curves().psr(), piece.curves().loudness().shortTermLufs());
  }

  private static double middle(double[] ratios, float @Nullable [] loudness) {
    double[] sorted = new double[ratios.length];
    int count = 0;
    for (int i = 0; i < ratios.length; i++) {
      if (!Double.isNaN(ratios[i])) {
        sorted[count++] = ratios[i] + (loudness == null ? 0 : loudness[i]);
      }
    }
    Arrays.sort(sorted, 0, count);
    return count == 0 ? Double.NaN : sorted[count / 2];
  }
}
