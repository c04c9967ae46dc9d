package org.songline.measure.spectrum;

import java.util.ArrayList;
import java.util.List;

/**
 * How the levels of narrow bands were spread over the time of a sound or of a stretch of it, apart
 * for mid {@code (left + right) / 2} and side {@code (left - right) / 2}: what a sound does softly,
 * mostly and loudly in each band, where an average tells one figure. Frames in which nothing sounds
 * are not counted. Levels are in dB, a sine at full scale in both channels having 0 in mid.
 */
public final class LevelDistribution {
  private final double[] hertz;
  private final LevelHistogram[] mid;
  private final LevelHistogram[] side;

  LevelDistribution(double[] hertz, LevelHistogram[] mid, LevelHistogram[] side) {
    this.hertz = hertz;
    this.mid = mid;
    this.side = side;
  }

  /** Bands, from low to high. */
  public int bands() {
    return hertz.length;
  }

  /** The centre of a band. */
  public double hertz(int band) {
    return hertz[band];
  }

  public LevelHistogram mid(int band) {
    return mid[band];
  }

  /** All at the floor for a mono sound. */
  public LevelHistogram side(int band) {
    return side[band];
  }

  /**
   * The distribution of both stretches together.
   *
   * @param other with the same bands
   */
  public LevelDistribution plus(LevelDistribution other) {
    if (other.hertz.length != hertz.length) {
      throw new IllegalArgumentException("the two were measured at unlike sample rates");
    }
    var midSum = new LevelHistogram[hertz.length];
    var sideSum = new LevelHistogram[hertz.length];
    for (int b = 0; b < hertz.length; b++) {
      midSum[b] = mid[b].copy();
      midSum[b].addAll(other.mid[b]);
      sideSum[b] = side[b].copy();
      sideSum[b].addAll(other.side[b]);
    }
    return new LevelDistribution(hertz, midSum, sideSum);
  }

  /** The usual percentiles of every band, as they are printed and drawn. */
  public List<LevelBand> rows() {
    List<LevelBand> rows = new ArrayList<>();
    for (int b = 0; b < hertz.length; b++) {
      rows.add(new LevelBand(hertz[b], LevelPercentiles.of(mid[b]), LevelPercentiles.of(side[b])));
    }
    return rows;
  }
}
