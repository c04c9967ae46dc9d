package org.songline.measure.exposure;

import java.util.Locale;

/**
 * How loud full scale is at the ear.
 *
 * @param offsetDb what is added to dBFS (A) to get dB(A) of sound pressure level
 * @param uncertaintyDb how far the offset may be wrong to either side, 0 or above
 */
public record Calibration(double offsetDb, double uncertaintyDb) {
  /**
   * Loudspeakers and headphones that nobody measured: noise at -20 dBFS at 76 dB(A), wrong by up to
   * 12 dB.
   */
  public static final Calibration UNKNOWN = new Calibration(96, 12);

  public Calibration {
    if (!Double.isFinite(offsetDb) || !(uncertaintyDb >= 0) || !Double.isFinite(uncertaintyDb)) {
      throw new IllegalArgumentException("calibration " + offsetDb + " dB +- " + uncertaintyDb);
    }
  }

  /** What loudness a voice one metre away has, for ears without a level meter; within 6 dB. */
  public enum Voice {
    QUIET(50),
    NORMAL(58),
    RAISED(65),
    LOUD(75);

    private final double dba;

    Voice(double dba) {
      this.dba = dba;
    }

    public double dba() {
      return dba;
    }
  }

  /**
   * From one reading: a sound of so many dBFS (A) reads so many dB(A) where the head is.
   *
   * @param uncertaintyDb of the level meter: 1.5 for a good one, 3 to 5 for a telephone
   */
  public static Calibration of(double dbfs, double dba, double uncertaintyDb) {
    return new Calibration(dba - dbfs, uncertaintyDb);
  }

  /** From the ear: a sound of so many dBFS (A) is as loud as a voice one metre away. */
  public static Calibration of(double dbfs, Voice voice) {
    return of(dbfs, voice.dba(), 6);
  }

  /** The level at the ear, dB(A). */
  public double dba(double dbfs) {
    return dbfs + offsetDb;
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT, "-20 dBFS is %.0f dB(A), within %.0f dB", dba(-20), uncertaintyDb);
  }
}
