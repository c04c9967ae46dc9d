package org.songline.dsp.stretch;

/**
 * The peaks of a spectrum and the bins around each that move with it (Laroche and Dolson, "Improved
 * phase vocoder time-scale modification of audio", 1999): from the weakest bin below a peak to the
 * weakest above it.
 */
final class Peaks {
  private final int bins;
  private final int[] peak;
  private final int[] start;
  private int count;

  Peaks(int bins) {
    this.bins = bins;
    peak = new int[bins];
    start = new int[bins + 1];
  }

  /** Finds the peaks of {@code energy[0..bins)}; there is at least one. */
  void find(double[] energy) {
    count = 0;
    start[0] = 0;
    int last = -1;
    for (int b = 0; b < bins; b++) {
      double e = energy[b];
      boolean top =
          (b < 1 || e > energy[b - 1])
              && (b < 2 || e > energy[b - 2])
              && (b + 1 >= bins || e >= energy[b + 1])
              && (b + 2 >= bins || e >= energy[b + 2]);
      if (!top) {
        continue;
      }
      if (last >= 0) {
        start[count] = weakest(energy, last + 1, b);
      }
      peak[count] = b;
      count++;
      last = b;
    }
    if (count == 0) {
      peak[0] = 0;
      count = 1;
    }
    start[count] = bins;
  }

  private static int weakest(double[] energy, int from, int to) {
    int best = from;
    for (int b = from + 1; b < to; b++) {
      if (energy[b] < energy[best]) {
        best = b;
      }
    }
    return best;
  }

  int count() {
    return count;
  }

  /** The bin of a peak. */
  int at(int i) {
    return peak[i];
  }

  /** The first bin of a peak's region. */
  int start(int i) {
    return start[i];
  }

  /** The bin after the last of a peak's region. */
  int end(int i) {
    return start[i + 1];
  }
}
