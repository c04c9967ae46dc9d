package org.songline.devices.modulators;

import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.OnePole;

/** Rounds the corners of what a modulator says. */
final class Smoother {
  private final double rate;
  private double seconds = -1;
  private float factor = 1;
  private float state;
  private boolean fresh = true;

  Smoother(double rate) {
    this.rate = rate;
  }

  /** How much is smoothed: the milliseconds of {@link #smooth}. */
  static Parameter parameter(String help) {
    return Parameter.smooth("smooth", "Smooth", Unit.MILLISECONDS, 0, 500, 2, help)
        .scaled(Parameter.Scale.SQUARE);
  }

  void reset() {
    fresh = true;
  }

  /** Smooths a quantum and the frame after it in place. */
  void smooth(float[] points, double milliseconds) {
    if (milliseconds / 1000 != seconds) {
      seconds = milliseconds / 1000;
      factor = (float) OnePole.smoothing(seconds, rate);
    }
    if (fresh) {
      state = points[0];
      fresh = false;
    }
    if (factor == 1) {
      state = points[Quantum.FRAMES - 1];
      return;
    }
    for (int f = 0; f < Quantum.FRAMES; f++) {
      state = Math.fma(factor, points[f] - state, state);
      points[f] = state;
    }
    int last = Quantum.FRAMES;
    points[last] = Math.fma(factor, points[last] - state, state);
    if (Math.abs(state) < 1e-9f) {
      state = 0;
    }
  }
}
