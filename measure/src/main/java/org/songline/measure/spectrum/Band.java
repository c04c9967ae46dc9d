package org.songline.measure.spectrum;

import org.jspecify.annotations.Nullable;

/**
 * One band of an averaged spectrum.
 *
 * @param hertz its centre
 * @param dbfs its level, mean over channels; a sine at full scale has 0
 * @param correlation of left and right in this band, -1 to 1; absent for mono and for silence
 */
public record Band(double hertz, double dbfs, @Nullable Double correlation) {}
