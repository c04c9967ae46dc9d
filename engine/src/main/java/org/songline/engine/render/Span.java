package org.songline.engine.render;

/**
 * Which frames of the song are written.
 *
 * @param from the first
 * @param least at least up to here
 * @param most at most up to here; between the two, until it is quiet
 * @param quiet how many quiet frames in a row end it
 */
record Span(long from, long least, long most, int quiet) {}
