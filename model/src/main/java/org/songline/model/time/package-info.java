/**
 * Musical time in ticks, audio time in frames, and the maps between them. No position is a
 * floating-point number.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.time;
