package org.songline.mastering.reference;

/**
 * How far a match goes, each from 0 for not at all to 1 for all the way.
 *
 * @param tone the balance of bands
 * @param dynamics how far levels move
 * @param width the sides beside the middle, by band
 * @param loudness the integrated loudness
 * @param limitDb how far any band may be moved, 1 to 24 dB
 */
public record Amounts(double tone, double dynamics, double width, double loudness, double limitDb) {
  /** More is rarely what a mix needs of a master. */
  public static final double LIMIT = 6;

  /** The furthest that a band of an equaliser goes. */
  public static final double MOST = 24;

  public static final Amounts ALL = new Amounts(1, 1, 1, 1, LIMIT);

  /** All the way, however far that is. */
  public static final Amounts EXACT = new Amounts(1, 1, 1, 1, MOST);

  public static final Amounts NONE = new Amounts(0, 0, 0, 0, LIMIT);

  public Amounts {
    check("tone", tone);
    check("dynamics", dynamics);
    check("width", width);
    check("loudness", loudness);
    if (!(limitDb >= 1 && limitDb <= MOST)) {
      throw new IllegalArgumentException("limit " + limitDb + " dB: needs 1 to 24");
    }
  }

  private static void check(String aspect, double amount) {
    if (!(amount >= 0 && amount <= 1)) {
      throw new IllegalArgumentException(aspect + " " + amount + ": needs 0 to 1");
    }
  }

  /** With another limit. */
  public Amounts limit(double decibels) {
    return new Amounts(tone, dynamics, width, loudness, decibels);
  }
}
