package org.songline.devices.voices;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums across the sixteen lanes of two buffers of one quantum, in one order for all machines and
 * for any number of lanes that sound: halves are added until one lane is left. What a silent lane
 * would add, zero, changes nothing and is left out.
 */
final class LaneSums {
  private static final int QUARTER = LANES / 4;

  private final boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  private final float[] foldedLeft = new float[FRAMES * QUARTER];
  private final float[] foldedRight = new float[FRAMES * QUARTER];

  /**
   * Adds the sums to interleaved stereo.
   *
   * @param right may be {@code left} when both sides are the same
   * @param sounding bits of the lanes that are not silent
   * @param offset of the first sample
   */
  @SuppressWarnings("ReferenceEquality") // one array for both sides
  void add(float[] left, float[] right, int sounding, float[] audio, int offset) {
    if ((sounding & (sounding - 1)) == 0) {
      lone(left, right, Integer.numberOfTrailingZeros(sounding), audio, offset);
    } else if (sounding >>> QUARTER == 0) {
      quarters(left, right, LANES, audio, offset);
    } else {
      fold(left, foldedLeft);
      if (right != left) {
        fold(right, foldedRight);
      }
      quarters(foldedLeft, right == left ? foldedLeft : foldedRight, QUARTER, audio, offset);
    }
  }

  private static void lone(float[] left, float[] right, int lane, float[] audio, int offset) {
    for (int f = 0; f < FRAMES; f++) {
      int i = f * LANES + lane;
      audio[offset + 2 * f] += left[i];
      audio[offset + 2 * f + 1] += right[i];
    }
  }

  @SuppressWarnings("ReferenceEquality") // one array for both sides
  private static void quarters(float[] left, float[] right, int row, float[] audio, int offset) {
    for (int f = 0; f < FRAMES; f++) {
      int i = f * row;
      float sum = (left[i] + left[i + 2]) + (left[i + 1] + left[i + 3]);
      audio[offset + 2 * f] += sum;
      if (right != left) {
        sum = (right[i] + right[i + 2]) + (right[i + 1] + right[i + 3]);
      }
      audio[offset + 2 * f + 1] += sum;
    }
  }

  private void fold(float[] x, float[] folded) {
    if (!vectors) {
      foldEach(x, folded);
      return;
    }
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

  private static void foldEach(float[] x, float[] folded) {
    for (int i = 0; i < folded.length; i++) {
      int from = i / QUARTER * LANES + i % QUARTER;
      float even = x[from] + x[from + 2 * QUARTER];
      folded[i] = even + (x[from + QUARTER] + x[from + 3 * QUARTER]);
    }
  }
}
