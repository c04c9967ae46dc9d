/**
 * Time without pitch and pitch without time: {@link org.songline.dsp.stretch.Stretch} for whole
 * recordings, {@link org.songline.dsp.stretch.Shifter} for a stream, {@link
 * org.songline.dsp.stretch.PitchGrains} for one voice. The first two work on spectra of short
 * windows whose phases are turned, never guessed anew.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.stretch;
