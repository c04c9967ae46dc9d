package org.songline.release.royalty.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.release.royalty.money.Currencies;

/** One text for what statements write in several ways. */
final class Tidy {
  private static final Map<String, String> COUNTRIES = countries();

  /** Beginnings of shops' names, in lower case, and what they are called here. */
  private static final List<List<String>> STORES =
      List.of(
          List.of("itunes match", "iTunes Match"),
          List.of("itunes", "iTunes"),
          List.of("apple itunes", "iTunes"),
          List.of("apple music", "Apple Music"),
          List.of("itunes apple music", "Apple Music"),
          List.of("spotify", "Spotify"),
          List.of("deezer", "Deezer"),
          List.of("tidal", "TIDAL"),
          List.of("qobuz", "Qobuz"),
          List.of("beatport", "Beatport"),
          List.of("bandcamp", "Bandcamp"),
          List.of("soundcloud", "SoundCloud"),
          List.of("amazon music", "Amazon Music"),
          List.of("amazon unlimited", "Amazon Music"),
          List.of("amazon prime", "Amazon Music"),
          List.of("amazon", "Amazon"),
          List.of("youtube music", "YouTube Music"),
          List.of("youtube red", "YouTube Music"),
          List.of("youtube premium", "YouTube Music"),
          List.of("youtube", "YouTube"),
          List.of("tiktok", "TikTok"),
          List.of("facebook", "Meta"),
          List.of("instagram", "Meta"),
          List.of("meta", "Meta"),
          List.of("pandora", "Pandora"));

  private Tidy() {}

  static String isrc(String text) {
    return plain(text).toUpperCase(Locale.ROOT);
  }

  static String iswc(String text) {
    return plain(text).toUpperCase(Locale.ROOT);
  }

  /** Digits without zeros in front of twelve. */
  static String upc(String text) {
    String digits = plain(text);
    while (digits.length() > 12 && digits.startsWith("0")) {
      digits = digits.substring(1);
    }
    return digits;
  }

  static String store(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    if (lower.startsWith("apple") && lower.contains("itunes")) {
      return "iTunes";
    }
    for (List<String> known : STORES) {
      String begin = known.getFirst();
      if (lower.equals(begin) || lower.startsWith(begin + " ")) {
        return known.getLast();
      }
    }
    return text;
  }

  /** ISO 3166 for codes and for names in English, French and German. */
  static String country(String text) {
    return COUNTRIES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
  }

  static String currency(String text) {
    return Currencies.checked(text);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s.'\"=\\-]", "");
  }

  private static Map<String, String> countries() {
    Map<String, String> known = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      for (Locale language : List.of(Locale.GERMAN, Locale.FRENCH, Locale.ENGLISH)) {
        known.put(country.getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
      }
      known.put(code.toLowerCase(Locale.ROOT), code);
      known.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
    }
    known.put("uk", "GB");
    known.put("usa", "US");
    known.put("united states of america", "US");
    return known;
  }
}
