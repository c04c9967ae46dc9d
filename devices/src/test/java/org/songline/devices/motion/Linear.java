package org.songline.devices.motion;

import org.songline.devices.DeviceRun;

/**
 * What a device that stands still does to each frequency: the transform of its impulse response.
 */
final class Linear {
  private final double[] response;
  private final double rate;

  private Linear(double[] response, double rate) {
    this.response = response;
    this.rate = rate;
  }

  /** Sends an impulse through one side of a run. */
  static Linear of(DeviceRun run, int side, double seconds) {
    float[] out = run.process(seconds, i -> i == 0 ? 1 : 0);
    return new Linear(DeviceRun.side(out, side), run.rate);
  }

  /** An exact response, to test the judge with. */
  static Linear of(double[] response, double rate) {
    return new Linear(response, rate);
  }

  /** Real and imaginary part at a frequency. */
  double[] at(double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < response.length; i++) {
      double angle = 2 * Math.PI * hertz * i / rate;
      re += response[i] * Math.cos(angle);
      im -= response[i] * Math.sin(angle);
    }
    return new double[] {re, im};
  }

  double gain(double hertz) {
    double[] h = at(hertz);
    return Math.hypot(h[0], h[1]);
  }

  double decibels(double hertz) {
    return 20 * Math.log10(gain(hertz) + 1e-12);
  }
}
