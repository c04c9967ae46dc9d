package org.songline.release.watermark;

/**
 * The grid in which a mark is written: {@link #TILES} stretches of time, then the same again, times
 * {@link #BANDS} bands of pitch from 600 Hz to 9.2 kHz, which every usual codec keeps. Bands are
 * 100 Hz wide, from 1.8 kHz on 6 % wide.
 */
final class Tiles {
  static final int TILES = 96;
  static final int BANDS = 40;

  /** Seconds of one tile. */
  static final double SECONDS = 4096 / 44_100.0;

  private static final double LOWEST_HZ = 600;
  private static final double EVEN_HZ = 100;
  private static final double WIDER = 1.0605;

  /** Where bands begin, in Hz, and where the last one ends. */
  private static final double[] EDGES = edges();

  private Tiles() {}

  private static double[] edges() {
    double[] edges = new double[BANDS + 1];
    edges[0] = LOWEST_HZ;
    for (int band = 1; band <= BANDS; band++) {
      edges[band] = Math.max(edges[band - 1] + EVEN_HZ, edges[band - 1] * WIDER);
    }
    return edges;
  }

  /** The band of a frequency; -1 outside of all. */
  static int band(double hertz) {
    if (hertz < EDGES[0]) {
      return -1;
    }
    for (int band = 0; band < BANDS; band++) {
      if (hertz < EDGES[band + 1]) {
        return band;
      }
    }
    return -1;
  }

  /** The middle of a band in Hz. */
  static double middle(int band) {
    return (EDGES[band] + EDGES[band + 1]) / 2;
  }
}
