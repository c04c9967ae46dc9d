package org.songline.release.royalty.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.release.exact.Share;

/**
 * An amount of money in units of its currency, exact: a fraction in lowest terms, negative for what
 * is taken back. Beyond a trillion in size, or a denominator of more than 120 digits, it is
 * refused.
 */
public record Amount(BigInteger numerator, BigInteger denominator) implements Comparable<Amount> {
  private static final BigInteger MOST = BigInteger.TEN.pow(12);
  private static final int MOST_BITS = 400;

  // Checked against the two above, and so after them.
  public static final Amount ZERO = new Amount(BigInteger.ZERO, BigInteger.ONE);

  private static final int MOST_DECIMALS = 40;
  private static final Pattern FORM =
      Pattern.compile("(-?\\d{1,13}(?:\\.\\d{1,40})?|-?\\d{1,140}/\\d{1,130})");

  public Amount {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("an amount over " + denominator + " is none");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger common = numerator.gcd(denominator);
      if (!common.equals(BigInteger.ONE)) {
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
      }
    }
    if (denominator.bitLength() > MOST_BITS
        || numerator.abs().compareTo(MOST.multiply(denominator)) > 0) {
      throw new ArithmeticException("an amount beyond a trillion or finer than can be kept");
    }
  }

  public static Amount of(long units) {
    return new Amount(BigInteger.valueOf(units), BigInteger.ONE);
  }

  public static Amount of(BigDecimal value) {
    return value.scale() <= 0
        ? new Amount(value.toBigIntegerExact(), BigInteger.ONE)
        : new Amount(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /**
   * Reads what {@link #text} writes: {@code -12.5} or {@code 1/3}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Amount parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      int slash = form.group(1).indexOf('/');
      if (slash < 0) {
        return of(new BigDecimal(form.group(1)));
      }
      BigInteger under = new BigInteger(form.group(1).substring(slash + 1));
      if (under.signum() > 0) {
        return new Amount(new BigInteger(form.group(1).substring(0, slash)), under);
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no amount, which looks like 12.50 and has a point");
  }

  public static Amount sum(Collection<Amount> amounts) {
    return amounts.stream().reduce(ZERO, Amount::plus);
  }

  public Amount plus(Amount other) {
    if (denominator.equals(other.denominator)) {
      return new Amount(numerator.add(other.numerator), denominator);
    }
    return new Amount(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Amount minus(Amount other) {
    return plus(other.negated());
  }

  public Amount negated() {
    return new Amount(numerator.negate(), denominator);
  }

  public Amount times(Share share) {
    return new Amount(
        numerator.multiply(share.numerator()), denominator.multiply(share.denominator()));
  }

  /** At so many units of another currency for one of this. */
  public Amount at(BigDecimal rate) {
    Amount factor = of(rate);
    return new Amount(
        numerator.multiply(factor.numerator), denominator.multiply(factor.denominator));
  }

  public Amount min(Amount other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Amount max(Amount other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  /**
   * In whole smallest units of a currency, the rest cut off towards minus infinity.
   *
   * @param decimals of the currency
   */
  public BigInteger floor(int decimals) {
    BigInteger[] parts =
        numerator.multiply(BigInteger.TEN.pow(decimals)).divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  @Override
  public int compareTo(Amount other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** In the form that {@link #parse} reads back to the same amount; a decimal where one says it. */
  public String text() {
    if (denominator.equals(BigInteger.ONE)) {
      return numerator.toString();
    }
    int twos = denominator.getLowestSetBit();
    BigInteger rest = denominator.shiftRight(twos);
    int fives = 0;
    while (fives <= MOST_DECIMALS && rest.mod(BigInteger.valueOf(5)).signum() == 0) {
      rest = rest.divide(BigInteger.valueOf(5));
      fives++;
    }
    int decimals = Math.max(twos, fives);
    if (rest.equals(BigInteger.ONE) && decimals <= MOST_DECIMALS) {
      return new BigDecimal(
              numerator.multiply(BigInteger.TEN.pow(decimals)).divide(denominator), decimals)
          .toPlainString();
    }
    return numerator + "/" + denominator;
  }

  /** Rounded half up for a reader. */
  public String rounded(int decimals) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** Roughly, for programs that draw it. */
  public double roughly() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Override
  public String toString() {
    return text();
  }
}
