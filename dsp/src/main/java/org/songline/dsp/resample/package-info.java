/**
 * Changing the sample rate: {@link org.songline.dsp.resample.Resampler}, for any two whole rates,
 * as a stream, with no delay and an exact length.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.resample;
