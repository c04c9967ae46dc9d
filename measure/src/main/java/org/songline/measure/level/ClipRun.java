package org.songline.measure.level;

/**
 * Samples in a row that stand still at a channel's peak: the wave was cut off.
 *
 * @param channel from 0
 * @param frame of the first sample
 * @param samples how many, 3 or more
 * @param dbfs the level they stand at
 */
public record ClipRun(int channel, long frame, int samples, double dbfs) {}
