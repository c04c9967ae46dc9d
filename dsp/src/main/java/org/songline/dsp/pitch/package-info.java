/**
 * What pitch a sound has: {@link org.songline.dsp.pitch.PitchTracker} while it comes, {@link
 * org.songline.dsp.pitch.PitchFinder} of a recording. Both choose among the peaks of one
 * autocorrelation.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.pitch;
