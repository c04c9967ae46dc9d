package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * A Butterworth low-pass of fourth order for both sides: 24 dB an octave, 3 dB down at the cutoff.
 * Two {@link Svf}s a side in one loop, so that none waits for another.
 */
public final class StereoLowPass {
  /** 1 / Q of the two sections: 2 sin(pi / 8) and 2 cos(pi / 8). */
  private static final float STEEP = 0.76536686f;

  private static final float ROUND = 1.847759f;

  private static final int SECTIONS = 2;
  private static final int STATES = 2;
  private static final int FACTORS = 3;

  /** Three factors of each section of the left side, then of the right. */
  private final float[] a = new float[2 * SECTIONS * FACTORS];

  /** Both integrators of each section of the left side, then of the right. */
  private final float[] s = new float[2 * SECTIONS * STATES];

  /** Sets the cutoff of a side as tan(pi f / rate), from {@link Svf#warp}; at any time. */
  public void tune(int side, float cutoff) {
    tune(side * SECTIONS * FACTORS, cutoff, STEEP);
    tune((side * SECTIONS + 1) * FACTORS, cutoff, ROUND);
  }

  private void tune(int at, float g, float k) {
    a[at] = 1f / Math.fma(g, g + k, 1f);
    a[at + 1] = g * a[at];
    a[at + 2] = g * a[at + 1];
  }

  /** Filters {@code left[from..to)} and {@code right[from..to)} in place. */
  public void process(float[] left, float[] right, int from, int to) {
    float a1 = a[0];
    float a2 = a[1];
    float a3 = a[2];
    float b1 = a[3];
    float b2 = a[4];
    float b3 = a[5];
    float c1 = a[6];
    float c2 = a[7];
    float c3 = a[8];
    float d1 = a[9];
    float d2 = a[10];
    float d3 = a[11];
    float l1 = s[0];
    float l2 = s[1];
    float l3 = s[2];
    float l4 = s[3];
    float r1 = s[4];
    float r2 = s[5];
    float r3 = s[6];
    float r4 = s[7];
    for (int i = from; i < to; i++) {
      float el = left[i] - l2;
      float er = right[i] - r2;
      float bandL = Math.fma(a2, el, a1 * l1);
      float bandR = Math.fma(c2, er, c1 * r1);
      float lowL = Math.fma(a3, el, Math.fma(a2, l1, l2));
      float lowR = Math.fma(c3, er, Math.fma(c2, r1, r2));
      l1 = Math.fma(2f, bandL, -l1);
      r1 = Math.fma(2f, bandR, -r1);
      l2 = Math.fma(2f, lowL, -l2);
      r2 = Math.fma(2f, lowR, -r2);
      el = lowL - l4;
      er = lowR - r4;
      bandL = Math.fma(b2, el, b1 * l3);
      bandR = Math.fma(d2, er, d1 * r3);
      lowL = Math.fma(b3, el, Math.fma(b2, l3, l4));
      lowR = Math.fma(d3, er, Math.fma(d2, r3, r4));
      l3 = Math.fma(2f, bandL, -l3);
      r3 = Math.fma(2f, bandR, -r3);
      l4 = Math.fma(2f, lowL, -l4);
      r4 = Math.fma(2f, lowR, -r4);
      left[i] = lowL;
      right[i] = lowR;
    }
    s[0] = l1;
    s[1] = l2;
    s[2] = l3;
    s[3] = l4;
    s[4] = r1;
    s[5] = r2;
    s[6] = r3;
    s[7] = r4;
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    for (int i = 0; i < s.length; i++) {
      s[i] = Exact.flush(s[i]);
    }
  }

  /** Whether silence in gives silence out. */
  public boolean empty() {
    boolean empty = true;
    for (int i = 0; i < s.length; i++) {
      empty &= s[i] == 0;
    }
    return empty;
  }

  public void reset() {
    Arrays.fill(s, 0f);
  }
}
