/**
 * Dropping bits without distortion: {@link org.songline.dsp.dither.Dither} turns sound into whole
 * numbers of 16, 20 or 24 bits, the last thing that is done to it.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.dither;
