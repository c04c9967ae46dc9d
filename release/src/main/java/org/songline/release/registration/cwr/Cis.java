package org.songline.release.registration.cwr;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * The characters that societies take: capital letters without accents, digits and signs. Titles may
 * have more signs than names.
 */
final class Cis {
  private static final String LETTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String TITLES = LETTERS + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{}~\u00a3\u20ac";
  private static final String NAMES = LETTERS + "!#$%&'()+,-./?@`";

  private static final Map<Integer, String> WRITTEN =
      Map.ofEntries(
          Map.entry(0xc6, "AE"),
          Map.entry(0x152, "OE"),
          Map.entry(0xd8, "O"),
          Map.entry(0x110, "D"),
          Map.entry(0xd0, "D"),
          Map.entry(0xde, "TH"),
          Map.entry(0x141, "L"),
          Map.entry(0x126, "H"),
          Map.entry(0x166, "T"),
          Map.entry(0x14a, "NG"),
          Map.entry(0x18f, "E"),
          Map.entry(0x1e9e, "SS"),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201a, "'"),
          Map.entry(0xb4, "'"),
          Map.entry(0x2bc, "'"),
          Map.entry(0x201c, "\""),
          Map.entry(0x201d, "\""),
          Map.entry(0x201e, "\""),
          Map.entry(0xab, "\""),
          Map.entry(0xbb, "\""),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0xd7, "X"),
          Map.entry(0x2022, "."),
          Map.entry(0xb7, "."),
          Map.entry((int) '|', "/"),
          Map.entry(0x20ac, "EUR"),
          Map.entry(0xa3, "GBP"),
          Map.entry((int) '\t', " "));

  private Cis() {}

  static boolean allowed(String set, String text) {
    String all = set.equals("names") ? NAMES : TITLES;
    return text.codePoints().allMatch(c -> all.indexOf(c) >= 0);
  }

  /** A title as societies take it; what they have no sign for is left as it is. */
  static String title(String text) {
    return written(text, TITLES);
  }

  /** A name as societies take it; signs that names may not have are left out. */
  static String name(String text) {
    String plain = written(text, TITLES);
    StringBuilder kept = new StringBuilder();
    plain
        .codePoints()
        .filter(c -> NAMES.indexOf(c) >= 0 || TITLES.indexOf(c) < 0)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  /** The first characters that a field has room for. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most).strip();
  }

  private static String written(String text, String allowed) {
    String upper = text.toUpperCase(Locale.ROOT);
    StringBuilder first = new StringBuilder();
    upper
        .codePoints()
        .forEach(
            c -> {
              String told = WRITTEN.get(c);
              if (told == null) {
                first.appendCodePoint(c);
              } else {
                first.append(told);
              }
            });
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(first, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(c -> allowed.indexOf(c) >= 0 || Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip().replaceAll(" {2,}", " ");
  }
}
