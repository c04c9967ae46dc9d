package org.songline.devices.utility;

import org.songline.devices.Glide;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.Svf;

/**
 * Another width below a crossover than above it. The mid goes through the same crossover, so that
 * both stay in phase. While it is off it changes no bit.
 */
final class BassWidth {
  private final double rate;
  private final Crossover mid = new Crossover();
  private final Crossover side = new Crossover();

  BassWidth(double rate) {
    this.rate = rate;
  }

  /**
   * Processes a quantum.
   *
   * @param on 0 for off, 1 for on
   * @param hertz the crossover
   * @param width gain of the side below it at the start
   * @param widthTo the same after the quantum
   */
  void process(float[] audio, int offset, Glide on, Glide hertz, float width, float widthTo) {
    if (on.from() == 0 && on.to() == 0) {
      reset();
      return;
    }
    float cutoff = Svf.warp(hertz.from(), rate);
    float cutoffStep = (Svf.warp(hertz.to(), rate) - cutoff) / Quantum.FRAMES;
    mid.tune(cutoff);
    side.tune(cutoff);
    float widthStep = (widthTo - width) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float amount = on.at(i);
      int at = offset + 2 * i;
      float m = 0.5f * (audio[at] + audio[at + 1]);
      float s = 0.5f * (audio[at] - audio[at + 1]);
      if (cutoffStep != 0) {
        mid.tune(Math.fma(i, cutoffStep, cutoff));
        side.tune(Math.fma(i, cutoffStep, cutoff));
      }
      mid.step(m);
      side.step(s);
      m = Math.fma(amount, mid.low() + mid.high() - m, m);
      float low = Math.fma(i, widthStep, width);
      s = Math.fma(amount, Math.fma(low, side.low(), side.high()) - s, s);
      audio[at] = m + s;
      audio[at + 1] = m - s;
    }
    mid.flush();
    side.flush();
  }

  boolean empty() {
    return mid.empty() && side.empty();
  }

  void reset() {
    mid.reset();
    side.reset();
  }
}
