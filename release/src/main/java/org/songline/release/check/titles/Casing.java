package org.songline.release.check.titles;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Capitals and small letters of titles, by language. */
final class Casing {
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of",
          "off", "on", "onto", "or", "out", "over", "so", "the", "to", "up", "with", "yet", "feat",
          "vs");
  private static final Set<String> SENTENCE =
      Set.of(
          "fr", "fra", "fre", "it", "ita", "sv", "swe", "ru", "rus", "uk", "ukr", "bg", "bul", "da",
          "dan", "no", "nb", "nor", "fi", "fin");
  private static final int SHORT = 4;

  private Casing() {}

  /** How the title would be written; empty when it may stay. */
  static Optional<String> better(String title, String language) {
    String letters = title.replaceAll("[^\\p{L}]", "");
    boolean english = language.equals("en") || language.equals("eng");
    boolean cased =
        letters.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    if (!cased) {
      return Optional.empty();
    }
    boolean upper = letters.equals(letters.toUpperCase(Locale.ROOT)) && letters.length() > SHORT;
    boolean lower = letters.equals(letters.toLowerCase(Locale.ROOT));
    if (upper || lower) {
      String plain = title.toLowerCase(Locale.ROOT);
      return Optional.of(english ? english(plain, true) : first(plain));
    }
    if (english) {
      String better = english(title, false);
      return better.equals(title) ? Optional.empty() : Optional.of(better);
    }
    if (SENTENCE.contains(language)) {
      return sentence(title);
    }
    return Optional.empty();
  }

  /** Capitals on all words but small ones inside; words with capitals further in stay. */
  private static String english(String title, boolean smallInside) {
    String[] words = title.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      String bare = word.replaceAll("[^\\p{L}\\p{N}']", "").toLowerCase(Locale.ROOT);
      boolean edge = i == 0 || i == words.length - 1 || words[i - 1].matches(".*[:/?!-]");
      boolean opens = word.matches("[(\\[\"'].*");
      if (SMALL.contains(bare) && !edge && !opens) {
        words[i] = smallInside ? word.toLowerCase(Locale.ROOT) : word;
      } else if (!SMALL.contains(bare) || (edge && !opens)) {
        words[i] = first(word);
      }
    }
    return String.join(" ", words);
  }

  /** With three words or more that all begin with capitals, only the first does. */
  private static Optional<String> sentence(String title) {
    String[] words = title.split(" ", -1);
    int capitals = 0;
    int small = 0;
    for (int i = 1; i < words.length; i++) {
      String bare = words[i].replaceAll("[^\\p{L}]", "");
      if (bare.length() > 2) {
        boolean capital = Character.isUpperCase(bare.codePointAt(0));
        capitals += capital ? 1 : 0;
        small += capital ? 0 : 1;
      }
    }
    return capitals >= 2 && small == 0
        ? Optional.of(first(title.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static String first(String text) {
    boolean styled = text.chars().anyMatch(Character::isUpperCase);
    for (int i = 0; i < text.length() && !styled; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return text.substring(0, i) + Character.toUpperCase(text.charAt(i)) + text.substring(i + 1);
      }
      if (Character.isDigit(text.charAt(i))) {
        return text;
      }
    }
    return text;
  }
}
