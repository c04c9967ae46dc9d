package org.songline.engine.compile;

/** Sound in a buffer, or what a modulator says, and how many quanta it lags behind the song. */
record Sound(int buffer, int lag) {}
