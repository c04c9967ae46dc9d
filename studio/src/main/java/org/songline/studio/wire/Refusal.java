package org.songline.studio.wire;

/**
 * Why something did not happen.
 *
 * @param what one line: what is wrong, where, and what to do about it
 */
public record Refusal(String what) {}
