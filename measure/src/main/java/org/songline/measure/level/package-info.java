/**
 * Levels of samples: peaks, mean squares, DC offset, clipping, silence, and how two channels
 * relate.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.level;
