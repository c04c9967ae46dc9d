package org.songline.measure.exposure;

import java.util.List;

/**
 * How much of an allowance of sound is used up. Both rules take equal energy as equal harm (3 dB
 * more is half of the time).
 *
 * @param percent of the allowance
 * @param leastPercent if everything was softer by the calibration's uncertainty
 * @param mostPercent if everything was louder by it
 */
public record Dose(double percent, double leastPercent, double mostPercent) {
  public static final double WEEK = 7 * 24 * 3600;
  public static final double DAY = 24 * 3600;

  /** Square of the reference pressure of 20 micropascals, in square pascals. */
  private static final double REFERENCE = 4e-10;

  private static final double NIOSH_LEVEL = 85;
  private static final double NIOSH_HOURS = 8;
  private static final double EXCHANGE_DB = 3;

  /** The weekly allowances of WHO and ITU-T H.870 (2018), square pascal hours. */
  public enum Weekly {
    /** 80 dB(A) for 40 hours. */
    ADULT(1.6),
    /** 75 dB(A) for 40 hours: children and sensitive ears. */
    SENSITIVE(0.51);

    private final double pascals;

    Weekly(double squarePascalHours) {
      pascals = squarePascalHours;
    }

    public double squarePascalHours() {
      return pascals;
    }
  }

  /** The energy at the ear in the seven days before a moment, square pascal hours. */
  public static double squarePascalHours(List<Heard> log, Calibration calibration, double now) {
    return window(log, now, WEEK) * REFERENCE * Heard.power(calibration.offsetDb()) / 3600;
  }

  /** H.870: the share of the allowance that the seven days before a moment took. */
  public static Dose weekly(List<Heard> log, Calibration calibration, double now, Weekly allowed) {
    double percent = 100 * squarePascalHours(log, calibration, now) / allowed.squarePascalHours();
    return of(percent, calibration);
  }

  /** How many hours a week a level may last, H.870. */
  public static double weeklyHours(double dba, Weekly allowed) {
    return allowed.squarePascalHours() / (REFERENCE * Heard.power(dba));
  }

  /** NIOSH 98-126: how many hours a day a level may last. */
  public static double nioshHours(double dba) {
    return NIOSH_HOURS / org.songline.dsp.Exact.pow(2, (dba - NIOSH_LEVEL) / EXCHANGE_DB);
  }

  /**
   * NIOSH 98-126 without a threshold: the share of a day's allowance that the 24 hours before a
   * moment took, 100 times the sum of time over permitted time.
   */
  public static Dose niosh(List<Heard> log, Calibration calibration, double now) {
    double percent = 0;
    for (Heard step : log) {
      Heard inside = clip(step, now, DAY);
      if (inside != null && inside.dbfs() > Double.NEGATIVE_INFINITY) {
        double hours = inside.seconds() / 3600;
        percent += 100 * hours / nioshHours(calibration.dba(inside.dbfs()));
      }
    }
    return of(percent, calibration);
  }

  private static Dose of(double percent, Calibration calibration) {
    double factor = Heard.power(calibration.uncertaintyDb());
    return new Dose(percent, percent / factor, percent * factor);
  }

  private static double window(List<Heard> log, double now, double length) {
    double sum = 0;
    for (Heard step : log) {
      Heard inside = clip(step, now, length);
      sum += inside == null ? 0 : inside.energy();
    }
    return sum;
  }

  private static @org.jspecify.annotations.Nullable Heard clip(
      Heard step, double now, double length) {
    Heard late = step.after(now - length);
    if (late == null || late.at() >= now) {
      return null;
    }
    return late.end() <= now ? late : new Heard(late.at(), now - late.at(), late.dbfs());
  }
}
