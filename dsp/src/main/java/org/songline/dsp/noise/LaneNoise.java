package org.songline.dsp.noise;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Lanes;

/** Sixteen sources of white noise side by side; all implementations give the same bits. */
public interface LaneNoise {
  /**
   * Adds one quantum to a lane buffer, with a gain that glides by {@code slope} a frame.
   *
   * @param states of the lanes, from {@link Noise#state}; moved on
   * @param lanes how many, from the first on, sound
   */
  void add(int[] states, float[] out, int at, float gain, float slope, int lanes);

  LaneNoise SCALAR =
      (states, out, at, gain, slope, lanes) -> {
        for (int lane = 0; lane < lanes; lane++) {
          for (int f = 0; f < FRAMES; f++) {
            states[lane] = Noise.next(states[lane]);
            int i = at + f * LANES + lane;
            out[i] = Math.fma(Noise.white(states[lane]), Math.fma(f, slope, gain), out[i]);
          }
        }
      };

  /** In vectors where the platform has them. */
  static LaneNoise best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new InVectors()
        : SCALAR;
  }

  /** All lanes at once. */
  final class InVectors implements LaneNoise {
    private static final VectorSpecies<Integer> INTS =
        VectorSpecies.of(int.class, Lanes.SPECIES.vectorShape());

    @Override
    public void add(int[] states, float[] out, int at, float gain, float slope, int lanes) {
      for (int lane = 0; lane < lanes; lane += Lanes.STEP) {
        IntVector x = IntVector.fromArray(INTS, states, lane);
        for (int f = 0; f < FRAMES; f++) {
          x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHL, 13));
          x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 17));
          x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHL, 5));
          int i = at + f * LANES + lane;
          FloatVector level = FloatVector.broadcast(Lanes.SPECIES, Math.fma(f, slope, gain));
          x.lanewise(VectorOperators.LSHR, 9)
              .lanewise(VectorOperators.OR, 0x40000000)
              .reinterpretAsFloats()
              .sub(3f)
              .fma(level, FloatVector.fromArray(Lanes.SPECIES, out, i))
              .intoArray(out, i);
        }
        x.intoArray(states, lane);
      }
    }
  }
}
