package org.songline.mastering.reference;

import org.songline.dsp.Exact;
import org.songline.dsp.loudness.KWeighting;

/**
 * The 31 third-octave bands of IEC 61260-1 (base 10) from 20 Hz to 20 kHz, each cut into four equal
 * parts on the logarithmic scale.
 */
public final class Bands {
  public static final int COUNT = 31;

  /** Parts of a band. */
  public static final int PARTS = 4;

  /** Parts of all bands. */
  public static final int FINE = COUNT * PARTS;

  /** The bands whose match is judged: 40 Hz to 16 kHz. */
  public static final int FIRST_JUDGED = 3;

  public static final int LAST_JUDGED = 29;

  /** Octaves around 31.5 Hz to 16 kHz. */
  public static final int OCTAVES = 10;

  private static final double[] CENTRES = new double[COUNT];
  private static final double[] EDGES = new double[FINE + 1];

  /** What the parts count towards loudness: the power of the K weighting. */
  private static final double[] WEIGHTS = new double[FINE];

  private static final int WEIGHTING_RATE = 48_000;
  private static final double OFFSET_LU = -0.691;

  static {
    for (int band = 0; band < COUNT; band++) {
      CENTRES[band] = 1000 * StrictMath.pow(10, (band - 17) / 10.0);
    }
    for (int edge = 0; edge <= FINE; edge++) {
      EDGES[edge] = 1000 * StrictMath.pow(10, (edge - 70) / 40.0);
    }
    KWeighting weighting = KWeighting.at(WEIGHTING_RATE);
    for (int part = 0; part < FINE; part++) {
      double gain = weighting.gainAt(middle(part), WEIGHTING_RATE);
      WEIGHTS[part] = gain * gain;
    }
  }

  private Bands() {}

  /** The middle of a band in hertz; band 17 is 1000 Hz. */
  public static double centre(int band) {
    return CENTRES[band];
  }

  /** Where a part begins, in hertz; the part {@link #FINE} begins where the last one ends. */
  static double edge(int part) {
    return EDGES[part];
  }

  /** The middle of a part in hertz. */
  static double middle(int part) {
    return Math.sqrt(EDGES[part] * EDGES[part + 1]);
  }

  /** The band that holds a frequency; the first or last for those beyond. */
  public static int at(double hertz) {
    double place = 17.5 + 10 * Exact.log(hertz / 1000) / Exact.log(10);
    return Math.clamp((long) Math.floor(place), 0, COUNT - 1);
  }

  /** The loudness of powers of mid and side by part, without gates, in LUFS. */
  static double loudness(double[] mid, double[] side) {
    double sum = 0;
    for (int part = 0; part < FINE; part++) {
      sum += WEIGHTS[part] * (mid[part] + side[part]);
    }
    return sum < 1e-14 ? Portrait.SILENT : OFFSET_LU + 0.5 * Exact.decibels(sum);
  }

  /** The middle of an octave in hertz; octave 5 is 1000 Hz. */
  public static double octave(int octave) {
    return 1000 * Exact.gain(6.020599913279624 * (octave - 5));
  }
}
