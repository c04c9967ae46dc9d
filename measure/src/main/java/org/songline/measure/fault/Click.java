package org.songline.measure.fault;

/**
 * A jolt that does not follow from the sound around it.
 *
 * @param channel from 0
 * @param dbfs its size: the level of a single sample that would jolt as much
 */
public record Click(int channel, double seconds, double dbfs) {}
