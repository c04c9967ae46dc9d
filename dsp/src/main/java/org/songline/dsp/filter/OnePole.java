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
    float low = v + s;
    s = low + v;
    return low;
  }

  /** The high-pass response to the next sample. */
  public float high(float x) {
    return x - low(x);
  }

  /**
   * The low-pass responses of two filters to a channel each, with the bits of {@link #low(float)}:
   * while one filter waits for itself the other works.
   *
   * @param x what {@code one} hears; {@code y} is as long
   * @param lowX receives its response; may be {@code x}
   */
  public static void low(
      OnePole one, float[] x, float[] lowX, OnePole other, float[] y, float[] lowY) {
    float s = one.s;
    float t = other.s;
    float a = one.a;
    float b = other.a;
    for (int i = 0; i < x.length; i++) {
      float v = (x[i] - s) * a;
      float w = (y[i] - t) * b;
      float low = v + s;
      float lower = w + t;
      s = low + v;
      t = lower + w;
      lowX[i] = low;
      lowY[i] = lower;
    }
    one.s = s;
    other.s = t;
  }

  /**
   * What two filters in a row leave of each of two channels, in place: {@link #high} of the first,
   * then {@link #low(float)} of the second, with their bits. All four work at once.
   *
   * @param cuts high-pass and low-pass of {@code x}, then of {@code y}
   */
  public static void between(OnePole[] cuts, float[] x, float[] y, int from, int to) {
    float a = cuts[0].a;
    float b = cuts[1].a;
    float c = cuts[2].a;
    float d = cuts[3].a;
    float s = cuts[0].s;
    float t = cuts[1].s;
    float u = cuts[2].s;
    float w = cuts[3].s;
    for (int i = from; i < to; i++) {
      float v = (x[i] - s) * a;
      float low = v + s;
      s = low + v;
      float high = x[i] - low;
      v = (high - t) * b;
      low = v + t;
      t = low + v;
      x[i] = low;
      v = (y[i] - u) * c;
      low = v + u;
      u = low + v;
      high = y[i] - low;
      v = (high - w) * d;
      low = v + w;
      w = low + v;
      y[i] = low;
    }
    cuts[0].s = s;
    cuts[1].s = t;
    cuts[2].s = u;
    cuts[3].s = w;
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
  }
}
