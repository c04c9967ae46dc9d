package org.songline.media.audio.tags;

/**
 * A marked place in a file.
 *
 * @param frame from the start of the sound
 * @param label what it is called, or empty
 */
public record Cue(long id, long frame, String label) {}
