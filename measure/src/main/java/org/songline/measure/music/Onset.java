package org.songline.measure.music;

/**
 * Where something begins to sound.
 *
 * @param seconds from the start
 * @param strength by how much the sound becomes louder, in nepers a band; 0.1 is faint, 2 a drum
 */
public record Onset(double seconds, double strength) {}
