package org.songline.release.id;

/** The check characters that identifiers end with. */
final class CheckDigits {
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private CheckDigits() {}

  /**
   * ISO 15707: a constant and each digit times its place, to the next ten.
   *
   * @param digits nine digits
   */
  static char weighted(int constant, String digits) {
    int sum = constant;
    for (int i = 0; i < digits.length(); i++) {
      sum += (i + 1) * digit(digits, i);
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /**
   * The two check digits of an IPI name number.
   *
   * @param digits nine digits
   */
  static String modulo101(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += digit(digits, i) * (10 - i);
    }
    int rest = sum % 101;
    return rest == 0 ? "00" : "%02d".formatted((101 - rest) % 100);
  }

  /** ISO 7064 MOD 11-2, whose check character may be X. */
  static char modulo11(String digits) {
    int total = 0;
    for (int i = 0; i < digits.length(); i++) {
      total = (total + digit(digits, i)) * 2;
    }
    int check = (12 - total % 11) % 11;
    return check == 10 ? 'X' : (char) ('0' + check);
  }

  /** ISO 7064 MOD 37,36 over digits and capital letters. */
  static char modulo37(String text) {
    int product = 36;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + ALPHANUMERIC.indexOf(text.charAt(i))) % 36;
      product = 2 * (sum == 0 ? 36 : sum) % 37;
    }
    return ALPHANUMERIC.charAt((37 - product) % 36);
  }

  /** GS1: weights 3 and 1 by turns from the right, to the next ten. */
  static char gs1(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * digit(digits, i);
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /**
   * The text in stored form: no separators, capital letters.
   *
   * @throws IllegalArgumentException unless what is left has the form
   */
  static String plain(String text, String form, String name, String looks) {
    String plain = text.strip().replaceAll("[\\s.\\-]", "").toUpperCase(java.util.Locale.ROOT);
    if (!plain.matches(form)) {
      throw new IllegalArgumentException(
          "\"" + text.strip() + "\" is no " + name + ", which looks like " + looks);
    }
    return plain;
  }

  /**
   * @throws IllegalArgumentException unless the text ends with the check that belongs to it
   */
  static void require(String text, String name, String check) {
    if (!text.endsWith(check)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no " + name + ": it ends with " + check + " when it is typed right");
    }
  }

  private static int digit(String digits, int at) {
    return digits.charAt(at) - '0';
  }
}
