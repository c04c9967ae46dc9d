package org.songline.measure.fault;

/**
 * A place where the wave goes beyond full scale.
 *
 * @param channel from 0
 * @param seconds where its peak lies
 * @param sample the same in frames, to the half: whole on a sample, a half between two
 * @param dbtp how high it goes
 * @param onSample whether a sample itself is beyond full scale; else only the wave between
 */
public record Over(int channel, double seconds, double sample, double dbtp, boolean onSample) {}
