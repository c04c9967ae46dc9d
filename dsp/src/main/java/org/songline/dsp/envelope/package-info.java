/** Envelopes and low-frequency oscillators: everything that shapes a sound over time. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.envelope;
