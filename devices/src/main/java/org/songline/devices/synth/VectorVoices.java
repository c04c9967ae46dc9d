package org.songline.devices.synth;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.Lanes.STEP;
import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Exact;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.LaneNoise;
import org.songline.dsp.oscillator.LaneOscillator;

/** {@link VoiceKernels} with all lanes at once. */
final class VectorVoices implements VoiceKernels {
  private static final float ROUND = 12582912f;
  private static final float FRAME = 1f / FRAMES;

  @Override
  public void exp2(float[] in, float[] out, int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      exp2(FloatVector.fromArray(SPECIES, in, lane)).intoArray(out, lane);
    }
  }

  @Override
  public void cutoff(float[] in, float[] out, int lanes) {
    exp2(in, out, lanes);
    // Sixteen quotients of polynomials: as vectors they are too many for one compiled method.
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = Exact.fastTan(out[lane]);
    }
  }

  /** {@link org.songline.dsp.Exact#fastExp2}. */
  private static FloatVector exp2(FloatVector in) {
    FloatVector x = in.max(-126f).min(126f);
    FloatVector shifted = x.add(ROUND);
    FloatVector f = x.sub(shifted.sub(ROUND));
    FloatVector p = FloatVector.broadcast(SPECIES, 1.5337577e-4f);
    p = p.fma(f, FloatVector.broadcast(SPECIES, 1.3399860e-3f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 9.6185198e-3f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 5.5503290e-2f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 2.4022646e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 6.9314718e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 1f));
    // The low bits of the shifted number are the whole part; moved up they are the exponent.
    return p.mul(shifted.reinterpretAsInts().add(127).lanewise(LSHL, 23).reinterpretAsFloats());
  }

  @Override
  public void low(
      float[] x,
      float[] cutoff,
      float[] glide,
      float damping,
      float slope,
      float[] state,
      int lanes) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector g0 = FloatVector.fromArray(SPECIES, cutoff, lane);
      FloatVector dg = FloatVector.fromArray(SPECIES, glide, lane);
      FloatVector s1 = FloatVector.fromArray(SPECIES, state, lane);
      FloatVector s2 = FloatVector.fromArray(SPECIES, state, LANES + lane);
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        FloatVector g = FloatVector.broadcast(SPECIES, (float) f).fma(dg, g0);
        FloatVector a1 = one.div(g.fma(g.add(Math.fma(f, slope, damping)), one));
        FloatVector a2 = g.mul(a1);
        FloatVector e = FloatVector.fromArray(SPECIES, x, i).sub(s2);
        FloatVector v1 = a2.fma(e, a1.mul(s1));
        g.fma(v1, s2).intoArray(x, i);
        s1 = two.fma(v1, zero.sub(s1));
        s2 = g.add(g).fma(v1, s2);
      }
      s1.intoArray(state, lane);
      s2.intoArray(state, LANES + lane);
    }
    flush(state);
  }

  @Override
  public void mix(
      float[] x,
      float[] cutoff,
      float[] glide,
      float damping,
      float slope,
      float[] state,
      Mix from,
      Mix to,
      int lanes) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    float input = (to.input - from.input) * FRAME;
    float band = (to.band - from.band) * FRAME;
    float low = (to.low - from.low) * FRAME;
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector g0 = FloatVector.fromArray(SPECIES, cutoff, lane);
      FloatVector dg = FloatVector.fromArray(SPECIES, glide, lane);
      FloatVector s1 = FloatVector.fromArray(SPECIES, state, lane);
      FloatVector s2 = FloatVector.fromArray(SPECIES, state, LANES + lane);
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float k = Math.fma(f, slope, damping);
        FloatVector g = FloatVector.broadcast(SPECIES, (float) f).fma(dg, g0);
        FloatVector a1 = one.div(g.fma(g.add(FloatVector.broadcast(SPECIES, k)), one));
        FloatVector a2 = g.mul(a1);
        FloatVector in = FloatVector.fromArray(SPECIES, x, i);
        FloatVector v1 = a2.fma(in.sub(s2), a1.mul(s1));
        FloatVector v2 = g.fma(v1, s2);
        s1 = two.fma(v1, zero.sub(s1));
        s2 = g.add(g).fma(v1, s2);
        FloatVector m1 = FloatVector.broadcast(SPECIES, Math.fma(f, band, from.band) * k);
        FloatVector m2 = FloatVector.broadcast(SPECIES, Math.fma(f, low, from.low));
        FloatVector m0 = FloatVector.broadcast(SPECIES, Math.fma(f, input, from.input));
        v2.fma(m2, v1.fma(m1, in.mul(m0))).intoArray(x, i);
      }
      s1.intoArray(state, lane);
      s2.intoArray(state, LANES + lane);
    }
    flush(state);
  }

  /** On its own: a vector that lives on past its loop may be boxed in each of its rounds. */
  private static void flush(float[] state) {
    for (int i = 0; i < state.length; i++) {
      state[i] = ScalarVoices.flush(state[i]);
    }
  }

  @Override
  public void drive(
      float[] x,
      float[] last,
      float gain,
      float gainSlope,
      float make,
      float makeSlope,
      float wet,
      float wetSlope,
      int lanes) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector before = FloatVector.fromArray(SPECIES, last, lane);
      FloatVector root = before.fma(before, one).sqrt();
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        FloatVector in = FloatVector.fromArray(SPECIES, x, i);
        FloatVector u = in.mul(Math.fma(f, gainSlope, gain));
        FloatVector now = u.fma(u, one).sqrt();
        FloatVector y = u.add(before).div(now.add(root)).mul(Math.fma(f, makeSlope, make));
        FloatVector part = FloatVector.broadcast(SPECIES, Math.fma(f, wetSlope, wet));
        y.sub(in).fma(part, in).intoArray(x, i);
        before = u;
        root = now;
      }
      before.intoArray(last, lane);
    }
  }

  @Override
  public void amplify(
      float[] x, float[] envelope, float[] gain, float[] slope, float[] sum, int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector g = FloatVector.fromArray(SPECIES, gain, lane);
      FloatVector dg = FloatVector.fromArray(SPECIES, slope, lane);
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        FloatVector n = FloatVector.broadcast(SPECIES, (float) f);
        FloatVector y =
            FloatVector.fromArray(SPECIES, x, i).mul(FloatVector.fromArray(SPECIES, envelope, i));
        y.fma(n.fma(dg, g), FloatVector.fromArray(SPECIES, sum, i)).intoArray(sum, i);
      }
    }
  }

  private final LadderKernel ladder = new LadderKernel.InVectors();

  @Override
  public LadderKernel ladder() {
    return ladder;
  }

  @Override
  public LaneOscillator oscillator() {
    return new LaneOscillator();
  }

  @Override
  public LaneEnvelope envelope(EnvelopeTimes times) {
    return new LaneEnvelope(times);
  }

  @Override
  public LaneNoise noise() {
    return LaneNoise.best();
  }
}
