/**
 * Curves that bend a signal: {@link org.songline.dsp.shape.Curves} has them, {@link
 * org.songline.dsp.shape.Averager} bends with few aliases.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.shape;
