package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Handover;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.VectorBallistics;

/**
 * The steps of one compressor that frames go through independently, many at a time: the twins of
 * {@link LaneSteps}, with frames where those have lanes.
 */
final class FrameSteps {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final FloatVector COUNT = FloatVector.zero(SPECIES).addIndex(1);
  private static final Handover HANDOVER = Handover.of("compressor", FrameSteps::rehearse);

  private FrameSteps() {}

  /** Whether it is the turn of this code; plain code gives the same bits. */
  static boolean pay() {
    return HANDOVER.vectors();
  }

  private static void rehearse() {
    float[] x = new float[Quantum.FRAMES];
    float[] c = new float[CompressorStrip.SIZE];
    reductions(x, c, c);
    gains(x, c, c);
  }

  private static FloatVector moved(float[] from, float[] delta, int at, FloatVector t) {
    return t.fma(
        FloatVector.broadcast(SPECIES, delta[at]), FloatVector.broadcast(SPECIES, from[at]));
  }

  /** From powers to reductions in decibels. */
  static void reductions(float[] x, float[] c, float[] d) {
    for (int i = 0; i < Quantum.FRAMES; i += Lanes.STEP) {
      var t = COUNT.add((float) i);
      var level = VectorBallistics.level(FloatVector.fromArray(SPECIES, x, i));
      VectorBallistics.reduction(
              level,
              moved(c, d, LIMIT, t),
              moved(c, d, SLOPE, t),
              moved(c, d, HALF_KNEE, t),
              moved(c, d, BEND, t))
          .min(moved(c, d, MOST, t))
          .intoArray(x, i);
    }
  }

  /** From envelopes to the gain of wet and dry together. */
  static void gains(float[] x, float[] c, float[] d) {
    for (int i = 0; i < Quantum.FRAMES; i += Lanes.STEP) {
      var t = COUNT.add((float) i);
      var gain = VectorBallistics.gain(FloatVector.fromArray(SPECIES, x, i));
      moved(c, d, WET, t).fma(gain, moved(c, d, DRY, t)).intoArray(x, i);
    }
  }
}
