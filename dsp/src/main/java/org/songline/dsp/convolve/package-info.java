/**
 * Convolution of stereo sound with recorded or computed answers of rooms and filters: {@link
 * org.songline.dsp.convolve.Convolver} applies an {@link org.songline.dsp.convolve.Impulse}, live
 * without latency or to whole files.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.convolve;
