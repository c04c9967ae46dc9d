package org.songline.dsp.stretch;

import org.songline.dsp.Exact;

/** What all voices of a {@link Shifter} share of one frame: spectra, peaks, their frequencies. */
final class ShiftAnalysis {
  /** Harmonics are no further apart than this. */
  private static final double ENVELOPE_HERTZ = 320;

  /** How far below its neighbours a peak may lie: 20 dB. */
  private static final float BELOW = 3.32f;

  final Grid grid;
  final Peaks peaks;
  final double[][] re;
  final double[][] im;

  /** Frequency of each peak in cycles a sample. */
  final double[] frequency;

  /** The spectral envelope as a logarithm to base two, one number for each bin. */
  final float[] envelope;

  /** Whether a sudden beginning lies in the window. */
  boolean beginning;

  /** Frames from the middle of the window to the beginning. */
  int ahead;

  /** The bins that the beginning brings. */
  final boolean[] fresh;

  private final double[] calm;
  private final double[][] lastRe;
  private final double[][] lastIm;
  private final double[] energy;
  private final double[] x;
  private final float[] levels;
  private final int reach;

  ShiftAnalysis(Grid grid, double rate) {
    this.grid = grid;
    int bins = grid.bins();
    peaks = new Peaks(bins);
    re = new double[2][bins];
    im = new double[2][bins];
    lastRe = new double[2][bins];
    lastIm = new double[2][bins];
    energy = new double[bins];
    frequency = new double[bins];
    envelope = new float[bins];
    fresh = new boolean[bins];
    calm = new double[bins];
    x = new double[grid.size];
    levels = new float[bins];
    reach = (int) Math.ceil(ENVELOPE_HERTZ * grid.size / rate);
  }

  /** Transforms the window of one channel that ends before {@code end}; keeps the one before. */
  void take(int channel, float[] ring, long end) {
    int mask = ring.length - 1;
    int first = (int) (end - grid.size) & mask;
    for (int i = 0; i < grid.size; i++) {
      x[i] = ring[(first + i) & mask] * grid.analysis[i];
    }
    System.arraycopy(re[channel], 0, lastRe[channel], 0, re[channel].length);
    System.arraycopy(im[channel], 0, lastIm[channel], 0, im[channel].length);
    grid.fft.forward(x, re[channel], im[channel], grid.work);
  }

  /**
   * Finds the peaks of both channels together, measures their frequencies over the hop, and finds
   * the bins that a beginning brings.
   *
   * @param end the input frame after the window
   * @param onset the input frame of the beginning that matters now
   */
  void listen(long end, long onset) {
    for (int b = 0; b < energy.length; b++) {
      energy[b] =
          re[0][b] * re[0][b] + im[0][b] * im[0][b] + re[1][b] * re[1][b] + im[1][b] * im[1][b];
    }
    peaks.find(energy);
    for (int i = 0; i < peaks.count(); i++) {
      frequency[i] = frequency(peaks.at(i));
    }
    beginning = onset >= end - grid.size && onset < end;
    if (!beginning) {
      System.arraycopy(energy, 0, calm, 0, calm.length);
      return;
    }
    ahead = (int) (onset - end + grid.size / 2);
    for (int b = 0; b < fresh.length; b++) {
      fresh[b] = energy[b] > 4 * calm[b];
    }
  }

  private double frequency(int p) {
    double zr = 0;
    double zi = 0;
    for (int b = Math.max(0, p - 1); b <= Math.min(energy.length - 1, p + 1); b++) {
      for (int c = 0; c < 2; c++) {
        double ar = re[c][b];
        double ai = im[c][b];
        double br = lastRe[c][b];
        double bi = lastIm[c][b];
        zr += ar * br + ai * bi;
        zi += ai * br - ar * bi;
      }
    }
    double expected = (double) p * grid.hop / grid.size;
    double off = Angle.turns(zi, zr) - expected;
    return (expected + off - Math.rint(off)) / grid.hop;
  }

  /**
   * The envelope: straight lines, in decibels, from peak to peak; peaks that are far below others
   * near them lie between harmonics and do not count.
   */
  void envelope() {
    int count = peaks.count();
    int last = energy.length - 1;
    for (int i = 0; i < count; i++) {
      int p = peaks.at(i);
      double sum = energy[Math.max(0, p - 1)] + energy[p] + energy[Math.min(last, p + 1)];
      levels[i] = 0.5f * Exact.fastLog2((float) sum + 1e-14f);
    }
    int from = 0;
    int done = 0;
    float level = 0;
    for (int i = 0; i < count; i++) {
      int p = peaks.at(i);
      while (peaks.at(from) < p - reach) {
        from++;
      }
      float most = levels[i];
      for (int k = from; k < count && peaks.at(k) <= p + reach; k++) {
        most = Math.max(most, levels[k]);
      }
      if (levels[i] < most - BELOW && i + 1 < count) {
        continue;
      }
      float start = done == 0 ? levels[i] : level;
      float step = (levels[i] - start) / Math.max(1, p - done);
      for (int b = done; b < p; b++) {
        envelope[b] = Math.fma(step, b - done, start);
      }
      done = p;
      level = levels[i];
    }
    for (int b = done; b <= last; b++) {
      envelope[b] = level;
    }
  }

  void reset() {
    for (int c = 0; c < 2; c++) {
      java.util.Arrays.fill(re[c], 0);
      java.util.Arrays.fill(im[c], 0);
    }
    java.util.Arrays.fill(calm, 0);
    beginning = false;
  }
}
