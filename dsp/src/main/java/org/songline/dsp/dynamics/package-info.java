/**
 * Dynamics: {@link org.songline.dsp.dynamics.Ballistics} holds the mathematics that compressors and
 * gates share.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.dynamics;
