package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
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

  /** Each frame twice, for both sides: those of the first half of a vector, and of the second. */
  private static final VectorShuffle<Float> EARLIER =
      VectorShuffle.fromOp(SPECIES, lane -> lane / 2);

  private static final VectorShuffle<Float> LATER =
      VectorShuffle.fromOp(SPECIES, lane -> (Lanes.STEP + lane) / 2);

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
    apply(x, c, c, new float[Quantum.SAMPLES], 0);
  }

  /**
   * From powers to reductions in decibels. How the values move is written out each time: behind so
   * much vector code the compiler inlines no method of ours, and vectors that are handed over
   * become garbage.
   */
  static void reductions(float[] x, float[] c, float[] d) {
    for (int i = 0; i < Quantum.FRAMES; i += Lanes.STEP) {
      var t = COUNT.add((float) i);
      var limit =
          t.fma(FloatVector.broadcast(SPECIES, d[LIMIT]), FloatVector.broadcast(SPECIES, c[LIMIT]));
      var slope =
          t.fma(FloatVector.broadcast(SPECIES, d[SLOPE]), FloatVector.broadcast(SPECIES, c[SLOPE]));
      var halfKnee =
          t.fma(
              FloatVector.broadcast(SPECIES, d[HALF_KNEE]),
              FloatVector.broadcast(SPECIES, c[HALF_KNEE]));
      var bend =
          t.fma(FloatVector.broadcast(SPECIES, d[BEND]), FloatVector.broadcast(SPECIES, c[BEND]));
      var most =
          t.fma(FloatVector.broadcast(SPECIES, d[MOST]), FloatVector.broadcast(SPECIES, c[MOST]));
      var level = VectorBallistics.level(FloatVector.fromArray(SPECIES, x, i));
      VectorBallistics.reduction(level, limit, slope, halfKnee, bend).min(most).intoArray(x, i);
    }
  }

  /** Turns interleaved stereo down by envelopes in decibels; the dry sound stays beside it. */
  static void apply(float[] envelopes, float[] c, float[] d, float[] x, int offset) {
    var zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < Quantum.FRAMES; i += Lanes.STEP) {
      var t = COUNT.add((float) i);
      var down = VectorBallistics.gain(FloatVector.fromArray(SPECIES, envelopes, i));
      var wet =
          t.fma(FloatVector.broadcast(SPECIES, d[WET]), FloatVector.broadcast(SPECIES, c[WET]));
      var dry =
          t.fma(FloatVector.broadcast(SPECIES, d[DRY]), FloatVector.broadcast(SPECIES, c[DRY]));
      var gain = wet.fma(down, dry);
      int at = offset + 2 * i;
      gain.rearrange(EARLIER).fma(FloatVector.fromArray(SPECIES, x, at), zero).intoArray(x, at);
      at += Lanes.STEP;
      gain.rearrange(LATER).fma(FloatVector.fromArray(SPECIES, x, at), zero).intoArray(x, at);
    }
  }
}
