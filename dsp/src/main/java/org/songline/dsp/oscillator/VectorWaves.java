package org.songline.dsp.oscillator;

import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.Lanes.STEP;
import static org.songline.dsp.oscillator.ScalarWaves.ROUND;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Quantum;

/** {@link LaneWaves} with all lanes at once. */
final class VectorWaves implements LaneWaves {
  @Override
  public void saw(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector p0 = FloatVector.fromArray(SPECIES, start, lane);
      FloatVector p1 = FloatVector.fromArray(SPECIES, step, lane);
      FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        float level = 2f * Math.fma(f, slope, gain);
        FloatVector n = FloatVector.broadcast(SPECIES, (float) f);
        FloatVector p = n.fma(n.fma(p2, p1), p0);
        FloatVector t = p.sub(p.add(ROUND).sub(ROUND));
        FloatVector x = FloatVector.fromArray(SPECIES, out, i);
        t.fma(FloatVector.broadcast(SPECIES, level), x).intoArray(out, i);
      }
    }
  }

  @Override
  public void triangle(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector p0 = FloatVector.fromArray(SPECIES, start, lane);
      FloatVector p1 = FloatVector.fromArray(SPECIES, step, lane);
      FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
      FloatVector four = FloatVector.broadcast(SPECIES, -4f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        float level = Math.fma(f, slope, gain);
        FloatVector n = FloatVector.broadcast(SPECIES, (float) f);
        FloatVector p = n.fma(n.fma(p2, p1), p0);
        FloatVector t = p.sub(p.add(ROUND).sub(ROUND)).abs();
        FloatVector x = FloatVector.fromArray(SPECIES, out, i);
        four.fma(t, one).fma(FloatVector.broadcast(SPECIES, level), x).intoArray(out, i);
      }
    }
  }

  @Override
  public void sine(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector p0 = FloatVector.fromArray(SPECIES, start, lane);
      FloatVector p1 = FloatVector.fromArray(SPECIES, step, lane);
      FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        FloatVector n = FloatVector.broadcast(SPECIES, (float) f);
        FloatVector p = n.fma(n.fma(p2, p1), p0);
        FloatVector level = FloatVector.broadcast(SPECIES, Math.fma(f, slope, gain));
        FloatVector x = FloatVector.fromArray(SPECIES, out, i);
        sine(p.sub(0.25f)).fma(level, x).intoArray(out, i);
      }
    }
  }

  /** {@link ScalarWaves#sine(float)} of a phase a quarter turn on. */
  static FloatVector sine(FloatVector late) {
    FloatVector t = late.sub(late.add(ROUND).sub(ROUND)).abs();
    FloatVector folded = FloatVector.broadcast(SPECIES, 0.25f).sub(t);
    FloatVector y = folded.mul(folded);
    FloatVector p = FloatVector.broadcast(SPECIES, 39.710956573f);
    p = p.fma(y, FloatVector.broadcast(SPECIES, -76.574996948f));
    p = p.fma(y, FloatVector.broadcast(SPECIES, 81.602233887f));
    p = p.fma(y, FloatVector.broadcast(SPECIES, -41.341678619f));
    p = p.fma(y, FloatVector.broadcast(SPECIES, 6.2831854820f));
    return p.mul(folded);
  }
}
