package org.songline.measure;

import org.jspecify.annotations.Nullable;
import org.songline.measure.curve.Waveform;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.pitch.PitchCurve;
import org.songline.measure.spectrum.LevelDistribution;
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
 * @param pitch null unless asked for
 * @param psr sample peak of 3 s minus their loudness, every 100 ms, in LU; NaN before the first 3 s
 *     and where they are more than 10 LU under the integrated loudness
 * @param sixths how levels are spread by sixths of an octave; null unless asked for
 * @param thirds the same by thirds
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record Curves(
    LoudnessSeries loudness,
    @Nullable Waveform waveform,
    @Nullable Spectrum spectrum,
    double @Nullable [] correlation,
    int @Nullable [] cloud,
    @Nullable Cochleagram hearing,
    @Nullable PitchCurve pitch,
    double[] psr,
    @Nullable LevelDistribution sixths,
    @Nullable LevelDistribution thirds) {}
