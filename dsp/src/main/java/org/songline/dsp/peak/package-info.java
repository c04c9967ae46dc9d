/**
 * Where a sampled signal really peaks, between its samples: {@link org.songline.dsp.peak.TruePeak}
 * finds the maximum of a stream, {@link org.songline.dsp.peak.PeakEnvelope} the peak around every
 * frame, for limiters.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.peak;
