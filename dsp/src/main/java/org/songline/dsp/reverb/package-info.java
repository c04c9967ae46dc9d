/**
 * Artificial reverberation: {@link org.songline.dsp.reverb.Network}, a feedback delay network of
 * sixteen lines.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.reverb;
