package org.songline.dsp.filter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * A first-order filter by trapezoidal integration: 6 dB an octave, gain 1 in its pass band, exactly
 * -3 dB at the cutoff. One channel; the cutoff may move at every sample.
 */
public final class OnePole {
  private float a;
  private float s;
  private float low;

  /** Sets the cutoff in hertz, kept between 0.01 Hz and 0.497 of the rate. */
  public void tune(double hertz, double rate) {
    tune(Svf.warp(hertz, rate));
  }

  /** Sets the cutoff as tan(pi f / rate). */
  public void tune(float cutoff) {
    a = cutoff / (1f + cutoff);
  }

  /** The low-pass response to the next sample. */
  public float low(float x) {
    float v = (x - s) * a;
    low = v + s;
    s = low + v;
    return low;
  }

  /** The high-pass response to the next sample. */
  public float high(float x) {
    return x - low(x);
  }

  /**
   * The low-pass response to a quantum while the cutoff moves from one value to another, both
   * tan(pi f / rate). As {@link #low(float)}, written so that one frame waits less for the other.
   *
   * @param x input, a quantum
   * @param out receives the response; may be {@code x}
   */
  public void low(float[] x, float cutoff, float cutoffTo, float[] out) {
    float step = (cutoffTo - cutoff) / Quantum.FRAMES;
    float state = s;
    if (step == 0) {
      tune(cutoff);
      float share = a;
      float keeps = 1f - 2f * share;
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float in = x[i];
        out[i] = Math.fma(share, in - state, state);
        state = Math.fma(keeps, state, 2f * share * in);
      }
    } else {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float g = Math.fma(i, step, cutoff);
        float share = g / (1f + g);
        float in = x[i];
        out[i] = Math.fma(share, in - state, state);
        state = Math.fma(1f - 2f * share, state, 2f * share * in);
      }
      tune(cutoffTo);
    }
    s = state;
    low = out[Quantum.FRAMES - 1];
  }

  /**
   * The factor by which a smoother {@code y += factor * (x - y)} covers all but 1/e of a step in
   * {@code seconds}; 1 for 0 seconds.
   */
  public static double smoothing(double seconds, double rate) {
    return seconds <= 0 ? 1 : 1 - Exact.exp(-1 / (seconds * rate));
  }

  public void flush() {
    s = Exact.flush(s);
  }

  public boolean empty() {
    return s == 0;
  }

  public void reset() {
    s = 0;
    low = 0;
  }
}
