package org.songline.measure.spectrum;

import java.util.List;

/**
 * An averaged spectrum.
 *
 * @param thirdOctaves 31 bands with centres 20 Hz to 20 kHz (IEC 61260-1, base 10), those under
 *     half the sample rate
 * @param fine 24 points an octave from 20 Hz to 20 kHz, each the level of a band of 1/12 octave
 *     scaled to the width of a third octave, so that it lies on the same curve for noise
 */
public record Spectrum(List<Band> thirdOctaves, List<Band> fine) {
  public Spectrum {
    thirdOctaves = List.copyOf(thirdOctaves);
    fine = List.copyOf(fine);
  }
}
