package org.songline.dsp.stretch;

import java.util.Arrays;
import org.songline.dsp.Exact;

/** What all voices of a {@link Shifter} share of one frame: spectra, peaks, their frequencies. */
final class ShiftAnalysis {
  /** Harmonics are no further apart than this. */
  private static final double ENVELOPE_HERTZ = 320;

  /** How far below its neighbours a peak may lie: 20 dB. */
  private static final float BELOW = 3.32f;

  final StreamGrid grid;
  final Peaks peaks;

  /** The spectrum of left and right as one signal, all {@code size} bins. */
  float[] re;

  float[] im;

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
  private float[] lastRe;
  private float[] lastIm;
  private final double[] energy;
  private final float[] left;
  private final float[] right;
  private final float[] levels;
  private final int reach;

  ShiftAnalysis(StreamGrid grid, double rate) {
    this.grid = grid;
    int bins = grid.bins();
    peaks = new Peaks(bins);
    re = new float[grid.size];
    im = new float[grid.size];
    lastRe = new float[grid.size];
    lastIm = new float[grid.size];
    energy = new double[bins];
    frequency = new double[bins];
    envelope = new float[bins];
    fresh = new boolean[bins];
    calm = new double[bins];
    left = new float[grid.size];
    right = new float[grid.size];
    levels = new float[bins];
    reach = (int) Math.ceil(ENVELOPE_HERTZ * grid.size / rate);
  }

  /** Transforms the window of both channels that ends before {@code end}; keeps the one before. */
  void take(float[][] ring, long end) {
    window(ring[0], end, left);
    window(ring[1], end, right);
    float[] spareRe = lastRe;
    float[] spareIm = lastIm;
    lastRe = re;
    lastIm = im;
    re = spareRe;
    im = spareIm;
    grid.fft.forward(left, right, grid.work, re, im);
  }

  private void window(float[] ring, long end, float[] x) {
    int first = (int) (end - grid.size) & (ring.length - 1);
    int head = Math.min(grid.size, ring.length - first);
    for (int i = 0; i < head; i++) {
      x[i] = ring[first + i] * grid.analysis[i];
    }
    for (int i = head; i < grid.size; i++) {
      x[i] = ring[i - head] * grid.analysis[i];
    }
  }

  /**
   * Finds the peaks of both channels together, measures their frequencies over the hop, and finds
   * the bins that a beginning brings.
   *
   * @param end the input frame after the window
   * @param onset the input frame of the beginning that matters now
   */
  void listen(long end, long onset) {
    int mask = grid.size - 1;
    for (int b = 0; b < energy.length; b++) {
      int m = (grid.size - b) & mask;
      float here = Math.fma(re[b], re[b], im[b] * im[b]);
      float mirrored = Math.fma(re[m], re[m], im[m] * im[m]);
      energy[b] = 0.5f * (here + mirrored);
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
    int mask = grid.size - 1;
    for (int b = Math.max(0, p - 1); b <= Math.min(energy.length - 1, p + 1); b++) {
      int m = (grid.size - b) & mask;
      zr += (double) re[b] * lastRe[b] + (double) im[b] * lastIm[b];
      zi += (double) im[b] * lastRe[b] - (double) re[b] * lastIm[b];
      zr += (double) re[m] * lastRe[m] + (double) im[m] * lastIm[m];
      zi += (double) re[m] * lastIm[m] - (double) im[m] * lastRe[m];
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
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    Arrays.fill(calm, 0);
    beginning = false;
  }
}
