package org.songline.measure.hearing;

import org.songline.dsp.Exact;

/**
 * How a sound in one band of the ear also excites its neighbours: falling by 27 dB a band towards
 * lower and by 10 dB a band towards higher frequencies, about the slopes of excitation patterns at
 * moderate levels (Zwicker and Fastl, Psychoacoustics, chapter 6; a band is about a Bark).
 */
final class Spreading {
  private static final double DOWN = power(-27);
  private static final double UP = power(-10);

  private Spreading() {}

  private static double power(double decibels) {
    double gain = Exact.gain(decibels);
    return gain * gain;
  }

  /**
   * Spreads power over the bands.
   *
   * @param from power by band
   * @param to excitation by band; another array
   */
  static void spread(double[] from, double[] to) {
    double carried = 0;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      carried *= UP;
      to[band] = from[band] + carried;
      carried += from[band];
    }
    carried = 0;
    for (int band = ErbBands.COUNT - 1; band >= 0; band--) {
      carried *= DOWN;
      to[band] += carried;
      carried += from[band];
    }
  }
}
