package org.songline.release.id;

import java.util.Locale;
import java.util.Set;

/**
 * The International Standard Recording Code (ISO 3901:2019) of one version of a recording: a prefix
 * code of five characters, the year of reference, and a designation of five digits.
 */
public record Isrc(String text) implements Identifier {
  /** Prefixes that belong to no country (ISRC handbook) or once stood for one. */
  private static final Set<String> OTHER_COUNTRIES =
      Set.of(
          "FX", "QM", "QZ", "QT", "UK", "CP", "DG", "ZZ", "BK", "BC", "BP", "BX", "KS", "XK", "YU",
          "CS");

  private static final Set<String> ISO = Set.of(Locale.getISOCountries());

  public Isrc {
    text = CheckDigits.plain(text, "[A-Z]{2}[A-Z0-9]{3}\\d{7}", "ISRC", "GB-AYC-17-00598");
  }

  /** Country and registrant, five characters. */
  public String prefix() {
    return text.substring(0, 5);
  }

  /** The last two digits of the year in which the code was assigned. */
  public int year() {
    return Integer.parseInt(text.substring(5, 7));
  }

  /** The number within the year, 0 to 99999. */
  public int designation() {
    return Integer.parseInt(text.substring(7));
  }

  /**
   * Whether it can have been assigned by then: the first codes are of 1986, and agencies give out
   * those of the next year ahead.
   *
   * @param thisYear in four digits
   */
  public boolean assignable(int thisYear) {
    int full = year() >= 86 ? 1900 + year() : 2000 + year();
    return full <= thisYear + 1;
  }

  /** Whether the first two letters are a country or one of the agencies' other codes. */
  public boolean knownCountry() {
    String country = text.substring(0, 2);
    return ISO.contains(country) || OTHER_COUNTRIES.contains(country);
  }

  @Override
  public String display() {
    return String.join(
        "-", text.substring(0, 2), text.substring(2, 5), text.substring(5, 7), text.substring(7));
  }
}
