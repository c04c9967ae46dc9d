/**
 * Filters. {@link org.songline.dsp.filter.Svf} is the one for modulation: a topology-preserving
 * state-variable filter that stays tuned and stable however fast its cutoff moves. {@link
 * org.songline.dsp.filter.Ladder} is the four-pole ladder with saturation and a loop without delay.
 * {@link org.songline.dsp.filter.Section} is any second-order curve in the same structure, and
 * {@link org.songline.dsp.filter.MatchedEq} designs equaliser bands that follow their analogue
 * model to the top of the hearing range.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.filter;
