/**
 * Band-limited oscillators. {@link org.songline.dsp.oscillator.LaneOscillator} runs sixteen side by
 * side: plain waves computed in lanes, whose corners are then made band-limited by {@link
 * org.songline.dsp.oscillator.CornerTable}; {@link org.songline.dsp.oscillator.Wavetable} holds
 * waves made from recipes of harmonics.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.oscillator;
