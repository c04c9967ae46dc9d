package org.songline.dsp.stretch;

import java.util.Arrays;

/**
 * The angle by which each bin of a stretched sound is ahead of the recording, as a complex number
 * of size 1, the same for all channels so that the stereo picture stays. A region of bins turns as
 * its peak does: by what the recording itself turns in the time of a hop, measured between two
 * windows exactly a hop apart (as in Puckette's phase-locked vocoder, 1995), so that no frequency
 * is ever estimated.
 */
final class Rotations {
  final double[] re;
  final double[] im;
  private final double[] energy;
  private final double[] nextRe;
  private final double[] nextIm;
  private final Peaks peaks;

  private final double[] gains;
  private final double incoherent;

  /**
   * @param incoherent what is left of the power of a region whose bins have nothing to do with the
   *     frame before
   */
  Rotations(int bins, double incoherent) {
    gains = new double[bins];
    this.incoherent = incoherent;
    Arrays.fill(gains, 1);
    re = new double[bins];
    im = new double[bins];
    energy = new double[bins];
    nextRe = new double[bins];
    nextIm = new double[bins];
    peaks = new Peaks(bins);
    Arrays.fill(re, 1);
  }

  /**
   * Moves on by a hop.
   *
   * @param now the window of the new frame
   * @param lag the window a hop before it in the recording
   * @param before the window that the frame before was made of
   */
  void advance(Spectra now, Spectra lag, Spectra before) {
    now.energy(energy);
    peaks.find(energy);
    for (int i = 0; i < peaks.count(); i++) {
      int p = peaks.at(i);
      double zr = 0;
      double zi = 0;
      for (int b = Math.max(0, p - 1); b <= Math.min(re.length - 1, p + 1); b++) {
        for (int c = 0; c < now.re.length; c++) {
          double ar = before.re[c][b];
          double ai = before.im[c][b];
          double br = lag.re[c][b];
          double bi = lag.im[c][b];
          zr += ar * br + ai * bi;
          zi += ai * br - ar * bi;
        }
      }
      double r = re[p] * zr - im[p] * zi;
      double m = re[p] * zi + im[p] * zr;
      double size = Math.sqrt(r * r + m * m);
      boolean sounds = size > 1e-24;
      double unitR = sounds ? r / size : 1;
      double unitI = sounds ? m / size : 0;
      double gain = gain(i, unitR, unitI, lag, before);
      for (int b = peaks.start(i); b < peaks.end(i); b++) {
        nextRe[b] = unitR;
        nextIm[b] = unitI;
        gains[b] = gain;
      }
    }
    System.arraycopy(nextRe, 0, re, 0, re.length);
    System.arraycopy(nextIm, 0, im, 0, im.length);
  }

  /**
   * What makes up for the power that a region loses where its bins, turned as one, do not continue
   * what they did in the frame before, as in noise; 1 for a steady tone.
   */
  private double gain(int region, double unitR, double unitI, Spectra lag, Spectra before) {
    double along = 0;
    double all = 1e-30;
    for (int b = peaks.start(region); b < peaks.end(region); b++) {
      double turnR = unitR * re[b] + unitI * im[b];
      double turnI = unitI * re[b] - unitR * im[b];
      for (int c = 0; c < lag.re.length; c++) {
        double ar = before.re[c][b];
        double ai = before.im[c][b];
        double br = lag.re[c][b];
        double bi = lag.im[c][b];
        double zr = ar * br + ai * bi;
        double zi = ai * br - ar * bi;
        along += turnR * zr + turnI * zi;
        all += Math.sqrt(zr * zr + zi * zi);
      }
    }
    double agreement = Math.max(0, along / all);
    double square = agreement * agreement;
    return 1 / Math.sqrt(square + incoherent * (1 - square));
  }

  /** Lets the bins that a beginning brings start as they are in the recording (Roebel 2003). */
  void restart(Spectra beginning, Spectra before) {
    beginning.energy(energy);
    before.energy(nextRe);
    for (int b = 0; b < re.length; b++) {
      gains[b] = 1;
      if (energy[b] > 2 * nextRe[b]) {
        re[b] = 1;
        im[b] = 0;
      }
    }
  }

  /** Turns a frame. */
  void turn(double[] fr, double[] fi) {
    for (int b = 0; b < re.length; b++) {
      double r = gains[b] * (fr[b] * re[b] - fi[b] * im[b]);
      fi[b] = gains[b] * (fr[b] * im[b] + fi[b] * re[b]);
      fr[b] = r;
    }
  }
}
