/**
 * Delay: {@link org.songline.dsp.delay.DelayLine} keeps the past and reads it between samples,
 * {@link org.songline.dsp.delay.QuantumDelay} reads it a quantum at a time.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.delay;
