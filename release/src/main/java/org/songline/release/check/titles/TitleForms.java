package org.songline.release.check.titles;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which titles are written, each change exact and its own fixed point. */
final class TitleForms {
  private static final Pattern FEATURED =
      Pattern.compile(
          "\\s*[(\\[]?\\s*(?<![\\p{L}\\p{N}])(?:feat\\.?|ft\\.?|featuring)\\s+([^()\\[\\]]+?)\\s*[)\\]]?"
              + "(?=\\s*(?:[(\\[]|-\\s|$))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RIGHT = Pattern.compile("[(\\[](?:feat\\.|with) [^()\\[\\]]+[)\\]]");
  private static final Pattern ANY =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:feat\\b|ft\\b|featuring\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(volume|vol|part|pt)\\.?\\s+(\\d{1,3}|[IVX]{1,5})(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECOND_ROUND =
      Pattern.compile("^([^()]*\\([^()]*\\).*?)\\(([^()]*)\\)");
  private static final String WORDS =
      "(?:[\\p{L}\\p{N}.'&, -]+ )?(?:remix|radio edit|edit|extended mix|club mix|dub"
          + " mix|instrumental|acoustic|acoustic version|live|demo|demo version|karaoke version|a"
          + " cappella|acapella|remaster|remastered|remastered \\d{4}|\\d{4}"
          + " remaster|re-?recorded|sped up|slowed|unplugged|stripped|alternate"
          + " take|alternate version|extended version)|live (?:at|from|in) [^()\\[\\]]+";
  private static final Pattern VERSION =
      Pattern.compile(
          "^(.+?)\\s*(?:[(\\[]((?:" + WORDS + "))[)\\]]|\\s-\\s((?:" + WORDS + ")))$",
          Pattern.CASE_INSENSITIVE);

  private TitleForms() {}

  /** Whether guests are named as they should be. */
  static boolean featuredRight(String title) {
    return !ANY.matcher(RIGHT.matcher(title).replaceAll("")).find();
  }

  /** With guests named as {@code (feat. A)}. */
  static String featured(String title) {
    if (featuredRight(title)) {
      return title;
    }
    Matcher matcher = FEATURED.matcher(title);
    if (!matcher.find() || matcher.start() == 0) {
      return title;
    }
    return (title.substring(0, matcher.start())
            + " (feat. "
            + matcher.group(1).strip()
            + ")"
            + title.substring(matcher.end()))
        .strip();
  }

  /** With {@code (with A} in small letters before a name; other words after "with" stay. */
  static String with(String title, Collection<String> names) {
    String now = title;
    for (String name : names) {
      now =
          now.replaceAll(
              "(?iu)([(\\[])\\s*with\\s+(?=" + Pattern.quote(name) + "(?![\\p{L}\\p{N}]))",
              "$1with ");
    }
    return now;
  }

  /** With {@code Vol. 2} and {@code Pt. 2}. */
  static String parts(String title) {
    return PARTS
        .matcher(title)
        .replaceAll(
            found -> {
              String word =
                  found.group(1).toLowerCase(Locale.ROOT).startsWith("v") ? "Vol. " : "Pt. ";
              return word + found.group(2).toUpperCase(Locale.ROOT);
            });
  }

  /** With round brackets once and square ones after them. */
  static String brackets(String title) {
    String now = title;
    for (Matcher matcher = SECOND_ROUND.matcher(now);
        matcher.find();
        matcher = SECOND_ROUND.matcher(now)) {
      now =
          now.substring(0, matcher.end(1))
              + "["
              + matcher.group(2)
              + "]"
              + now.substring(matcher.end());
    }
    return now;
  }

  /** A title and the version words at its end. */
  record Split(String title, String version) {}

  static Optional<Split> version(String title) {
    Matcher matcher = VERSION.matcher(title);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String words = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return Optional.of(new Split(matcher.group(1).strip(), words.strip()));
  }

  /** Without a bracket, or words after a hyphen, whose content is one of the words. */
  static String without(String title, String words) {
    String cut =
        title.replaceAll(
            "(?iu)\\s*(?:[(\\[]\\s*(?:" + words + ")\\s*[)\\]]|\\s-\\s(?:" + words + ")\\s*$)", "");
    return cut.isBlank() ? title : cut.strip();
  }
}
