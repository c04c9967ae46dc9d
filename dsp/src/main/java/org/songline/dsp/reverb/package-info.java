/**
 * Artificial reverberation: {@link org.songline.dsp.reverb.Network}, a feedback delay network of
 * sixteen lines, a quantum at a time; and the answers of computed spaces to an impulse.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.reverb;
