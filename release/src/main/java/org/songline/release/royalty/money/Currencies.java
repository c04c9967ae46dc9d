package org.songline.release.royalty.money;

import java.util.Currency;
import java.util.Locale;

/** Currencies by their codes of ISO 4217. */
public final class Currencies {
  private Currencies() {}

  /**
   * The code in capital letters.
   *
   * @throws IllegalArgumentException when there is no such currency
   */
  public static String checked(String code) {
    String plain = code.strip().toUpperCase(Locale.ROOT);
    return found(plain).getCurrencyCode();
  }

  /** How many decimals its smallest unit has, 0 to 4. */
  public static int decimals(String code) {
    return Math.max(0, found(code).getDefaultFractionDigits());
  }

  private static Currency found(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + code + "\" is no currency, which looks like EUR (ISO 4217)", e);
    }
  }
}
