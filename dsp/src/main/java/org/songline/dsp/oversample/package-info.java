/**
 * Oversampling, for what makes new frequencies: {@link org.songline.dsp.oversample.HalfBand}
 * doubles and halves the rate, {@link org.songline.dsp.oversample.Oversampler} runs a curve at four
 * times the rate with a latency of whole samples; {@link
 * org.songline.dsp.oversample.PromptHalfBand} is for what must not wait.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.oversample;
