/** Curves that bend a signal: {@link org.songline.dsp.shape.Curves}. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.shape;
