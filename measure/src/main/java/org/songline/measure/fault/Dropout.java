package org.songline.measure.fault;

/**
 * Digital silence where the sound is torn off and begins again in its midst.
 *
 * @param channel from 0
 * @param seconds where it begins
 * @param milliseconds how long it lasts, 1 to 50
 */
public record Dropout(int channel, double seconds, double milliseconds) {}
