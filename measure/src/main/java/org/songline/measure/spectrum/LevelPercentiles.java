package org.songline.measure.spectrum;

import org.jspecify.annotations.Nullable;

/**
 * Levels in dB under which 8, 21, 50, 83, 98 and 100 per cent of the time lie; -120 is silence.
 *
 * @param meanDb of the power
 */
public record LevelPercentiles(
    double p8, double p21, double p50, double p83, double p98, double p100, double meanDb) {
  static @Nullable LevelPercentiles of(LevelHistogram h) {
    return h.mostDb() <= LevelHistogram.FLOOR_DB
        ? null
        : new LevelPercentiles(
            h.percentile(8),
            h.percentile(21),
            h.percentile(50),
            h.percentile(83),
            h.percentile(98),
            h.percentile(100),
            h.meanDb());
  }
}
