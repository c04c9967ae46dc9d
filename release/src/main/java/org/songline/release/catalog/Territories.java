package org.songline.release.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A part of the world: some countries, or all but some. Written {@code world}, {@code world -US
 * -CA} or {@code DE AT CH}.
 *
 * @param world whether it is all countries but those listed
 * @param countries ISO 3166-1 codes of two letters
 */
public record Territories(boolean world, SortedSet<String> countries) {
  public static final Territories WORLD = new Territories(true, new TreeSet<>());
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());
  private static final String ALL = "world";

  public Territories {
    countries = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    for (String country : countries) {
      if (!ISO.contains(country)) {
        throw new IllegalArgumentException(
            "\"" + country + "\" is no country of ISO 3166-1, such as DE or US");
      }
    }
    if (!world && countries.isEmpty()) {
      throw new IllegalArgumentException("no country at all");
    }
  }

  public static Territories of(Collection<String> countries) {
    return new Territories(false, new TreeSet<>(countries));
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when a word is no country
   */
  public static Territories parse(String text) {
    TreeSet<String> countries = new TreeSet<>();
    boolean world = false;
    boolean first = true;
    for (String word : text.strip().split("[\\s,]+", -1)) {
      if (first && word.equalsIgnoreCase(ALL)) {
        world = true;
      } else {
        if (world != word.startsWith("-")) {
          throw new IllegalArgumentException(
              "\"" + text + "\" is no territory: write world, world -US, or DE AT CH");
        }
        countries.add((world ? word.substring(1) : word).toUpperCase(Locale.ROOT));
      }
      first = false;
    }
    return new Territories(world, countries);
  }

  public boolean contains(String country) {
    return world != countries.contains(country);
  }

  /** Whether every country of the other is in this one. */
  public boolean covers(Territories other) {
    return ISO.stream().allMatch(country -> !other.contains(country) || contains(country));
  }

  public String text() {
    if (!world) {
      return String.join(" ", countries);
    }
    StringBuilder text = new StringBuilder(ALL);
    countries.forEach(country -> text.append(" -").append(country));
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
