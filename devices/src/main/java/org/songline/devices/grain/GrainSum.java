package org.songline.devices.grain;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;
import org.songline.dsp.resample.ShortSinc;

/**
 * What the grains of a note add up to in a quantum: for each frame and side a sum for each of the
 * points that a {@link ShortSinc} weighs, added across once all grains are in. Every point is a
 * plain sum, so the bits are the same at every vector width.
 */
final class GrainSum {
  private static final int TAPS = ShortSinc.TAPS;
  private static final int FRAME = 2 * TAPS;
  private static final float[] WEIGHTS = ShortSinc.weights();
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() < TAPS
          ? FloatVector.SPECIES_128
          : FloatVector.SPECIES_256;
  private static final int STEP = SPECIES.length();

  /** Frame {@code n}: the points of the left side from {@code n * FRAME} on, then the right's. */
  private final float[] sums = new float[Quantum.FRAMES * FRAME];

  void clear() {
    Arrays.fill(sums, 0);
  }

  /**
   * Adds one reading.
   *
   * @param at index of the first of its points in both sides
   * @param phase between two frames, 0 to {@link ShortSinc#PHASES}
   */
  void add(int n, float[] left, float[] right, int at, int phase, float leftGain, float rightGain) {
    int row = phase * TAPS;
    int k = n * FRAME;
    for (int tap = 0; tap < TAPS; tap += STEP) {
      var weights = FloatVector.fromArray(SPECIES, WEIGHTS, row + tap);
      FloatVector.fromArray(SPECIES, left, at + tap)
          .fma(weights.mul(leftGain), FloatVector.fromArray(SPECIES, sums, k + tap))
          .intoArray(sums, k + tap);
      FloatVector.fromArray(SPECIES, right, at + tap)
          .fma(weights.mul(rightGain), FloatVector.fromArray(SPECIES, sums, k + TAPS + tap))
          .intoArray(sums, k + TAPS + tap);
    }
  }

  /** Both sides of the quantum. */
  void read(float[] left, float[] right) {
    for (int n = 0; n < Quantum.FRAMES; n++) {
      left[n] = across(n * FRAME);
      right[n] = across(n * FRAME + TAPS);
    }
  }

  private float across(int i) {
    float even = (sums[i] + sums[i + 4]) + (sums[i + 2] + sums[i + 6]);
    float odd = (sums[i + 1] + sums[i + 5]) + (sums[i + 3] + sums[i + 7]);
    return even + odd;
  }
}
