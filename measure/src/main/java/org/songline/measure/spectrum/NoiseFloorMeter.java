package org.songline.measure.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/**
 * The noise floor by the statistics of minima: the power of each third octave, as the mean of half
 * a second, falls to the noise in the gaps of everything else. A low percentile stands for the
 * minimum (Stahl, Fischer and Bippus 2000), and what it lies under the mean of even noise is made
 * up for (as Martin 2001 does for minima), by the cube root law of Wilson and Hilferty.
 */
final class NoiseFloorMeter {
  private static final double PERCENT = 5;
  private static final double PERCENT_NORMAL = -1.6449;
  private static final double SECONDS = 0.5;
  private static final double BAND = 0.2303;

  /** Frames that overlap by half under a Hann window tell 1 / 1.06 as much as apart. */
  private static final double OVERLAP = 0.94;

  private static final double SILENCE = 1e-16;
  private static final double RMS = 0.5;

  private final LevelHistogram[] floors;
  private final double[] bias;

  /** The last powers of each band, as many as half a second holds; how many, and the next place. */
  private final double[][] last;

  private final int[] filled;
  private final int[] at;

  NoiseFloorMeter(double[] hertz, int split, int sampleRate, int slow, int fast) {
    floors = new LevelHistogram[hertz.length];
    bias = new double[hertz.length];
    last = new double[hertz.length][];
    filled = new int[hertz.length];
    at = new int[hertz.length];
    for (int b = 0; b < hertz.length; b++) {
      floors[b] = new LevelHistogram();
      double hop = 0.5 * (b < split ? slow : fast) / sampleRate;
      last[b] = new double[Math.max(2, (int) (SECONDS / hop))];
      double bins = Math.max(1, BAND * hertz[b] * 2 * hop / 1.5);
      double ninth = 1 / (9 * bins * OVERLAP * last[b].length);
      double root = 1 - ninth + PERCENT_NORMAL * Math.sqrt(ninth);
      bias[b] = 1 / (root * root * root);
    }
  }

  void add(int band, double power) {
    double[] ring = last[band];
    if (power < SILENCE) {
      filled[band] = 0;
      return;
    }
    ring[at[band]] = power;
    at[band] = (at[band] + 1) % ring.length;
    filled[band] = Math.min(filled[band] + 1, ring.length);
    if (filled[band] == ring.length) {
      double sum = 0;
      for (double p : ring) {
        sum += p;
      }
      floors[band].add(sum / ring.length);
    }
  }

  @Nullable NoiseFloor floor() {
    double sum = 0;
    boolean any = false;
    List<Double> thirds = new ArrayList<>();
    for (int b = 0; b < floors.length; b++) {
      double level = LevelHistogram.FLOOR_DB;
      if (floors[b].count() > 0) {
        any = true;
        double found = floors[b].percentile(PERCENT);
        if (found > LevelHistogram.FLOOR_DB) {
          double power = RMS * bias[b] * Exact.gain(2 * found);
          sum += power;
          level = 0.5 * Exact.decibels(power);
        }
      }
      thirds.add(level);
    }
    return any && sum > 0 ? new NoiseFloor(0.5 * Exact.decibels(sum), thirds) : null;
  }
}
