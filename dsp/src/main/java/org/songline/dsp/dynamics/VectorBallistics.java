package org.songline.dsp.dynamics;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.songline.dsp.Lanes;

/** {@link Ballistics} in vectors, lane by lane the same bits. */
public final class VectorBallistics {
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4b400000;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  private VectorBallistics() {}

  /** {@link Ballistics#level}. */
  public static FloatVector level(FloatVector power) {
    var bits = power.add(Ballistics.LEAST_POWER).reinterpretAsInts();
    var exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    var whole = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
    var p = FloatVector.broadcast(Lanes.SPECIES, -0.14581161737f);
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 0.23404233158f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, -0.24887686968f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 0.28709870577f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, -0.36023962498f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 0.48092323542f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, -0.72135281563f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 1.44269490242f));
    return p.fma(f, whole).mul(Ballistics.DB_PER_LOG2_POWER);
  }

  /** {@link Ballistics#reduction}. */
  public static FloatVector reduction(
      FloatVector level,
      FloatVector threshold,
      FloatVector slope,
      FloatVector halfKnee,
      FloatVector bend) {
    var over = level.sub(threshold);
    var into = over.add(halfKnee).max(0f).min(halfKnee.add(halfKnee));
    var beyond = over.sub(halfKnee).max(0f);
    return slope.mul(into.mul(into).fma(bend, beyond));
  }

  /** {@link Ballistics#gain}. */
  public static FloatVector gain(FloatVector reduction) {
    var power = reduction.mul(-Ballistics.LOG2_PER_DB).max(-126f).min(126f);
    var shifted = power.add(ROUND);
    var f = power.sub(shifted.sub(ROUND));
    var scale =
        shifted
            .reinterpretAsInts()
            .sub(ROUND_BITS - 127)
            .lanewise(VectorOperators.LSHL, 23)
            .reinterpretAsFloats();
    var p = FloatVector.broadcast(Lanes.SPECIES, 1.5337577e-4f);
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 1.3399860e-3f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 9.6185198e-3f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 5.5503290e-2f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 2.4022646e-1f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 6.9314718e-1f));
    p = p.fma(f, FloatVector.broadcast(Lanes.SPECIES, 1f));
    return p.mul(scale);
  }
}
