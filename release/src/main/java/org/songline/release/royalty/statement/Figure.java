package org.songline.release.royalty.statement;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as a statement prints it, read exactly: a sign, parentheses for less than nothing, marks
 * of thousands, a currency's mark. The whole part goes downwards: -0.25 is -1 and 0.75.
 */
final class Figure {
  private static final int FINEST = 18;
  private static final long[] TENS = new long[19];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  /** Units of {@link #fraction}. */
  static final long WHOLE = TENS[FINEST];

  private long whole;
  private long fraction;
  private @Nullable BigDecimal fine;

  long whole() {
    return whole;
  }

  /** What is above the whole part, in 1e-18, 0 to 1e18 - 1. */
  long fraction() {
    return fraction;
  }

  /** The number itself when it has more decimals than that; then the others are not set. */
  @Nullable BigDecimal fine() {
    return fine;
  }

  /**
   * Reads a field; nothing and a lone hyphen are zero.
   *
   * @param decimal what parts the decimals, a point or a comma
   * @return whether it was a number
   */
  boolean read(byte[] bytes, int start, int end, char decimal) {
    whole = 0;
    fraction = 0;
    fine = null;
    int at = start;
    int last = end;
    boolean negative = false;
    boolean open = false;
    // Signs and marks around the digits.
    while (at < last && !isDigit(bytes[at]) && bytes[at] != decimal) {
      switch (bytes[at]) {
        case '-' -> {
          if (negative || open) {
            return false;
          }
          negative = true;
        }
        case '(' -> {
          if (negative || open) {
            return false;
          }
          open = true;
          negative = true;
        }
        default -> {
          if (!isMark(bytes[at])) {
            return false;
          }
        }
      }
      at++;
    }
    while (last > at && !isDigit(bytes[last - 1]) && bytes[last - 1] != decimal) {
      byte b = bytes[last - 1];
      if (b == ')' && open) {
        open = false;
      } else if (!isMark(b)) {
        return false;
      }
      last--;
    }
    if (open) {
      return false;
    }
    if (at == last) {
      return end - start <= 1;
    }
    return digits(bytes, at, last, decimal, negative);
  }

  private boolean digits(byte[] bytes, int start, int end, char decimal, boolean negative) {
    byte thousands = (byte) (decimal == '.' ? ',' : '.');
    int group = -1;
    int count = 0;
    int at = start;
    for (; at < end; at++) {
      byte b = bytes[at];
      if (isDigit(b)) {
        whole = whole * 10 + (b - '0');
        count++;
        if (group >= 0) {
          group++;
        }
        if (count > 15) {
          return false;
        }
      } else if (isGap(bytes, at, end, thousands)) {
        if (count == 0 || (group >= 0 && group != 3) || (group < 0 && (count > 3 || whole == 0))) {
          return false;
        }
        group = 0;
        at += b == (byte) 0xe2 ? 2 : b == (byte) 0xc2 ? 1 : 0;
      } else {
        break;
      }
    }
    if (group >= 0 && group != 3) {
      return false;
    }
    int decimals = 0;
    if (at < end && bytes[at] == decimal) {
      at++;
      int first = at;
      while (at < end && isDigit(bytes[at]) && decimals < FINEST) {
        fraction = fraction * 10 + (bytes[at] - '0');
        decimals++;
        at++;
      }
      if (count == 0 && decimals == 0) {
        return false;
      }
      fraction *= TENS[FINEST - decimals];
      if (at < end && at > first) {
        return exact(bytes, start, end, decimal, negative);
      }
    }
    if (at < end) {
      return exact(bytes, start, end, decimal, negative);
    }
    if (negative) {
      whole = -whole;
      if (fraction > 0) {
        whole--;
        fraction = WHOLE - fraction;
      }
    }
    return true;
  }

  /** Powers of ten and more decimals than usual: slow, and rare. */
  private boolean exact(byte[] bytes, int start, int end, char decimal, boolean negative) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      char c = (char) bytes[i];
      if (c == decimal) {
        text.append('.');
      } else if (isDigit(bytes[i]) || c == 'e' || c == 'E' || c == '-' || c == '+') {
        text.append(c);
      } else {
        return false;
      }
    }
    if (text.length() > 60 || !text.toString().matches("\\d*\\.?\\d+(?:[eE][-+]?\\d{1,2})?")) {
      return false;
    }
    BigDecimal value = new BigDecimal(text.toString()).stripTrailingZeros();
    if (value.scale() > 40 || value.precision() - value.scale() > 15) {
      return false;
    }
    BigDecimal signed = negative ? value.negate() : value;
    whole = 0;
    fraction = 0;
    if (value.scale() > FINEST) {
      fine = signed;
    } else {
      BigDecimal floor = signed.setScale(0, java.math.RoundingMode.FLOOR);
      whole = floor.longValueExact();
      fraction = signed.subtract(floor).movePointRight(FINEST).longValueExact();
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** A space, also one that does not break, an apostrophe, or the mark of thousands. */
  private static boolean isGap(byte[] bytes, int at, int end, byte thousands) {
    byte b = bytes[at];
    if (b == thousands || b == ' ' || b == '\'' || b == (byte) 0xa0) {
      return true;
    }
    return (b == (byte) 0xc2 && at + 1 < end && bytes[at + 1] == (byte) 0xa0)
        || (b == (byte) 0xe2
            && at + 2 < end
            && bytes[at + 1] == (byte) 0x80
            && (bytes[at + 2] == (byte) 0xaf || bytes[at + 2] == (byte) 0x89));
  }

  /** What may stand around a number: spaces, a plus, letters and signs of currencies, per cent. */
  private static boolean isMark(byte b) {
    return b == ' ' || b == '+' || b == '$' || b == '%' || b < 0 || (b >= 'A' && b <= 'Z');
  }
}
