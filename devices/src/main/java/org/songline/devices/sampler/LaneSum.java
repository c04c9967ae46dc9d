package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;

/**
 * Adds sixteen lanes to one, in one written order: lanes four apart, then two, then neighbours.
 * Four lanes wide because every vector machine has that; {@link #scalar} gives the same bits.
 */
final class LaneSum {
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final VectorShuffle<Float> HALVES = VectorShuffle.fromValues(FOUR, 2, 3, 0, 1);
  private static final VectorShuffle<Float> PAIRS = VectorShuffle.fromValues(FOUR, 1, 0, 3, 2);

  private LaneSum() {}

  /** Writes interleaved stereo, each frame times its gain. */
  static void vector(float[] left, float[] right, float[] gains, float[] out, int offset) {
    for (int n = 0; n < Quantum.FRAMES; n++) {
      out[offset + 2 * n] = vector(left, n * Quantum.LANES) * gains[n];
      out[offset + 2 * n + 1] = vector(right, n * Quantum.LANES) * gains[n];
    }
  }

  private static float vector(float[] x, int i) {
    var a = FloatVector.fromArray(FOUR, x, i).add(FloatVector.fromArray(FOUR, x, i + 8));
    var b = FloatVector.fromArray(FOUR, x, i + 4).add(FloatVector.fromArray(FOUR, x, i + 12));
    var v = a.add(b);
    v = v.add(v.rearrange(HALVES));
    return v.add(v.rearrange(PAIRS)).lane(0);
  }

  /** As {@link #vector(float[], float[], float[], float[], int)}, without vectors. */
  static void scalar(float[] left, float[] right, float[] gains, float[] out, int offset) {
    for (int n = 0; n < Quantum.FRAMES; n++) {
      out[offset + 2 * n] = scalar(left, n * Quantum.LANES) * gains[n];
      out[offset + 2 * n + 1] = scalar(right, n * Quantum.LANES) * gains[n];
    }
  }

  private static float scalar(float[] x, int i) {
    float v0 = (x[i] + x[i + 8]) + (x[i + 4] + x[i + 12]);
    float v1 = (x[i + 1] + x[i + 9]) + (x[i + 5] + x[i + 13]);
    float v2 = (x[i + 2] + x[i + 10]) + (x[i + 6] + x[i + 14]);
    float v3 = (x[i + 3] + x[i + 11]) + (x[i + 7] + x[i + 15]);
    return (v0 + v2) + (v1 + v3);
  }
}
