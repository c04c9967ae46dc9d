package org.songline.release.check.rule;

/**
 * A text in a catalog's file that stands where a code belongs and is none.
 *
 * @param key of the text, for example {@code isrc}
 * @param place the entry in plain words
 * @param why as the code's own check tells it
 */
public record BadCode(String key, String place, String text, String why) {}
