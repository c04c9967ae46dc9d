package org.songline.measure.spectrum;

import org.jspecify.annotations.Nullable;

/**
 * The spread of levels in one band.
 *
 * @param hertz its centre
 * @param mid null when nothing sounds there
 * @param side null when nothing sounds there
 */
public record LevelBand(
    double hertz, @Nullable LevelPercentiles mid, @Nullable LevelPercentiles side) {}
