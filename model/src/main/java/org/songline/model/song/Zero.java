package org.songline.model.song;

/**
 * Songs know one zero: the text writes it without a sign, so a value that came back from the text
 * would not be equal to one with a sign.
 */
public final class Zero {
  private Zero() {}

  /** The same value; for negative zero, zero. */
  public static double unsigned(double value) {
    return value + 0.0;
  }
}
