package org.songline.mastering.playback;

import org.songline.measure.hearing.Cochleagram;

/** Something in a mix that has a name of its own: a track, or the whole. */
public record Part(String name, Cochleagram sound) {}
