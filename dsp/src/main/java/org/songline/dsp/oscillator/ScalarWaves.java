package org.songline.dsp.oscillator;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** {@link LaneWaves} one lane at a time: the reference, and the fallback without vectors. */
final class ScalarWaves implements LaneWaves {
  static final float ROUND = 12582912f;

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
    for (int lane = 0; lane < lanes; lane++) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        float level = 2f * Math.fma(f, slope, gain);
        out[i] = Math.fma(turn(start[lane], step[lane], bend[lane], f), level, out[i]);
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
    for (int lane = 0; lane < lanes; lane++) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        float level = Math.fma(f, slope, gain);
        float t = Math.abs(turn(start[lane], step[lane], bend[lane], f));
        out[i] = Math.fma(Math.fma(-4f, t, 1f), level, out[i]);
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
    for (int lane = 0; lane < lanes; lane++) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int i = at + f * Quantum.LANES + lane;
        float level = Math.fma(f, slope, gain);
        float p = phase(start[lane], step[lane], bend[lane], f);
        out[i] = Math.fma(sine(p), level, out[i]);
      }
    }
  }

  /**
   * Sine of turns as {@link Exact#fastSin} has it, folded without a choice: the sine of a quarter
   * turn less the distance from the crest.
   */
  static float sine(float turns) {
    float late = turns - 0.25f;
    return Exact.fastSin(0.25f - Math.abs(late - turns(late)));
  }

  static float phase(float start, float step, float bend, int frame) {
    return Math.fma(frame, Math.fma(frame, bend, step), start);
  }

  /** Whole turns nearest to a phase. */
  static float turns(float phase) {
    return (phase + ROUND) - ROUND;
  }

  private static float turn(float start, float step, float bend, int frame) {
    float p = phase(start, step, bend, frame);
    return p - turns(p);
  }
}
