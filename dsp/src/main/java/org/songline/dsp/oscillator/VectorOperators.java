package org.songline.dsp.oscillator;

import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.Lanes.STEP;
import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;

/** {@link OperatorKernel} with all lanes at once. */
final class VectorOperators implements OperatorKernel {
  @Override
  public void operate(
      float[] shake,
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      int times,
      float[] out,
      int lanes) {
    float part = 1f / times;
    int shift = Integer.numberOfTrailingZeros(times);
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector p0 = FloatVector.fromArray(SPECIES, start, lane);
      FloatVector p1 = FloatVector.fromArray(SPECIES, step, lane);
      FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
      for (int n = 0; n < FRAMES * times; n++) {
        int f = n >> shift;
        int i = n * LANES + lane;
        FloatVector row = FloatVector.broadcast(SPECIES, (float) n);
        FloatVector p = row.fma(row.fma(p2, p1), p0).add(FloatVector.fromArray(SPECIES, shake, i));
        FloatVector a = FloatVector.fromArray(SPECIES, level, f * LANES + lane);
        FloatVector b = FloatVector.fromArray(SPECIES, level, (f + 1) * LANES + lane);
        FloatVector now = b.sub(a).mul(part).fma(share(n & (times - 1)), a);
        VectorWaves.sine(p.sub(0.25f)).mul(now).intoArray(out, i);
      }
    }
  }

  private static FloatVector share(int s) {
    return FloatVector.broadcast(SPECIES, (float) s);
  }

  @Override
  public void feedback(
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      float[] gain,
      float[] last,
      int times,
      float[] out,
      int lanes) {
    float part = 1f / times;
    int shift = Integer.numberOfTrailingZeros(times);
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector p0 = FloatVector.fromArray(SPECIES, start, lane);
      FloatVector p1 = FloatVector.fromArray(SPECIES, step, lane);
      FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
      FloatVector back = FloatVector.fromArray(SPECIES, gain, lane);
      for (int n = 0; n < FRAMES * times; n++) {
        int f = n >> shift;
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, lane);
        FloatVector y2 = FloatVector.fromArray(SPECIES, last, LANES + lane);
        FloatVector row = FloatVector.broadcast(SPECIES, (float) n);
        FloatVector p = row.fma(row.fma(p2, p1), p0);
        FloatVector a = FloatVector.fromArray(SPECIES, level, f * LANES + lane);
        FloatVector b = FloatVector.fromArray(SPECIES, level, (f + 1) * LANES + lane);
        FloatVector now = b.sub(a).mul(part).fma(share(n & (times - 1)), a);
        FloatVector y = VectorWaves.sine(back.fma(y1.add(y2), p).sub(0.25f)).mul(now);
        y.intoArray(out, n * LANES + lane);
        y1.intoArray(last, LANES + lane);
        y.intoArray(last, lane);
      }
    }
  }

  @Override
  public void ring(
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      float[] secondStart,
      float[] secondStep,
      float[] secondBend,
      float[] secondLevel,
      float[] gain,
      float[] last,
      int times,
      float[] out,
      int lanes) {
    float part = 1f / times;
    int shift = Integer.numberOfTrailingZeros(times);
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector back = FloatVector.fromArray(SPECIES, gain, lane);
      for (int n = 0; n < FRAMES * times; n++) {
        int f = n >> shift;
        FloatVector row = FloatVector.broadcast(SPECIES, (float) n);
        FloatVector share = share(n & (times - 1));
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, lane);
        FloatVector y2 = FloatVector.fromArray(SPECIES, last, LANES + lane);
        FloatVector p = phase(start, step, bend, row, lane);
        FloatVector x = VectorWaves.sine(back.fma(y1.add(y2), p).sub(0.25f));
        FloatVector q = phase(secondStart, secondStep, secondBend, row, lane);
        FloatVector turned = x.fma(level(level, f, lane, part, share), q);
        FloatVector second = level(secondLevel, f, lane, part, share);
        FloatVector y = VectorWaves.sine(turned.sub(0.25f)).mul(second);
        y.intoArray(out, n * LANES + lane);
        y1.intoArray(last, LANES + lane);
        y.intoArray(last, lane);
      }
    }
  }

  private static FloatVector phase(
      float[] start, float[] step, float[] bend, FloatVector row, int lane) {
    FloatVector p2 = FloatVector.fromArray(SPECIES, bend, lane);
    FloatVector p1 = row.fma(p2, FloatVector.fromArray(SPECIES, step, lane));
    return row.fma(p1, FloatVector.fromArray(SPECIES, start, lane));
  }

  private static FloatVector level(float[] level, int f, int lane, float part, FloatVector share) {
    FloatVector a = FloatVector.fromArray(SPECIES, level, f * LANES + lane);
    FloatVector b = FloatVector.fromArray(SPECIES, level, (f + 1) * LANES + lane);
    return b.sub(a).mul(part).fma(share, a);
  }

  @Override
  public void level(float[] envelope, float[] gain, float[] slope, float[] level, int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector from = FloatVector.fromArray(SPECIES, gain, lane);
      FloatVector rise = FloatVector.fromArray(SPECIES, slope, lane);
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        FloatVector now = FloatVector.broadcast(SPECIES, (float) f).fma(rise, from);
        now.mul(FloatVector.fromArray(SPECIES, envelope, i)).intoArray(level, i + LANES);
      }
    }
  }

  @Override
  public void add(float[] x, float[] gain, float[] slope, float[] sum, int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector from = FloatVector.fromArray(SPECIES, gain, lane);
      FloatVector rise = FloatVector.fromArray(SPECIES, slope, lane);
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        FloatVector now = FloatVector.broadcast(SPECIES, (float) f).fma(rise, from);
        FloatVector y = FloatVector.fromArray(SPECIES, x, i);
        y.fma(now, FloatVector.fromArray(SPECIES, sum, i)).intoArray(sum, i);
      }
    }
  }
}
