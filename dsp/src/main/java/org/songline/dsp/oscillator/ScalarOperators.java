package org.songline.dsp.oscillator;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

/** {@link OperatorKernel} one lane at a time: the reference, and the fallback without vectors. */
final class ScalarOperators implements OperatorKernel {
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
    for (int lane = 0; lane < lanes; lane++) {
      for (int f = 0; f < FRAMES; f++) {
        float a = level[f * LANES + lane];
        float d = (level[(f + 1) * LANES + lane] - a) * part;
        for (int s = 0; s < times; s++) {
          int n = f * times + s;
          int i = n * LANES + lane;
          float p = ScalarWaves.phase(start[lane], step[lane], bend[lane], n) + shake[i];
          out[i] = ScalarWaves.sine(p) * Math.fma(s, d, a);
        }
      }
    }
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
    for (int lane = 0; lane < lanes; lane++) {
      float y1 = last[lane];
      float y2 = last[LANES + lane];
      for (int f = 0; f < FRAMES; f++) {
        float a = level[f * LANES + lane];
        float d = (level[(f + 1) * LANES + lane] - a) * part;
        for (int s = 0; s < times; s++) {
          int n = f * times + s;
          float p = ScalarWaves.phase(start[lane], step[lane], bend[lane], n);
          float y = ScalarWaves.sine(Math.fma(gain[lane], y1 + y2, p));
          y *= Math.fma(s, d, a);
          out[n * LANES + lane] = y;
          y2 = y1;
          y1 = y;
        }
      }
      last[lane] = y1;
      last[LANES + lane] = y2;
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
    for (int lane = 0; lane < lanes; lane++) {
      float y1 = last[lane];
      float y2 = last[LANES + lane];
      for (int f = 0; f < FRAMES; f++) {
        float a = level[f * LANES + lane];
        float d = (level[(f + 1) * LANES + lane] - a) * part;
        float b = secondLevel[f * LANES + lane];
        float e = (secondLevel[(f + 1) * LANES + lane] - b) * part;
        for (int s = 0; s < times; s++) {
          int n = f * times + s;
          float p = ScalarWaves.phase(start[lane], step[lane], bend[lane], n);
          float q = ScalarWaves.phase(secondStart[lane], secondStep[lane], secondBend[lane], n);
          float x = ScalarWaves.sine(Math.fma(gain[lane], y1 + y2, p));
          float y = ScalarWaves.sine(Math.fma(x, Math.fma(s, d, a), q));
          y *= Math.fma(s, e, b);
          out[n * LANES + lane] = y;
          y2 = y1;
          y1 = y;
        }
      }
      last[lane] = y1;
      last[LANES + lane] = y2;
    }
  }

  @Override
  public void level(float[] envelope, float[] gain, float[] slope, float[] level, int lanes) {
    for (int f = 0; f < FRAMES; f++) {
      for (int lane = 0; lane < lanes; lane++) {
        int i = f * LANES + lane;
        level[i + LANES] = Math.fma(f, slope[lane], gain[lane]) * envelope[i];
      }
    }
  }

  @Override
  public void add(float[] x, float[] gain, float[] slope, float[] sum, int lanes) {
    for (int f = 0; f < FRAMES; f++) {
      for (int lane = 0; lane < lanes; lane++) {
        int i = f * LANES + lane;
        sum[i] = Math.fma(x[i], Math.fma(f, slope[lane], gain[lane]), sum[i]);
      }
    }
  }
}
