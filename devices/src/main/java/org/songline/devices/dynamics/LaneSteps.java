package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.Section;

/** The steps of {@link CompressorLanes} that work on a whole quantum of sixteen lanes. */
final class LaneSteps {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int STEP = Lanes.STEP;
  private static final int SIZE_OF_QUANTUM = Quantum.FRAMES * LANES;
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4b400000;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  private LaneSteps() {}

  /** A number on its straight line at {@code t} frames. */
  static FloatVector moved(float[] from, float[] delta, int at, FloatVector t) {
    return t.fma(
        FloatVector.fromArray(SPECIES, delta, at), FloatVector.fromArray(SPECIES, from, at));
  }

  /** A section of coefficients that move. */
  static void filter(
      float[] x, int offset, float[] target, float[] c, float[] delta, float[] state) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      var s1 = FloatVector.fromArray(SPECIES, state, lane);
      var s2 = FloatVector.fromArray(SPECIES, state, LANES + lane);
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var b = moved(c, delta, Section.B * LANES + lane, t);
        var v = FloatVector.fromArray(SPECIES, x, offset + frame * LANES + lane);
        var e = v.sub(s2);
        var y = moved(c, delta, Section.X * LANES + lane, t).fma(v, zero);
        y = moved(c, delta, Section.T1 * LANES + lane, t).fma(s1, y);
        y = moved(c, delta, Section.T2 * LANES + lane, t).fma(s2, y);
        y.intoArray(target, frame * LANES + lane);
        var next = b.fma(e, moved(c, delta, Section.D * LANES + lane, t).fma(s1, s1));
        s2 = moved(c, delta, Section.H * LANES + lane, t).fma(e, b.fma(s1, s2));
        s1 = next;
      }
      s1.intoArray(state, lane);
      s2.intoArray(state, LANES + lane);
    }
  }

  /** {@link Ballistics#level} of every number. */
  static void levels(float[] x) {
    for (int i = 0; i < SIZE_OF_QUANTUM; i += STEP) {
      var bits =
          FloatVector.fromArray(SPECIES, x, i).add(Ballistics.LEAST_POWER).reinterpretAsInts();
      var exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      var whole = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
      var p = FloatVector.broadcast(SPECIES, -0.14581161737f);
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.23404233158f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.24887686968f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.28709870577f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.36023962498f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.48092323542f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.72135281563f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1.44269490242f));
      p.fma(f, whole).mul(Ballistics.DB_PER_LOG2_POWER).intoArray(x, i);
    }
  }

  /** {@link Ballistics#reduction} of every level. */
  static void reductions(float[] x, float[] c, float[] d) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var half = moved(c, d, HALF_KNEE * LANES + lane, t);
        var over =
            FloatVector.fromArray(SPECIES, x, frame * LANES + lane)
                .sub(moved(c, d, LIMIT * LANES + lane, t));
        var into = over.add(half).max(zero).min(half.add(half));
        var beyond = over.sub(half).max(zero);
        moved(c, d, SLOPE * LANES + lane, t)
            .mul(into.mul(into).fma(moved(c, d, BEND * LANES + lane, t), beyond))
            .intoArray(x, frame * LANES + lane);
      }
    }
  }

  /** Reductions that go no further than each strip allows. */
  static void limit(float[] x, float[] c, float[] d) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        int at = frame * LANES + lane;
        FloatVector.fromArray(SPECIES, x, at)
            .min(moved(c, d, MOST * LANES + lane, t))
            .intoArray(x, at);
      }
    }
  }

  /** {@link KeyPath#listen} of every strip. */
  static void listen(float[] x, int offset, float[] heard, float[] c, float[] d) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var share =
            moved(c, d, HEARD * LANES + lane, FloatVector.broadcast(SPECIES, (float) frame));
        int at = offset + frame * LANES + lane;
        var sound = FloatVector.fromArray(SPECIES, x, at);
        share
            .fma(FloatVector.fromArray(SPECIES, heard, frame * LANES + lane).sub(sound), sound)
            .intoArray(x, at);
      }
    }
  }

  /** {@link Ballistics#gain} of every envelope. */
  static void gains(float[] x) {
    for (int i = 0; i < SIZE_OF_QUANTUM; i += STEP) {
      var power =
          FloatVector.fromArray(SPECIES, x, i).mul(-Ballistics.LOG2_PER_DB).max(-126f).min(126f);
      var shifted = power.add(ROUND);
      var f = power.sub(shifted.sub(ROUND));
      var scale =
          shifted
              .reinterpretAsInts()
              .sub(ROUND_BITS - 127)
              .lanewise(VectorOperators.LSHL, 23)
              .reinterpretAsFloats();
      var p = FloatVector.broadcast(SPECIES, 1.5337577e-4f);
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1.3399860e-3f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 9.6185198e-3f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 5.5503290e-2f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 2.4022646e-1f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 6.9314718e-1f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1f));
      p.mul(scale).intoArray(x, i);
    }
  }
}
