package org.songline.dsp.filter;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * First-order all-passes one after another, by trapezoidal integration, with feedback around them
 * that has no delay: each stage turns the phase by {@code -2 atan(tan(pi f / rate) / g)}. The loop
 * is solved at every sample (Zavalishin, "The Art of VA Filter Design", chapter on feedback loops).
 * One channel.
 */
public final class AllPassChain {
  private final float[] a;
  private final float[] step;
  private final float[] s;

  public AllPassChain(int stages) {
    a = new float[stages];
    step = new float[stages];
    s = new float[stages];
  }

  /** Lets a stage's cutoff, as tan(pi f / rate), move from one value to another in a quantum. */
  public void tune(int stage, float from, float to) {
    a[stage] = from / (1f + from);
    step[stage] = (to / (1f + to) - a[stage]) / Quantum.FRAMES;
  }

  /**
   * The next sample: the weighted sum of what comes out after two, four, six... stages.
   *
   * @param feedback share of that sum that is added to the input, between -1 and 1
   * @param weights one for each pair of stages
   * @param pairs how many pairs of stages run
   */
  public float step(float x, float feedback, float[] weights, int pairs) {
    float known = 0;
    float gain = 1;
    float knownSum = 0;
    float gainSum = 0;
    for (int p = 0; p < pairs; p++) {
      for (int j = 2 * p; j < 2 * p + 2; j++) {
        float through = 2f * a[j] - 1f;
        known = Math.fma(through, known, 2f * (1f - a[j]) * s[j]);
        gain *= through;
      }
      knownSum = Math.fma(weights[p], known, knownSum);
      gainSum = Math.fma(weights[p], gain, gainSum);
    }
    float y = Math.fma(feedback, knownSum, x) / (1f - feedback * gainSum);
    float sum = 0;
    for (int p = 0; p < pairs; p++) {
      for (int j = 2 * p; j < 2 * p + 2; j++) {
        float v = (y - s[j]) * a[j];
        float low = v + s[j];
        s[j] = low + v;
        y = 2f * low - y;
        a[j] += step[j];
      }
      sum = Math.fma(weights[p], y, sum);
    }
    return sum;
  }

  public void flush() {
    for (int j = 0; j < s.length; j++) {
      s[j] = Exact.flush(s[j]);
    }
  }

  public boolean empty() {
    for (int j = 0; j < s.length; j++) {
      if (s[j] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Empties the stages from one on, which do not run. */
  public void rest(int from) {
    for (int j = from; j < s.length; j++) {
      s[j] = 0;
    }
  }

  public void reset() {
    rest(0);
  }
}
