package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.VectorBallistics;
import org.songline.dsp.filter.Section;

/** The steps of {@link CompressorLanes} that work on a whole quantum of sixteen lanes. */
final class LaneSteps {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int STEP = Lanes.STEP;
  private static final int SIZE_OF_QUANTUM = Quantum.FRAMES * LANES;

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
      VectorBallistics.level(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }

  /** {@link Ballistics#reduction} of every level. */
  static void reductions(float[] x, float[] c, float[] d) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        int at = frame * LANES + lane;
        VectorBallistics.reduction(
                FloatVector.fromArray(SPECIES, x, at),
                moved(c, d, LIMIT * LANES + lane, t),
                moved(c, d, SLOPE * LANES + lane, t),
                moved(c, d, HALF_KNEE * LANES + lane, t),
                moved(c, d, BEND * LANES + lane, t))
            .intoArray(x, at);
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
      VectorBallistics.gain(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }
}
