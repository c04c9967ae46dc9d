package org.songline.dsp.envelope;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/** One quantum of sixteen exponentials; all implementations give the same bits. */
interface EnvelopeKernel {
  /**
   * {@code out[f * 16 + i] = goal[i] + distance[i] * factor[i]^f}, by repeated products; of the
   * first lanes.
   */
  void decay(float[] distance, float[] factor, float[] goal, float[] out, int lanes);

  EnvelopeKernel SCALAR =
      (distance, factor, goal, out, lanes) -> {
        for (int lane = 0; lane < lanes; lane++) {
          float d = distance[lane];
          for (int f = 0; f < FRAMES; f++) {
            out[f * LANES + lane] = goal[lane] + d;
            d *= factor[lane];
          }
        }
      };

  /** In vectors where the platform has them. */
  static EnvelopeKernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new InVectors()
        : SCALAR;
  }

  /** All lanes at once. */
  final class InVectors implements EnvelopeKernel {
    @Override
    public void decay(float[] distance, float[] factor, float[] goal, float[] out, int lanes) {
      for (int lane = 0; lane < lanes; lane += Lanes.STEP) {
        FloatVector d = FloatVector.fromArray(Lanes.SPECIES, distance, lane);
        FloatVector a = FloatVector.fromArray(Lanes.SPECIES, factor, lane);
        FloatVector g = FloatVector.fromArray(Lanes.SPECIES, goal, lane);
        for (int f = 0; f < FRAMES; f++) {
          g.add(d).intoArray(out, f * LANES + lane);
          d = d.mul(a);
        }
      }
    }
  }
}
