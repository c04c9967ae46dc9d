package org.songline.measure.fault;

import org.jspecify.annotations.Nullable;

/**
 * How far the middle of the wave lies beside zero, second by second.
 *
 * @param worstDbfs in the worst second of any channel; null when never
 * @param worstSeconds where that second begins
 * @param medianDbfs of the seconds of the worse channel: what stays, while bass comes and goes
 */
public record Offset(
    @Nullable Double worstDbfs, double worstSeconds, @Nullable Double medianDbfs) {}
