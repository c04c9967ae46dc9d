package org.songline.mastering;

import org.songline.dsp.Exact;

/**
 * How high the peaks of a sound are and how much of the time: the largest sample of each
 * millisecond, counted in steps of a tenth of a decibel. Memory does not grow with the sound.
 */
final class PeakProfile {
  private static final double LOWEST = -60;
  private static final double STEP = 0.1;
  private static final int STEPS = 1200;

  private final long[] counts = new long[STEPS];
  private final int channels;
  private final int block;
  private int fill;
  private float peak;
  private float highest;
  private long blocks;

  PeakProfile(int rate, int channels) {
    this.channels = channels;
    block = Math.max(1, rate / 1000) * channels;
  }

  void accept(float[] x, int frames) {
    for (int i = 0; i < frames * channels; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
      if (++fill == block) {
        count();
      }
    }
  }

  private void count() {
    highest = Math.max(highest, peak);
    double level = peak == 0 ? LOWEST : Exact.decibels(peak);
    if (level > LOWEST) {
      counts[(int) Math.min(STEPS - 1, (level - LOWEST) / STEP)]++;
      blocks++;
    }
    fill = 0;
    peak = 0;
  }

  /** The highest sample in dBFS; negative infinity for silence. */
  double peakDbfs() {
    float most = Math.max(highest, peak);
    return most == 0 ? Double.NEGATIVE_INFINITY : Exact.decibels(most);
  }

  /**
   * The level that peaks exceed in a share of the milliseconds in which anything sounds.
   *
   * @return dBFS, to a tenth of a decibel; {@link #peakDbfs} when nothing sounds
   */
  double exceededFor(double share) {
    double left = blocks * share;
    for (int i = STEPS - 1; i >= 0; i--) {
      left -= counts[i];
      if (left < 0) {
        return Math.min(peakDbfs(), LOWEST + STEP * (i + 1));
      }
    }
    return peakDbfs();
  }
}
