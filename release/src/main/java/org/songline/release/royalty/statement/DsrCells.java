package org.songline.release.royalty.statement;

import java.math.BigDecimal;
import java.util.Locale;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;

/** What cells of a DSR flat file say. */
final class DsrCells {
  private DsrCells() {}

  static Amount number(ByteRows rows, String text) {
    if (text.isEmpty()) {
      return Amount.ZERO;
    }
    if (!text.matches("-?(?:\\d{1,12}(?:\\.\\d{0,30})?|\\.\\d{1,30})")) {
      throw rows.problem("\"" + shortened(text) + "\" is no number", "send for the file again");
    }
    return Amount.of(new BigDecimal(text));
  }

  static long thousandths(Amount count) {
    return count.floor(3).longValueExact();
  }

  static int month(ByteRows rows, String text) {
    int month = Months.read(text.length() == 4 ? text + "-12" : text, false);
    if (month < 0) {
      throw rows.problem("\"" + shortened(text) + "\" is no date", "send for the file again");
    }
    return month;
  }

  static String checked(ByteRows rows, String currency) {
    try {
      return Currencies.checked(currency);
    } catch (IllegalArgumentException e) {
      throw rows.problem(String.valueOf(e.getMessage()), "send for the file again");
    }
  }

  static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
