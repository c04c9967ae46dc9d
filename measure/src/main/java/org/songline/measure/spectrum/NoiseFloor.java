package org.songline.measure.spectrum;

import java.util.List;

/**
 * The noise that lies under a sound, as far as its softest moments let it be heard, band by band.
 *
 * @param dbfs mean level of all bands together, as root mean square; a sine at full scale has -3.01
 * @param thirdsDbfs the same of each third octave from 20 Hz on; -120 is nothing
 */
public record NoiseFloor(double dbfs, List<Double> thirdsDbfs) {
  public NoiseFloor {
    thirdsDbfs = List.copyOf(thirdsDbfs);
  }
}
