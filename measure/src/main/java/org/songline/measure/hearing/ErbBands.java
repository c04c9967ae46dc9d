package org.songline.measure.hearing;

/**
 * Forty bands side by side, each as wide as an auditory filter, 13 Hz to 17.6 kHz. By the ERB-rate
 * scale of Glasberg and Moore, Hearing Research 47 (1990): {@code E = 21.4 log10(1 + 0.00437 f)}.
 */
public final class ErbBands {
  public static final int COUNT = 40;

  private static final double FIRST_EDGE = 0.5;
  private static final double[] EDGES = new double[COUNT + 1];
  private static final double[] CENTRES = new double[COUNT];

  static {
    for (int i = 0; i <= COUNT; i++) {
      EDGES[i] = hertz(FIRST_EDGE + i);
    }
    for (int i = 0; i < COUNT; i++) {
      CENTRES[i] = hertz(FIRST_EDGE + i + 0.5);
    }
  }

  private ErbBands() {}

  /** The frequency of a place on the scale. */
  static double hertz(double erb) {
    return (StrictMath.pow(10, erb / 21.4) - 1) / 0.00437;
  }

  /** The place of a frequency on the scale. */
  static double erb(double hertz) {
    return 21.4 * StrictMath.log10(1 + 0.00437 * hertz);
  }

  /** Where a band begins, in hertz; the band {@link #COUNT} begins where the last one ends. */
  public static double from(int band) {
    return EDGES[band];
  }

  /** Where a band ends, in hertz. */
  public static double to(int band) {
    return EDGES[band + 1];
  }

  /** The middle of a band on the scale, in hertz. */
  public static double centre(int band) {
    return CENTRES[band];
  }

  /** The band that holds a frequency; the first or last for those beyond. */
  public static int at(double hertz) {
    return Math.clamp((int) (erb(Math.max(0, hertz)) - FIRST_EDGE), 0, COUNT - 1);
  }
}
