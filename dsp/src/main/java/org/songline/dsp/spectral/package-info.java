/**
 * From time to frequency and back: {@link org.songline.dsp.spectral.Fft} for complex, {@link
 * org.songline.dsp.spectral.RealFft} for real signals, and {@link
 * org.songline.dsp.spectral.Window}s. Plans are immutable and may be shared; what a transform
 * scribbles on is passed in.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.spectral;
