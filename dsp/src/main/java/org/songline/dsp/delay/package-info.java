/** Delay: {@link org.songline.dsp.delay.DelayLine} keeps the past and reads it between samples. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.delay;
