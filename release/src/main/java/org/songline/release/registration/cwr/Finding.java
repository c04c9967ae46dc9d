package org.songline.release.registration.cwr;

/**
 * A fault that a rule found.
 *
 * @param rule the record, and the level and number of the validation in the format's documents,
 *     such as {@code NWR T11}
 * @param level what a receiver rejects because of it
 * @param line in the file, from 1
 * @param what is wrong, in plain words
 * @param mend what to do
 */
public record Finding(String rule, Level level, int line, String what, String mend) {}
