package org.songline.release.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of something, exact: a fraction in lowest terms, never negative; the whole is 1. Written
 * as {@code 33.5%} where a decimal says it, otherwise as {@code 1/3}.
 */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {
  public static final Share NOTHING = new Share(BigInteger.ZERO, BigInteger.ONE);
  public static final Share WHOLE = new Share(BigInteger.ONE, BigInteger.ONE);

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?) ?%");
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,80})(?: ?/ ?(\\d{1,80}))?");
  private static final int MOST_DECIMALS = 12;

  public Share {
    if (denominator.signum() <= 0 || numerator.signum() < 0) {
      throw new IllegalArgumentException(
          "a share of " + numerator + "/" + denominator + " is none: it must be 0 or more");
    }
    BigInteger common = numerator.gcd(denominator);
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  public static Share of(long numerator, long denominator) {
    return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Share percent(long percent) {
    return of(percent, 100);
  }

  /**
   * Reads {@code 50%}, {@code 33.5 %}, {@code 1/3} or {@code 1}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Share parse(String text) {
    String plain = text.strip();
    Matcher percent = PERCENT.matcher(plain);
    if (percent.matches()) {
      BigDecimal value = new BigDecimal(percent.group(1));
      return new Share(
          value.unscaledValue(),
          BigInteger.TEN.pow(value.scale()).multiply(BigInteger.valueOf(100)));
    }
    Matcher fraction = FRACTION.matcher(plain);
    if (fraction.matches()) {
      BigInteger under =
          fraction.group(2) == null ? BigInteger.ONE : new BigInteger(fraction.group(2));
      if (under.signum() > 0) {
        return new Share(new BigInteger(fraction.group(1)), under);
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no share: write it as 50%, 33.5% or 1/3");
  }

  public static Share sum(Collection<Share> shares) {
    return shares.stream().reduce(NOTHING, Share::plus);
  }

  /** The whole in equal parts. */
  public static List<Share> equal(int parts) {
    List<Share> shares = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      shares.add(of(1, parts));
    }
    return List.copyOf(shares);
  }

  public Share plus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /**
   * @throws IllegalArgumentException when the other is greater
   */
  public Share minus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Share times(Share other) {
    return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * @throws IllegalArgumentException when the other is nothing
   */
  public Share dividedBy(Share other) {
    return new Share(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public boolean isNothing() {
    return numerator.signum() == 0;
  }

  public boolean isWhole() {
    return equals(WHOLE);
  }

  @Override
  public int compareTo(Share other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** In percent, rounded for a reader. */
  public double roundedPercent() {
    return new BigDecimal(numerator)
        .multiply(BigDecimal.valueOf(100))
        .divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  /** In the form that {@link #parse} reads back to the same share. */
  public String text() {
    BigInteger hundreds = numerator.multiply(BigInteger.valueOf(100));
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      BigInteger[] parts =
          hundreds.multiply(BigInteger.TEN.pow(decimals)).divideAndRemainder(denominator);
      if (parts[1].signum() == 0) {
        return new BigDecimal(parts[0], decimals).toPlainString() + "%";
      }
    }
    return numerator + "/" + denominator;
  }

  @Override
  public String toString() {
    return text();
  }
}
