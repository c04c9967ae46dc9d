package org.songline.dsp.filter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * A Linkwitz-Riley crossover of fourth order: two bands, each 6 dB down at the crossover and 24 dB
 * an octave beyond it, in phase everywhere, so that they sum to a flat magnitude. One channel;
 * three {@link Svf}s of one cutoff.
 */
public final class Crossover {
  private static final float BUTTERWORTH_DAMPING = (float) Math.sqrt(2);

  private float g;
  private float a1 = 1;
  private float a2;
  private float a3;

  // The integrators of the filter that splits, and of those that steepen lows and highs.
  private float split1;
  private float split2;
  private float low1;
  private float low2;
  private float high1;
  private float high2;
  private float low;
  private float high;

  public void tune(double hertz, double rate) {
    tune(Svf.warp(hertz, rate));
  }

  /** Sets the crossover as tan(pi f / rate); may change at every sample. */
  public void tune(float cutoff) {
    if (cutoff != g) {
      g = cutoff;
      a1 = 1f / Math.fma(g, g + BUTTERWORTH_DAMPING, 1f);
      a2 = g * a1;
      a3 = g * a2;
    }
  }

  public void step(float x) {
    float e = x - split2;
    float v1 = Math.fma(a2, e, a1 * split1);
    float v2 = Math.fma(a3, e, Math.fma(a2, split1, split2));
    split1 = Math.fma(2f, v1, -split1);
    split2 = Math.fma(2f, v2, -split2);
    float above = x - Math.fma(BUTTERWORTH_DAMPING, v1, v2);

    e = v2 - low2;
    v1 = Math.fma(a2, e, a1 * low1);
    low = Math.fma(a3, e, Math.fma(a2, low1, low2));
    low1 = Math.fma(2f, v1, -low1);
    low2 = Math.fma(2f, low, -low2);

    e = above - high2;
    v1 = Math.fma(a2, e, a1 * high1);
    v2 = Math.fma(a3, e, Math.fma(a2, high1, high2));
    high1 = Math.fma(2f, v1, -high1);
    high2 = Math.fma(2f, v2, -high2);
    high = above - Math.fma(BUTTERWORTH_DAMPING, v1, v2);
  }

  /** Parts a quantum. */
  public void process(float[] x, float[] lows, float[] highs) {
    float b1 = a1;
    float b2 = a2;
    float b3 = a3;
    float s1 = split1;
    float s2 = split2;
    float l1 = low1;
    float l2 = low2;
    float h1 = high1;
    float h2 = high2;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float in = x[i];
      float e = in - s2;
      float v1 = Math.fma(b2, e, b1 * s1);
      float v2 = Math.fma(b3, e, Math.fma(b2, s1, s2));
      s1 = Math.fma(2f, v1, -s1);
      s2 = Math.fma(2f, v2, -s2);
      float above = in - Math.fma(BUTTERWORTH_DAMPING, v1, v2);

      e = v2 - l2;
      v1 = Math.fma(b2, e, b1 * l1);
      v2 = Math.fma(b3, e, Math.fma(b2, l1, l2));
      l1 = Math.fma(2f, v1, -l1);
      l2 = Math.fma(2f, v2, -l2);
      lows[i] = v2;

      e = above - h2;
      v1 = Math.fma(b2, e, b1 * h1);
      v2 = Math.fma(b3, e, Math.fma(b2, h1, h2));
      h1 = Math.fma(2f, v1, -h1);
      h2 = Math.fma(2f, v2, -h2);
      highs[i] = above - Math.fma(BUTTERWORTH_DAMPING, v1, v2);
    }
    split1 = s1;
    split2 = s2;
    low1 = l1;
    low2 = l2;
    high1 = h1;
    high2 = h2;
    low = lows[Quantum.FRAMES - 1];
    high = highs[Quantum.FRAMES - 1];
  }

  public float low() {
    return low;
  }

  public float high() {
    return high;
  }

  public void flush() {
    split1 = Exact.flush(split1);
    split2 = Exact.flush(split2);
    low1 = Exact.flush(low1);
    low2 = Exact.flush(low2);
    high1 = Exact.flush(high1);
    high2 = Exact.flush(high2);
  }

  public boolean empty() {
    return split1 == 0 && split2 == 0 && low1 == 0 && low2 == 0 && high1 == 0 && high2 == 0;
  }

  public void reset() {
    split1 = 0;
    split2 = 0;
    low1 = 0;
    low2 = 0;
    high1 = 0;
    high2 = 0;
    low = 0;
    high = 0;
  }
}
