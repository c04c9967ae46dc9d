package org.songline.dsp.oversample;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/** One pair of equal taps of a filter over many samples; all implementations give the same bits. */
interface TapKernel {
  /**
   * {@code out[i] += tap * (x[left + i] + x[right + i])}, rounded as one sum and one {@code fma}.
   */
  void add(float tap, float[] x, int left, int right, int count, float[] out);

  TapKernel SCALAR = (tap, x, left, right, count, out) -> rest(tap, x, left, right, 0, count, out);

  /** In vectors where the platform has them. */
  static TapKernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new InVectors()
        : SCALAR;
  }

  private static void rest(
      float tap, float[] x, int left, int right, int from, int count, float[] out) {
    for (int i = from; i < count; i++) {
      out[i] = Math.fma(tap, x[left + i] + x[right + i], out[i]);
    }
  }

  /** Many samples at once: left to itself the compiler fears that the arrays are the same. */
  final class InVectors implements TapKernel {
    @Override
    public void add(float tap, float[] x, int left, int right, int count, float[] out) {
      FloatVector factor = FloatVector.broadcast(Lanes.SPECIES, tap);
      int whole = Lanes.SPECIES.loopBound(count);
      for (int i = 0; i < whole; i += Lanes.STEP) {
        FloatVector sum =
            FloatVector.fromArray(Lanes.SPECIES, x, left + i)
                .add(FloatVector.fromArray(Lanes.SPECIES, x, right + i));
        factor.fma(sum, FloatVector.fromArray(Lanes.SPECIES, out, i)).intoArray(out, i);
      }
      rest(tap, x, left, right, whole, count, out);
    }
  }
}
