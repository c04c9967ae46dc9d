/**
 * How a mix fares where people listen: loudspeakers and rooms as data, what is left of each part on
 * them, and their sound.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.playback;
