package org.songline.engine.values;

import org.songline.dsp.Exact;
import org.songline.model.song.Track.PanLaw;

/**
 * Decibels and pans as factors. The versions on {@code float} serve moving values per sample and
 * agree with the others within 3e-7 of full scale.
 */
public final class Gains {
  /** Decibels that are silence, with all below. */
  public static final double SILENCE = -144;

  private static final float DB_TO_OCTAVES = 0.16609640f;

  private Gains() {}

  /** The factor of a level; 0 from {@link #SILENCE} down. */
  public static double level(double decibels) {
    return decibels <= SILENCE ? 0 : Exact.gain(decibels);
  }

  public static float fastLevel(float decibels) {
    return decibels <= SILENCE ? 0 : Exact.fastExp2(decibels * DB_TO_OCTAVES);
  }

  /** The factor of the left channel at a pan of -1 to 1; the right one's is at the mirrored pan. */
  public static double left(PanLaw law, double pan) {
    return switch (law) {
      case BALANCE -> pan > 0 ? 1 - pan : 1;
      case MINUS_3 -> quarterSine((1 - pan) / 2);
      case MINUS_4_5 -> Math.sqrt(quarterSine((1 - pan) / 2) * ((1 - pan) / 2));
      case MINUS_6 -> (1 - pan) / 2;
    };
  }

  /** Sine of a quarter turn's travel from 0 to 1, exact at both ends; error below 6e-10. */
  static double quarterSine(double travel) {
    if (travel <= 0) {
      return 0;
    }
    // Near 1 the cosine's series is the shorter way, and both meet at an eighth of a turn.
    double x = travel <= 0.5 ? travel * (Math.PI / 2) : (1 - travel) * (Math.PI / 2);
    double s = x * x;
    return travel <= 0.5
        ? x * (1 + s * (-1.0 / 6 + s * (1.0 / 120 + s * (-1.0 / 5040 + s * (1.0 / 362880)))))
        : 1 + s * (-0.5 + s * (1.0 / 24 + s * (-1.0 / 720 + s * (1.0 / 40320 - s / 3628800))));
  }
}
