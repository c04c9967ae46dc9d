/**
 * Tools of the trade that change nothing by themselves: utility and stereo tools for level, sides
 * and polarity, a tuner and an analyser that only tell.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.utility;
