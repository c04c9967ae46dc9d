package org.songline.release.registration.cwr;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Territories;

/** The format's codes: tables by name, countries as its territories, languages. */
final class Tables {
  /** The whole world. */
  static final String WORLD = "2136";

  private static final Map<String, Set<String>> CODES = codes();
  private static final Map<String, String> COUNTRIES = countries();
  private static final Map<String, String> LANGUAGES = languages();

  private Tables() {}

  /** Whether a table has a code; numbers may have zeros in front. */
  static boolean has(String table, String code) {
    Set<String> codes = CODES.getOrDefault(table, Set.of());
    return codes.contains(code) || codes.contains(code.replaceFirst("^0+(?=.)", ""));
  }

  /** The countries that are territories of their own, by their two letters. */
  static Set<String> ownCountries() {
    return COUNTRIES.keySet();
  }

  /** The territory of a country, four digits. */
  static String territory(String country) {
    String code = COUNTRIES.get(country);
    if (code == null) {
      throw new ReleaseProblem(
          "territory " + country,
          "societies know no territory of its own there",
          "name the country that it belongs to");
    }
    return "%04d".formatted(Integer.parseInt(code));
  }

  /** Whether a territory, a country or a larger part of the world, has a country for sure. */
  static boolean isCountry(String territory, String country) {
    return territory(country).equals(padded(territory));
  }

  static String padded(String territory) {
    return "0".repeat(Math.max(0, 4 - territory.length())) + territory;
  }

  /**
   * @throws ReleaseProblem when a country that is named has no territory of its own
   */
  static void check(Territories territories) {
    territories.countries().forEach(Tables::territory);
  }

  /** The code of a language of ISO 639, two letters; empty for none that the format knows. */
  static String language(String language) {
    String two = LANGUAGES.getOrDefault(language.toLowerCase(Locale.ROOT), "");
    return has("language", two) ? two : "";
  }

  private static Map<String, Set<String>> codes() {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    for (String line : Layouts.lines("tables.txt")) {
      List<String> words = List.of(line.split(" "));
      tables.put(words.getFirst(), Set.copyOf(words.subList(1, words.size())));
    }
    return tables;
  }

  private static Map<String, String> countries() {
    Map<String, String> countries = new LinkedHashMap<>();
    for (String line : Layouts.lines("territories.txt")) {
      int space = line.indexOf(' ');
      countries.put(line.substring(0, space), line.substring(space + 1));
    }
    return countries;
  }

  private static Map<String, String> languages() {
    Map<String, String> languages = new LinkedHashMap<>();
    Set<String> two = new TreeSet<>(Comparator.naturalOrder());
    two.addAll(List.of(Locale.getISOLanguages()));
    for (String language : two) {
      languages.put(language, language.toUpperCase(Locale.ROOT));
      languages.putIfAbsent(
          Locale.of(language).getISO3Language(), language.toUpperCase(Locale.ROOT));
    }
    return languages;
  }
}
