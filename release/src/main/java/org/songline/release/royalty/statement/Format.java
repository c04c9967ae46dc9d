package org.songline.release.royalty.statement;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.release.royalty.money.Currencies;

/**
 * How a source writes its statements: which column means what. A header is known by its words,
 * whatever their case, accents and spaces; a currency in brackets at its end may be any.
 *
 * @param id also the source's name unless another is given; lower case, digits and hyphens
 * @param header names of columns that a header must have to be of this format
 * @param columns for each meaning the names that a column of it may have, the best first
 * @param skip rows left out: for a column's name the values, in lower case, that say so
 * @param currency of amounts where no column and no header tells it; empty when one must
 * @param decimal what parts decimals
 * @param dayFirst whether {@code 03/04/2026} is in April
 */
public record Format(
    String id,
    String name,
    List<String> header,
    SortedMap<Meaning, List<String>> columns,
    SortedMap<String, List<String>> skip,
    String currency,
    Decimal decimal,
    boolean dayFirst) {
  private static final Pattern CODE = Pattern.compile("(.*)\\((\\p{Alpha}{3})\\)");

  /** What a column tells. */
  public enum Meaning {
    /** The month or day of the report. */
    REPORTED,
    /** The month or day of the sale. */
    SOLD,
    /** The shop. */
    STORE,
    /** The country of the sale. */
    COUNTRY,
    /** The recording's code. */
    ISRC,
    /** The release's code. */
    UPC,
    /** The work's code. */
    ISWC,
    /** The work's number. */
    NUMBER,
    /** The track's title. */
    TITLE,
    /** The artist. */
    ARTIST,
    /** The release's title. */
    ALBUM,
    /** The kind of use or sale. */
    KIND,
    /** How many. */
    UNITS,
    /** What is paid for the row. */
    AMOUNT,
    /** The currency of the amount. */
    CURRENCY
  }

  /** What parts decimals. */
  public enum Decimal {
    POINT,
    COMMA,
    /** As the first rows show; with semicolons between fields a comma, else a point. */
    SHOWN
  }

  public Format {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 40) {
      throw new IllegalArgumentException("a format's id \"" + id + "\" is none: use a-z, 0-9, -");
    }
    header = List.copyOf(header);
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    skip = Collections.unmodifiableSortedMap(new TreeMap<>(skip));
    if (!columns.containsKey(Meaning.AMOUNT)) {
      throw new IllegalArgumentException("a format without a column of the amount");
    }
    currency = currency.isEmpty() ? "" : Currencies.checked(currency);
  }

  /** A column's name in the form in which names are compared, without a currency in brackets. */
  static String plain(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('\u00a0', ' ')
            .replace('\u2019', '\'')
            .replaceAll("\\s+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    Matcher code = CODE.matcher(folded);
    return code.matches() && isCurrency(code.group(2)) ? code.group(1).strip() : folded;
  }

  /** The currency in brackets at a header's end. */
  static Optional<String> currencyIn(String name) {
    Matcher code = CODE.matcher(name.strip());
    return code.matches() && isCurrency(code.group(2))
        ? Optional.of(code.group(2).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether a row is the header of this format. */
  boolean matches(List<String> plainNames) {
    return header.stream().allMatch(name -> plainNames.contains(plain(name)));
  }

  /** Which column has a meaning. */
  Optional<Integer> column(Meaning meaning, List<String> plainNames) {
    return columns.getOrDefault(meaning, List.of()).stream()
        .map(name -> plainNames.indexOf(plain(name)))
        .filter(at -> at >= 0)
        .findFirst();
  }

  private static boolean isCurrency(String code) {
    try {
      return !Currencies.checked(code).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
