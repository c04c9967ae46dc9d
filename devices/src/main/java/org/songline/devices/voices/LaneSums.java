package org.songline.devices.voices;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums across the sixteen lanes of a buffer of one quantum, in one order for all machines and for
 * any number of lanes that sound: halves are added until one lane is left. What a lane that is
 * silent would add, zero, changes nothing and is left out.
 */
final class LaneSums {
  private static final int QUARTER = LANES / 4;

  private final boolean vectors =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  private final float[] folded = new float[FRAMES * QUARTER];

  /**
   * Adds the sums to every second sample.
   *
   * @param sounding bits of the lanes that are not silent
   * @param offset of the first sample
   */
  void add(float[] x, int sounding, float[] audio, int offset) {
    if ((sounding & (sounding - 1)) == 0) {
      int lane = Integer.numberOfTrailingZeros(sounding);
      for (int f = 0; f < FRAMES; f++) {
        audio[offset + 2 * f] += x[f * LANES + lane];
      }
    } else if (sounding >>> QUARTER == 0) {
      quarters(x, LANES, audio, offset);
    } else {
      if (vectors) {
        fold(x);
      } else {
        foldEach(x);
      }
      quarters(folded, QUARTER, audio, offset);
    }
  }

  private static void quarters(float[] x, int row, float[] audio, int offset) {
    for (int f = 0; f < FRAMES; f++) {
      int i = f * row;
      audio[offset + 2 * f] += (x[i] + x[i + 2]) + (x[i + 1] + x[i + 3]);
    }
  }

  private void fold(float[] x) {
    for (int f = 0; f < FRAMES; f++) {
      int i = f * LANES;
      FloatVector even =
          FloatVector.fromArray(FloatVector.SPECIES_128, x, i)
              .add(FloatVector.fromArray(FloatVector.SPECIES_128, x, i + 2 * QUARTER));
      FloatVector odd =
          FloatVector.fromArray(FloatVector.SPECIES_128, x, i + QUARTER)
              .add(FloatVector.fromArray(FloatVector.SPECIES_128, x, i + 3 * QUARTER));
      even.add(odd).intoArray(folded, f * QUARTER);
    }
  }

  private void foldEach(float[] x) {
    for (int i = 0; i < folded.length; i++) {
      int from = i / QUARTER * LANES + i % QUARTER;
      float even = x[from] + x[from + 2 * QUARTER];
      folded[i] = even + (x[from + QUARTER] + x[from + 3 * QUARTER]);
    }
  }
}
