/**
 * Programme loudness by ITU-R BS.1770-5, EBU R 128, Tech 3341 and Tech 3342. {@link
 * org.songline.measure.loudness.Loudness} is the meter.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.loudness;
