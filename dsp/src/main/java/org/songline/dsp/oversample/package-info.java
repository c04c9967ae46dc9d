/**
 * Oversampling, for what makes new frequencies: {@link org.songline.dsp.oversample.HalfBand}
 * doubles and halves the rate, {@link org.songline.dsp.oversample.Oversampler} takes a quantum to
 * two, four or eight times the rate and back with a latency of whole frames; {@link
 * org.songline.dsp.oversample.PromptHalfBand} is for what must not wait.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.oversample;
