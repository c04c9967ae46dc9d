package org.songline.model.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Musical time as people write it, in quarter notes: a decimal such as {@code 4} or {@code 1.25}
 * when up to four decimals say it exactly, otherwise a fraction such as {@code 1/3} or {@code
 * 5+2/7}. Reading is exact: what falls between two ticks is refused. Writing has one form for each
 * count of ticks.
 */
public final class Quarters {
  /** The longest time that can be written: over a hundred years at any tempo. */
  public static final long MAX_TICKS = 1L << 53;

  private static final int DECIMALS = 4;
  private static final Pattern DECIMAL = Pattern.compile("(\\d{1,11})(?:\\.(\\d{1,10}))?");
  private static final Pattern FRACTION =
      Pattern.compile("(?:(\\d{1,11})\\+)?(\\d{1,11})/(\\d{1,9})");

  private Quarters() {}

  /** The canonical text of a count of ticks, 0 or more. */
  public static String text(long ticks) {
    long whole = ticks / Ticks.PER_QUARTER;
    long rest = ticks % Ticks.PER_QUARTER;
    if (rest == 0) {
      return Long.toString(whole);
    }
    long scaled = rest;
    StringBuilder decimals = new StringBuilder();
    for (int i = 0; i < DECIMALS && scaled != 0; i++) {
      scaled *= 10;
      decimals.append(scaled / Ticks.PER_QUARTER);
      scaled %= Ticks.PER_QUARTER;
    }
    if (scaled == 0) {
      return whole + "." + decimals;
    }
    long common = greatestCommonDivisor(rest, Ticks.PER_QUARTER);
    String fraction = rest / common + "/" + Ticks.PER_QUARTER / common;
    return whole == 0 ? fraction : whole + "+" + fraction;
  }

  /** Whether the canonical text of a count of ticks is a decimal. */
  public static boolean isDecimal(long ticks) {
    return ticks % Ticks.PER_QUARTER * 10_000 % Ticks.PER_QUARTER == 0;
  }

  /**
   * Reads a count of ticks.
   *
   * @throws IllegalArgumentException saying what is wrong, when the text is no time in quarter
   *     notes or falls between two ticks
   */
  public static long parse(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    Matcher fraction = FRACTION.matcher(text);
    long whole;
    long numerator;
    long denominator;
    if (decimal.matches()) {
      String digits = decimal.group(2) == null ? "0" : decimal.group(2);
      whole = Long.parseLong(decimal.group(1));
      numerator = Long.parseLong(digits);
      denominator = 1;
      for (int i = 0; i < digits.length(); i++) {
        denominator *= 10;
      }
    } else if (fraction.matches()) {
      whole = fraction.group(1) == null ? 0 : Long.parseLong(fraction.group(1));
      numerator = Long.parseLong(fraction.group(2));
      denominator = Long.parseLong(fraction.group(3));
    } else {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time in quarter notes such as 4, 0.75, 1/3 or 5+2/7");
    }
    if (denominator == 0) {
      throw new IllegalArgumentException("\"" + text + "\" divides by zero");
    }
    long common = greatestCommonDivisor(numerator, denominator);
    if (Ticks.PER_QUARTER % (denominator / common) != 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" falls between two ticks (a quarter note has 322560)");
    }
    // Both factors are below 2^38 and 2^37, and the sum is checked against the limit before use.
    double size = (whole + (double) numerator / denominator) * Ticks.PER_QUARTER;
    if (size > MAX_TICKS) {
      throw new IllegalArgumentException("\"" + text + "\" is beyond the longest song");
    }
    return whole * Ticks.PER_QUARTER
        + numerator / common * (Ticks.PER_QUARTER / (denominator / common));
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
