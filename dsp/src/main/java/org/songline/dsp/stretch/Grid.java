package org.songline.dsp.stretch;

import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/** The windows and transforms of one resolution, for whole recordings. */
final class Grid {
  static final double ANALYSIS_BETA = 9;
  static final double SYNTHESIS_BETA = 8;

  final int size;
  final int hop;
  final RealFft fft;
  final Fft.Work work;
  final double[] analysis;
  final double[] synthesis;

  Grid(int size, int hop) {
    this.size = size;
    this.hop = hop;
    fft = RealFft.of(size);
    work = fft.work();
    analysis = kaiser(size, ANALYSIS_BETA);
    synthesis = kaiser(size, SYNTHESIS_BETA);
  }

  /** The size that spans about {@code seconds}: a power of two. */
  static int size(double seconds, double rate) {
    int size = 1024;
    while (size * 1.41 < seconds * rate) {
      size *= 2;
    }
    return size;
  }

  /** Kaiser, periodic and symmetric about {@code size / 2}. */
  static double[] kaiser(int size, double beta) {
    double[] w = new double[size];
    for (int i = 0; i < size; i++) {
      w[i] = Window.kaiser(2.0 * i / size - 1, beta);
    }
    return w;
  }

  int bins() {
    return fft.bins();
  }

  /** The mean power of a chain of unrelated frames by that of equal ones. */
  double incoherent() {
    double[] sums = sums();
    double equal = 0;
    for (double sum : sums) {
      equal += sum * sum;
    }
    double unrelated = 0;
    for (int i = 0; i < size; i++) {
      double w = analysis[i] * synthesis[i];
      unrelated += w * w;
    }
    return unrelated / equal;
  }

  /** The gain of a chain of unchanged frames at each place within a hop. */
  double[] sums() {
    double[] sums = new double[hop];
    for (int i = 0; i < size; i++) {
      sums[i % hop] += analysis[i] * synthesis[i];
    }
    return sums;
  }
}
