package org.songline.measure.plot;

/**
 * A named stretch of time, such as a section of a song.
 *
 * @param fromSeconds its start
 * @param toSeconds its end
 */
public record Span(String name, double fromSeconds, double toSeconds) {}
