package org.songline.dsp.stretch;

import org.songline.dsp.spectral.FastFft;

/**
 * The windows and the transform of one resolution for stereo as it comes. Left and right are the
 * real and imaginary parts of one signal {@code z}, so that one transform serves both: where a bin
 * of both sides is turned by {@code t}, bin {@code k} of {@code z} is turned by {@code t} and bin
 * {@code size - k} by its conjugate.
 */
final class StreamGrid {
  final int size;
  final int hop;
  final FastFft fft;
  final FastFft.Work work;
  final float[] analysis;
  final float[] synthesis;

  StreamGrid(int size, int hop) {
    this.size = size;
    this.hop = hop;
    fft = FastFft.of(size);
    work = fft.work();
    analysis = narrow(Grid.kaiser(size, Grid.ANALYSIS_BETA));
    synthesis = narrow(Grid.kaiser(size, Grid.SYNTHESIS_BETA));
  }

  private static float[] narrow(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  /** Bins from 0 to half the rate, both included. */
  int bins() {
    return size / 2 + 1;
  }
}
