/**
 * Where a sampled signal really peaks, between its samples: {@link org.songline.dsp.peak.TruePeak}
 * finds the maximum of a stream, {@link org.songline.dsp.peak.PeakEnvelope} the peak around every
 * frame, for limiters, {@link org.songline.dsp.peak.PeakFinder} every peak above a level.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.peak;
