package org.songline.release.royalty.statement;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months in the forms that statements have them in, as numbers: twelve for each year. */
final class Months {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.]?(\\d{2})(?:[-/.]?\\d{2})?(?:[t ].*)?");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
  private static final Pattern DATE =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?:[ ,].*)?");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:\\d{1,2}\\.? )?([a-z]{3,9})\\.?(?: \\d{1,2})?,?[ -](\\d{4}|\\d{2})(?: .*)?");
  private static final Pattern YEAR_NAMED = Pattern.compile("(\\d{4}),?[ -]([a-z]{3,9})\\.?");

  private static final Map<String, Integer> NAMES = names();

  private Months() {}

  static int of(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  static YearMonth of(int number) {
    return YearMonth.of(number / 12, number % 12 + 1);
  }

  /**
   * Reads {@code 2026-07}, {@code 07/2026}, {@code Jul 2026}, {@code July, 2026}, {@code juil.
   * 2026}, or a day of it.
   *
   * @param dayFirst how {@code 03/04/2026} is meant when both could be
   * @return -1 when it is none of these
   */
  static int read(String text, boolean dayFirst) {
    String plain =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    Matcher year = YEAR_FIRST.matcher(plain);
    if (year.matches()) {
      return month(year.group(1), Integer.parseInt(year.group(2)));
    }
    Matcher month = MONTH_YEAR.matcher(plain);
    if (month.matches()) {
      return month(month.group(2), Integer.parseInt(month.group(1)));
    }
    Matcher date = DATE.matcher(plain);
    if (date.matches()) {
      int first = Integer.parseInt(date.group(1));
      int second = Integer.parseInt(date.group(2));
      boolean secondIsMonth = first > 12 || (second <= 12 && dayFirst);
      int day = secondIsMonth ? first : second;
      return day < 1 || day > 31 ? -1 : month(date.group(3), secondIsMonth ? second : first);
    }
    Matcher named = NAMED.matcher(plain);
    if (named.matches()) {
      return month(named.group(2), NAMES.getOrDefault(named.group(1), 0));
    }
    Matcher last = YEAR_NAMED.matcher(plain);
    return last.matches() ? month(last.group(1), NAMES.getOrDefault(last.group(2), 0)) : -1;
  }

  private static int month(String year, int month) {
    int full = Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
    return month < 1 || month > 12 || full < 1990 || full > 2200 ? -1 : full * 12 + month - 1;
  }

  private static Map<String, Integer> names() {
    List<String> all =
        List.of(
            "january jan janvier janv januar",
            "february feb fevrier fevr fev februar",
            "march mar mars marz mrz maerz",
            "april apr avril avr",
            "may mai",
            "june jun juin juni",
            "july jul juillet juil juli",
            "august aug aout",
            "september sep sept septembre",
            "october oct octobre oktober okt",
            "november nov novembre",
            "december dec decembre dezember dez");
    Map<String, Integer> names = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String name : all.get(i).split(" ", -1)) {
        names.put(name, i + 1);
      }
    }
    return names;
  }
}
