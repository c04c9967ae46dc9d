package org.songline.mastering.reference;

import org.songline.dsp.Exact;
import org.songline.measure.curve.Curve;

/**
 * Peaks and powers of ten octaves of the mid over time, for crest factors: band-pass filters of
 * second order, trapezoidal state variables with {@code Q = sqrt 2}.
 */
final class OctaveMeter {
  private static final double DAMPING = 1 / Math.sqrt(2);

  private final int block;
  private final double[] a1 = new double[Bands.OCTAVES];
  private final double[] a2 = new double[Bands.OCTAVES];
  private final double[] s1 = new double[Bands.OCTAVES];
  private final double[] s2 = new double[Bands.OCTAVES];
  private final double[] peak = new double[Bands.OCTAVES];
  private final double[] square = new double[Bands.OCTAVES];
  private final double[] gather = new double[256];
  private final int octaves;
  private final Curve peaks = new Curve();
  private final Curve squares = new Curve();
  private int fill;

  /**
   * @param block frames of one figure
   */
  OctaveMeter(int sampleRate, int block) {
    this.block = block;
    int heard = 0;
    for (int octave = 0; octave < Bands.OCTAVES; octave++) {
      double cycles = Bands.octave(octave) / sampleRate;
      if (cycles < 0.45) {
        double g = Exact.warp(cycles);
        a1[octave] = 1 / (1 + g * (g + DAMPING));
        a2[octave] = g * a1[octave];
        heard++;
      }
    }
    octaves = heard;
  }

  void accept(float[] interleaved, int offset, int count, int channels) {
    int other = channels > 1 ? 1 : 0;
    for (int done = 0; done < count; ) {
      int n = Math.min(Math.min(gather.length, count - done), block - fill);
      for (int i = 0; i < n; i++) {
        int at = offset + (done + i) * channels;
        gather[i] = 0.5 * (interleaved[at] + (double) interleaved[at + other]);
      }
      for (int octave = 0; octave < octaves; octave++) {
        run(octave, n);
      }
      done += n;
      fill += n;
      if (fill == block) {
        end();
      }
    }
  }

  private void run(int octave, int n) {
    double b1 = a1[octave];
    double b2 = a2[octave];
    double x1 = s1[octave];
    double x2 = s2[octave];
    double g = b2 / b1;
    double most = peak[octave];
    double sum = square[octave];
    for (int i = 0; i < n; i++) {
      double band = b1 * x1 + b2 * (gather[i] - x2);
      double low = x2 + g * band;
      x1 = 2 * band - x1;
      x2 = 2 * low - x2;
      most = Math.max(most, Math.abs(band));
      sum += band * band;
    }
    s1[octave] = Exact.flush(x1);
    s2[octave] = Exact.flush(x2);
    peak[octave] = most;
    square[octave] = sum;
  }

  private void end() {
    for (int octave = 0; octave < Bands.OCTAVES; octave++) {
      peaks.add(peak[octave]);
      squares.add(square[octave] / Math.max(1, fill));
      peak[octave] = 0;
      square[octave] = 0;
    }
    fill = 0;
  }

  void finish() {
    if (fill > 0) {
      end();
    }
  }

  /** Figures in all. */
  int blocks() {
    return peaks.size() / Bands.OCTAVES;
  }

  /** The crest of an octave between two blocks in dB: peak over root mean square; 0 for silence. */
  double crest(int octave, int from, int to) {
    double most = 0;
    double sum = 0;
    int end = Math.min(to, blocks());
    for (int i = from; i < end; i++) {
      most = Math.max(most, peaks.get(i * Bands.OCTAVES + octave));
      sum += squares.get(i * Bands.OCTAVES + octave);
    }
    return most == 0 ? 0 : Exact.decibels(most / Math.sqrt(sum / (end - from)));
  }
}
