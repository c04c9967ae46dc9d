package org.songline.devices.synth;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import org.songline.dsp.Exact;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.LaneNoise;
import org.songline.dsp.oscillator.LaneOscillator;

/** {@link VoiceKernels} one lane at a time: the reference, and the fallback without vectors. */
final class ScalarVoices implements VoiceKernels {
  private static final float STEP = 1f / FRAMES;

  @Override
  public void exp2(float[] in, float[] out, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = Exact.fastExp2(in[lane]);
    }
  }

  @Override
  public void cutoff(float[] in, float[] out, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = cutoff(in[lane]);
    }
  }

  static float cutoff(float octaves) {
    return Exact.fastTan(Exact.fastExp2(octaves));
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
    for (int lane = 0; lane < lanes; lane++) {
      float s1 = state[lane];
      float s2 = state[LANES + lane];
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float g = Math.fma(f, glide[lane], cutoff[lane]);
        float a1 = 1f / Math.fma(g, g + Math.fma(f, slope, damping), 1f);
        float a2 = g * a1;
        float e = x[i] - s2;
        float v1 = Math.fma(a2, e, a1 * s1);
        float v2 = Math.fma(g, v1, s2);
        s1 = Math.fma(2f, v1, 0f - s1);
        s2 = Math.fma(g + g, v1, s2);
        x[i] = v2;
      }
      state[lane] = flush(s1);
      state[LANES + lane] = flush(s2);
    }
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
    float input = (to.input - from.input) * STEP;
    float band = (to.band - from.band) * STEP;
    float low = (to.low - from.low) * STEP;
    for (int lane = 0; lane < lanes; lane++) {
      float s1 = state[lane];
      float s2 = state[LANES + lane];
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float k = Math.fma(f, slope, damping);
        float g = Math.fma(f, glide[lane], cutoff[lane]);
        float a1 = 1f / Math.fma(g, g + k, 1f);
        float a2 = g * a1;
        float e = x[i] - s2;
        float v1 = Math.fma(a2, e, a1 * s1);
        float v2 = Math.fma(g, v1, s2);
        s1 = Math.fma(2f, v1, 0f - s1);
        s2 = Math.fma(g + g, v1, s2);
        float m0 = Math.fma(f, input, from.input);
        float m1 = Math.fma(f, band, from.band) * k;
        float m2 = Math.fma(f, low, from.low);
        x[i] = Math.fma(v2, m2, Math.fma(v1, m1, x[i] * m0));
      }
      state[lane] = flush(s1);
      state[LANES + lane] = flush(s2);
    }
  }

  static float flush(float s) {
    return Math.abs(s) < 1e-20f ? 0f : s;
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
    for (int lane = 0; lane < lanes; lane++) {
      float before = last[lane];
      float root = (float) Math.sqrt(Math.fma(before, before, 1f));
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float u = x[i] * Math.fma(f, gainSlope, gain);
        float now = (float) Math.sqrt(Math.fma(u, u, 1f));
        float y = (u + before) / (now + root) * Math.fma(f, makeSlope, make);
        x[i] = Math.fma(y - x[i], Math.fma(f, wetSlope, wet), x[i]);
        before = u;
        root = now;
      }
      last[lane] = before;
    }
  }

  @Override
  public void amplify(
      float[] x, float[] envelope, float[] gain, float[] slope, float[] sum, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        sum[i] = Math.fma(x[i] * envelope[i], Math.fma(f, slope[lane], gain[lane]), sum[i]);
      }
    }
  }

  @Override
  public LadderKernel ladder() {
    return LadderKernel.SCALAR;
  }

  @Override
  public LaneOscillator oscillator() {
    return LaneOscillator.scalar();
  }

  @Override
  public LaneEnvelope envelope(EnvelopeTimes times) {
    return LaneEnvelope.scalar(times);
  }

  @Override
  public LaneNoise noise() {
    return LaneNoise.SCALAR;
  }
}
