package org.songline.release.check.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What words say, for titles and for covers alike. */
public enum Wording {
  /** Where to find somebody: addresses, numbers, handles. */
  CONTACT(
      "https?://|www\\.|\\b[\\w-]+\\.(com|net|org|de|io|fm|co|tv|me|info|shop|link)\\b"
          + "|[\\w.+-]+@[\\w-]+\\.\\w+|(?<!\\w)@\\w{2,}|(?<!\\d)\\+?\\d[\\d ()/-]{7,}\\d"),
  PRICE(
      "[$€£¥]\\s?\\d|\\b\\d+([.,]\\d\\d)?\\s?([$€£¥]|usd|eur|gbp|dollars?|euros?|cents?)"
          + "|\\b(for sale|best price|free download|half price)\\b"),
  STORE(
      "\\b(spotify|apple music|itunes|amazon music|deezer|tidal|youtube|soundcloud|bandcamp"
          + "|beatport|tiktok|shazam|napster|pandora|google play|instagram|facebook)\\b"),
  EXCLUSIVE("\\b(exclusive|limited[ -]edition|special offer|only on|bonus offer)\\b"),
  PHYSICAL(
      "\\b(compact discs?|cds?|dvds?|blu-?ray|vinyl|lp record|cassettes?|12[- ]?inch|7[- ]?inch)\\b"
          + "|\\b(12|7)(\"|''|″)"),
  FORMAT(
      "\\b(dolby( atmos)?|atmos|spatial audio|360 reality audio|lossless|hi[- ]?res|flac|mp3|wav"
          + "|(16|24|32)[- ]?bit|\\d{2,3}(\\.\\d)? ?khz|mastered for itunes"
          + "|digital (album|single|release|edition|version|download|booklet))\\b"),
  YEAR("\\b(19[5-9]\\d|20\\d\\d)\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-](\\d{2}|\\d{4})\\b"),
  ADVISORY("\\b(parental advisory|explicit( content| lyrics)?)\\b"),
  PROMOTION(
      "\\b(out now|new single|brand new|hot new|official|free download|must hear|#1|number one"
          + " hit|viral|best of the best|stream now|pre-?order|pre-?save|buy now|tiktok"
          + " (hit|version))\\b|#\\w+|#1\\b");

  private final Pattern pattern;

  Wording(String pattern) {
    this.pattern =
        Pattern.compile(
            pattern,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The first words of this kind. */
  public Optional<String> in(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
  }

  /** The text without words of this kind. */
  public String cut(String text) {
    return pattern.matcher(text).replaceAll(" ");
  }

  /** Lower case, without marks over letters and with single spaces, for comparing. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u00a0]+", " ")
        .strip();
  }

  /** Whether words stand in a text as whole words, marks and case aside. */
  public static boolean holds(String text, String words) {
    String inner = plain(words);
    return !inner.isEmpty()
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(inner) + "(?![\\p{L}\\p{N}])")
            .matcher(plain(text))
            .find();
  }
}
