package org.songline.measure.music;

/**
 * A part of a piece of music between two changes.
 *
 * @param label a letter for each kind of part in order of first appearance; a part much like an
 *     earlier one but not the same has a prime
 * @param startSeconds where it begins
 * @param endSeconds where it ends
 * @param energy 0 to 10: how loud and how busy it is beside the strongest part of the piece
 */
public record Section(String label, double startSeconds, double endSeconds, double energy) {}
