/** What pitch a sound has: {@link org.songline.dsp.pitch.PitchTracker}. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.pitch;
