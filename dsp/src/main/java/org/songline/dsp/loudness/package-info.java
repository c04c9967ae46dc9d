/**
 * Loudness: {@link org.songline.dsp.loudness.KWeighting} is the filter of BS.1770, {@link
 * org.songline.dsp.loudness.MomentaryLoudness} reads it while sound runs.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.loudness;
