package org.songline.measure;

import org.jspecify.annotations.Nullable;
import org.songline.measure.curve.Waveform;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.spectrum.Spectrum;

/**
 * What was measured over time and frequency, for pictures and comparisons.
 *
 * @param waveform null unless asked for
 * @param spectrum null unless asked for, and for an empty sound
 * @param correlation of left and right every 100 ms, NaN where a side is silent; null for mono and
 *     unless asked for
 * @param cloud how often the point (left, right) fell in each of {@link
 *     org.songline.measure.level.PairMeter#CLOUD} columns and rows; null like {@code correlation}
 * @param hearing null unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record Curves(
    LoudnessSeries loudness,
    @Nullable Waveform waveform,
    @Nullable Spectrum spectrum,
    double @Nullable [] correlation,
    int @Nullable [] cloud,
    @Nullable Cochleagram hearing) {}
