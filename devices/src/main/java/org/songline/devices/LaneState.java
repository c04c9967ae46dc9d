package org.songline.devices;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Lanes;

/** What all lane kernels do to their states. */
public final class LaneState {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private LaneState() {}

  /** {@link org.songline.dsp.Exact#flush(float)} of {@code length} numbers, a multiple of 16. */
  public static void flush(float[] state, int from, int length) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = from; i < from + length; i += Lanes.STEP) {
      var s = FloatVector.fromArray(SPECIES, state, i);
      var size = s.abs();
      var keep =
          size.compare(VectorOperators.GE, 1e-20f).and(size.compare(VectorOperators.LE, 1e20f));
      zero.blend(s, keep).intoArray(state, i);
    }
  }
}
