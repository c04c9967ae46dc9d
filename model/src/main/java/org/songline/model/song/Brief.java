package org.songline.model.song;

/**
 * What the song wants to be; every field may be empty.
 *
 * @param genre for example {@code house}
 * @param key for example {@code A minor}
 * @param mood in the maker's own words
 * @param story what the song is about
 * @param references titles that it should stand beside, one a line
 * @param audience who it is for
 */
public record Brief(
    String genre, String key, String mood, String story, String references, String audience) {
  public static final Brief EMPTY = new Brief("", "", "", "", "", "");
}
