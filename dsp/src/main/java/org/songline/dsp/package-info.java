/**
 * Signal processing with no memory of songs: filters, oscillators, envelopes, delay lines, FFT,
 * resampling, dynamics, dither. Everything here is bit-identical on every machine, so no kernel
 * calls a library function whose last bit may differ. Start with {@link org.songline.dsp.Quantum}
 * and {@link org.songline.dsp.Exact}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp;
