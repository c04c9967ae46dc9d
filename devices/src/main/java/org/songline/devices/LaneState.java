package org.songline.devices;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/** What all lane kernels do to their states. */
public final class LaneState {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private LaneState() {}

  /** Whether the states of a strip, its two lanes in two rows of lanes, are 0. */
  public static boolean empty(float[] state, int at) {
    return state[at] == 0
        && state[at + 1] == 0
        && state[at + Quantum.LANES] == 0
        && state[at + Quantum.LANES + 1] == 0;
  }

  /** Whether all strips are at rest. */
  public static boolean idle(boolean[] quiet) {
    for (boolean rests : quiet) {
      if (!rests) {
        return false;
      }
    }
    return true;
  }

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
